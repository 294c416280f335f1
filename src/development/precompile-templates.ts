import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { precompileTemplate } from '../emit/groovy/template-compiler.ts';

const folder = 'src/library/vars';

/**
 * The templates of the shared library as code, for the package: it carries neither the template
 * files nor their compiler. Path → content.
 */
export function precompileTemplates(root: string, header: string): [string, string][] {
  const names = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length))
    .sort();
  const rows = names.map((name) => {
    const text = readFileSync(join(root, folder, `${name}.hbs`), 'utf8');
    return `  '${name}': ${precompileTemplate(name, text)},`;
  });
  return [
    [
      `${folder}/templates.generated.js`,
      `${header}export const templates = {\n${rows.join('\n')}\n};\n`,
    ],
    [
      `${folder}/templates.generated.d.ts`,
      `${header}import type { PrecompiledTemplates } from '../../emit/groovy/templates.ts';\n\n/** The templates beside this file, compiled. */\nexport declare const templates: PrecompiledTemplates;\n`,
    ],
  ];
}
