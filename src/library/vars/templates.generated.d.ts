// Generated from src/library/vars by `npm run generate`. Do not edit.
import type { PrecompiledTemplates } from '../../emit/groovy/templates.ts';

/** The templates beside this file, compiled. */
export declare const templates: PrecompiledTemplates;
