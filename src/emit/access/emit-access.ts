import type { Pipeline } from '../../model/pipeline.ts';
import { sealText } from '../generated-header.ts';
import { sealJson } from '../generated-json.ts';
import type { EmitOptions, EmittedFile } from '../options.ts';
import { deriveAccess } from './derive-access.ts';
import { printAccess } from './print-access.ts';

/** `.platform/access.json` for programs and `.platform/access.md` for people. */
export function emitAccess(pipeline: Pipeline, options: EmitOptions): EmittedFile[] {
  const report = deriveAccess(pipeline);
  const origin = { version: options.version, source: pipeline.source, command: 'platform compile' };
  return [
    { path: '.platform/access.json', content: sealJson(report, origin) },
    { path: '.platform/access.md', content: sealText(printAccess(report), origin, 'xml') },
  ];
}
