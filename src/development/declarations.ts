import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { findCompiler } from '../compiler/types/find-compiler.ts';

const options = '--declaration --emitDeclarationOnly --noEmit false --module nodenext --target es2024 --strict --skipLibCheck --allowImportingTsExtensions --ignoreConfig --types'.split(' ');
const importOrReexport = /^(?:import|export)\s+(?:type\s+)?(?:\*|\{)[^;]*?\sfrom\s+'([^']+)';\n?|^import\s+'[^']+';\n?|^export \{\};\n?/gmu;

/**
 * The DSL's declarations as one file: a compile reads one file instead of thirty, and what the
 * package publishes shows an author only what is meant for authors.
 *
 * Works because the DSL's modules have no default exports and no two declarations of one name; the
 * latter is checked.
 */
export function printDeclarations(root: string, header: string): string {
  const output = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    execFileSync(findCompiler().path, [...options, '', '--outDir', output, '--rootDir', join(root, 'src'), join(root, 'src/dsl/index.ts')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    return bundle(output, header);
  } finally {
    rmSync(output, { recursive: true });
  }
}

function bundle(folder: string, header: string): string {
  const texts = new Map<string, string>();
  const visit = (file: string): void => {
    if (texts.has(file)) return;
    const text = readFileSync(join(folder, file), 'utf8');
    texts.set(file, text);
    for (const [, specifier] of text.matchAll(importOrReexport)) {
      if (specifier !== undefined) visit(posix.join(posix.dirname(file), specifier.replace(/\.ts$/u, '.d.ts')));
    }
  };
  visit('dsl/index.d.ts');
  const index = texts.get('dsl/index.d.ts') as string;
  texts.delete('dsl/index.d.ts');
  const names = new Set<string>();
  const bodies = [...texts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => {
    const body = text.replace(importOrReexport, '').replace(/^export (?=declare |interface |type |const )/gmu, '');
    for (const [, name] of body.matchAll(/^(?:declare )?(?:interface|type|function|class|const) (\w+)/gmu)) {
      const isOverload = new RegExp(`^declare function ${name}\\b`, 'mu').test(body);
      if (names.has(`${name}`) && !isOverload) throw new Error(`Two declarations of the DSL are called ${name}; the second is in ${file}.`);
      names.add(`${name}`);
    }
    return body.trim();
  });
  return `${header}\n${bodies.filter((body) => body !== '').join('\n')}\n${printExports(index, texts)}`;
}

/** One export list of all that the index names; `export type *` is every exported type of that file. */
function printExports(index: string, texts: ReadonlyMap<string, string>): string {
  const exported: string[] = [];
  for (const [statement, all] of index.matchAll(/export (?:type )?(\*|\{)[^;]*;/gu)) {
    if (all === '*') {
      const file = /from '\.\/([^']+)\.ts'/u.exec(statement)?.[1];
      for (const [, name] of (texts.get(`dsl/${file}.d.ts`) ?? '').matchAll(/^export (?:interface|type) (\w+)/gmu)) exported.push(`type ${name}`);
      continue;
    }
    const onlyTypes = statement.startsWith('export type ');
    const list = /\{([^}]*)\}/u.exec(statement)?.[1] ?? '';
    for (const item of list.split(',').map((part) => part.trim())) {
      if (item !== '') exported.push(onlyTypes && !item.startsWith('type ') ? `type ${item}` : item);
    }
  }
  return `export { ${exported.join(', ')} };\n`;
}
