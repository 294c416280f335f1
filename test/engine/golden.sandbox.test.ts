import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenCases, goldenFolder } from '../emit/compile-golden.ts';
import type { LintError } from '../jvm/harness.ts';
import { type Engine, type LibrarySource, type StepRecord, startEngine } from './engine.ts';
import { loadOwnLibrary, runJenkinsfile } from './run-jenkinsfile.ts';

const samples = join(import.meta.dirname, '../pipelines/golden');
const files = [
  ...goldenCases.map((name) => ({ name, path: join(goldenFolder, name, 'Jenkinsfile') })),
  ...readdirSync(samples)
    .filter((file) => file.endsWith('.Jenkinsfile'))
    .map((file) => ({ name: file, path: join(samples, file) })),
];

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

describe('every generated Jenkinsfile runs on the interpreter, with its library in the sandbox', () => {
  it.each(files)('$name', async ({ path }) => {
    const jenkinsfile = readFileSync(path, 'utf8');
    const otherSteps = readDeclaredSteps(path);
    const libraries = Object.fromEntries(
      libraryNames(jenkinsfile).map((name): [string, LibrarySource] => [
        name,
        name === 'platform' ? loadOwnLibrary() : { vars: {} },
      ]),
    );
    const given = { branch: 'main', otherSteps };
    const build = await runJenkinsfile(engine, { jenkinsfile, libraries, given });
    expect(build.isOver).toBe(true);
    // A pipeline may end with its own step that fails.
    const own = build.error?.replace('AbortException: ', '');
    expect(own === undefined || jenkinsfile.includes(own), build.error ?? '').toBe(true);
    expect(build.result).toBe(own === undefined ? 'SUCCESS' : 'FAILURE');
    expect((await engine.harness.lint(jenkinsfile)).filter(isNoTool)).toEqual([]);
    for (const [id, calls] of runnerCalls(build.calls)) {
      expect(calls.map(({ step }) => step).slice(0, 2), id).toEqual(['writeFile', 'sh']);
      expect(JSON.parse(String(calls[0]?.arguments['text']))).toMatchObject({ id });
    }
  });
});

function libraryNames(jenkinsfile: string): readonly string[] {
  const [, list = ''] = /^@Library\(([^)]*)\)/m.exec(jenkinsfile) ?? [];
  return [...list.matchAll(/'([^'@]+)@?[^']*'/g)].map(([, name = '']) => name);
}

/** The steps of others that the pipeline beside a golden file declares. */
function readDeclaredSteps(path: string): readonly string[] {
  const source = path.replace(/Jenkinsfile$/, 'platform.pipeline.ts');
  if (!existsSync(source)) return [];
  const declarations = readFileSync(source, 'utf8').matchAll(/outside\('(\w+)'/g);
  return [...declarations].map(([, name = '']) => name);
}

/** Which tools are installed is a matter of the controller. */
function isNoTool({ message }: LintError): boolean {
  return !message.startsWith('Tool type');
}

/** What each call of a library's variable with an id did, in order. */
function runnerCalls(calls: readonly StepRecord[]): ReadonlyMap<string, readonly StepRecord[]> {
  const byId = new Map<string, StepRecord[]>();
  let current: StepRecord[] | undefined;
  for (const call of calls) {
    const id = call.arguments['id'];
    if (call.of === 'library') {
      current = typeof id === 'string' ? [] : undefined;
      if (current !== undefined) byId.set(id as string, current);
    } else current?.push(call);
  }
  return byId;
}
