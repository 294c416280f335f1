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
    const { asked, written, started } = runnerCalls(build.calls);
    expect(written).toEqual(asked);
    expect(started).toEqual(asked);
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
  const declarations = readFileSync(source, 'utf8').matchAll(/outside\w*\('(\w+)'/gi);
  return [...declarations].map(([, name = '']) => name);
}

/** Which tools are installed is a matter of the controller. */
function isNoTool({ message }: LintError): boolean {
  return !message.startsWith('Tool type');
}

/** Ids of the steps that were called, whose requests were written, and for which the runner was started. */
function runnerCalls(calls: readonly StepRecord[]) {
  const texts = (step: string, argument: string) =>
    calls
      .filter((call) => call.of === 'jenkins' && call.step === step)
      .map((call) => String(call.arguments[argument] ?? ''));
  const requests = texts('writeFile', 'text').filter((text) => text.startsWith('{'));
  const written = requests.map((text) => JSON.parse(text) as { id: string });
  const asked = calls.filter(({ of, arguments: { id } }) => of === 'library' && id !== undefined);
  return {
    asked: asked.map((call) => String(call.arguments['id'])).sort(),
    written: written.map(({ id }) => id).sort(),
    started: texts('sh', 'label').filter(isStepId).sort(),
  };
}

/** Commands that only bring the runner have words as labels. */
function isStepId(label: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/.test(label);
}
