import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ts } from 'ts-morph';

/** The tests that say what the analysis and the emitters have to do. */
const testFolders = ['test/analysis', 'test/diagnostics', 'test/emit', 'test/library/vars'];

/** For each source file the test files that import it, directly or not; paths relative to `root`. */
export function findRelatedTests(root: string): Map<string, string[]> {
  const tests = globSync(
    testFolders.map((folder) => `${folder}/**/*.test.ts`),
    { cwd: root },
  ).filter((file) => !file.endsWith('.sandbox.test.ts'));
  const related = new Map<string, string[]>();
  const known = new Map<string, readonly string[]>();
  for (const test of tests.sort()) {
    for (const file of reach(test, root, known)) {
      const list = related.get(file);
      if (list === undefined) related.set(file, [test]);
      else list.push(test);
    }
  }
  return related;
}

function reach(from: string, root: string, known: Map<string, readonly string[]>): Set<string> {
  const reached = new Set([from]);
  for (const file of reached) {
    let imports = known.get(file);
    if (imports === undefined) {
      imports = listImports(file, root);
      known.set(file, imports);
    }
    for (const imported of imports) reached.add(imported);
  }
  return reached;
}

function listImports(file: string, root: string): string[] {
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return [];
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => relative(root, join(root, dirname(file), fileName)))
    .filter((path) => existsSync(join(root, path)));
}
