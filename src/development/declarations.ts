import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { findCompiler } from '../compiler/types/find-compiler.ts';

const options =
  '--declaration --emitDeclarationOnly --noEmit false --module nodenext --target es2024 --strict --skipLibCheck --allowImportingTsExtensions --ignoreConfig --types'.split(
    ' ',
  );
const importOrReexport =
  /^(?:import|export)\s+(?:type\s+)?(?:\*|\{)[^;]*?\sfrom\s+'([^']+)';\n?|^import\s+'[^']+';\n?|^export \{\};\n?/gmu;

/**
 * The declarations of a module and all that it imports as one file: a compile reads one file instead
 * of thirty, and what the package publishes shows an author only what is meant for authors. Imports
 * from packages stay imports.
 *
 * Works because these modules have no default exports and no two declarations of one name; the
 * latter is checked.
 *
 * @param entry the module, relative to the root
 * @param more further flags of the compiler
 */
export function printDeclarations(
  root: string,
  entry: string,
  header: string,
  more: readonly string[] = [],
): string {
  const output = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    execFileSync(
      findCompiler(),
      [...options, '', ...more, '--outDir', output, '--rootDir', root, join(root, entry)],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return bundle(output, entry.replace(/\.ts$/u, '.d.ts'), header);
  } finally {
    rmSync(output, { recursive: true });
  }
}

function bundle(folder: string, entry: string, header: string): string {
  const texts = new Map<string, string>();
  const visit = (file: string): void => {
    if (texts.has(file)) return;
    const text = readFileSync(join(folder, file), 'utf8');
    texts.set(file, text);
    for (const [, specifier] of text.matchAll(importOrReexport)) {
      if (specifier?.startsWith('.'))
        visit(posix.join(posix.dirname(file), specifier.replace(/\.ts$/u, '.d.ts')));
    }
  };
  visit(entry);
  const index = texts.get(entry) as string;
  texts.delete(entry);
  const names = new Set<string>();
  const bodies = [...texts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => {
      const body = text
        .replace(importOrReexport, '')
        .replace(/^export (?=declare |interface |type |const )/gmu, '');
      for (const [, name] of body.matchAll(
        /^(?:declare )?(?:interface|type|function|class|const) (\w+)/gmu,
      )) {
        const isOverload = new RegExp(`^declare function ${name}\\b`, 'mu').test(body);
        if (names.has(`${name}`) && !isOverload)
          throw new Error(
            `Two declarations of the DSL are called ${name}; the second is in ${file}.`,
          );
        names.add(`${name}`);
      }
      return body.trim();
    });
  return [
    header,
    ...printPackageImports(texts),
    bodies.filter((body) => body !== '').join('\n'),
    printExports(index, texts, posix.dirname(entry)),
  ].join('\n');
}

/** One import for each package that the modules take types from. */
function printPackageImports(texts: ReadonlyMap<string, string>): string[] {
  const imported = new Map<string, Set<string>>();
  for (const [, names = '', specifier = ''] of [...texts.values()].flatMap((text) => [
    ...text.matchAll(/^import (?:type )?\{([^}]*)\} from '([^.'][^']*)';/gmu),
  ])) {
    const known = imported.get(specifier) ?? new Set();
    for (const name of names.split(',')) known.add(name.replace(/^\s*(?:type )?/u, '').trim());
    imported.set(specifier, known);
  }
  return [...imported].map(
    ([specifier, names]) =>
      `import type { ${[...names]
        .filter((name) => name !== '')
        .sort()
        .join(', ')} } from '${specifier}';`,
  );
}

/** One export list of all that the index names; `export type *` is every exported type of that file. */
function printExports(index: string, texts: ReadonlyMap<string, string>, folder: string): string {
  const exported: string[] = [];
  for (const [statement, all] of index.matchAll(/export (?:type )?(\*|\{)[^;]*;/gu)) {
    if (all === '*') {
      const file = /from '\.\/([^']+)\.ts'/u.exec(statement)?.[1];
      for (const [, name] of (texts.get(posix.join(folder, `${file}.d.ts`)) ?? '').matchAll(
        /^export (?:interface|type) (\w+)/gmu,
      ))
        exported.push(`type ${name}`);
      continue;
    }
    const onlyTypes = statement.startsWith('export type ');
    const list = /\{([^}]*)\}/u.exec(statement)?.[1] ?? '';
    for (const item of list.split(',').map((part) => part.trim())) {
      if (item !== '')
        exported.push(onlyTypes && !item.startsWith('type ') ? `type ${item}` : item);
    }
  }
  return `export { ${exported.join(', ')} };\n`;
}
