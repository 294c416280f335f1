import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../src/development/generate.ts';
import { ExitCode } from '../../src/diagnostics/exit-codes.ts';
import { copySources, type SourceCopy } from './copy-sources.ts';

const root = join(import.meta.dirname, '../..');

it('has committed what it generates, and nothing else', async () => {
  expect(await checkAll(root)).toEqual([]);
});

describe('in another folder, time zone and language', () => {
  const folders = ['docs/reference', 'schemas', 'vars', 'resources', 'src', 'pipelines'];
  const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  let copy: SourceCopy;
  beforeAll(async () => {
    copy = copySources();
    for (const path of listGenerated(copy.root, folders)) rmSync(join(copy.root, path));
    // Contracts and steps are imported through their lists, so these have to be there.
    for (const path of [
      'src/contracts/index.ts',
      'src/steps/index.ts',
      'src/dsl/steps.generated.ts',
    ])
      writeFileSync(join(copy.root, path), readFileSync(join(root, path)));
    const generated = await copy.run('src/development/generate.ts', [], { env: elsewhere });
    expect(generated.exitCode, generated.output).toBe(0);
  });
  afterAll(() => copy.remove());

  it('generates the same files with the same bytes', () => {
    const paths = listGenerated(root, folders);
    expect(listGenerated(copy.root, folders)).toEqual(paths);
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths)
      expect(readFileSync(join(copy.root, path)).equals(readFileSync(join(root, path))), path).toBe(
        true,
      );
  });

  it('names every file that is stale, and ends with the exit code for that', async () => {
    appendFileSync(join(copy.root, 'docs/reference/steps/run.md'), 'By hand.\n');
    rmSync(join(copy.root, 'schemas/steps/smoke.schema.json'));
    const { exitCode, output } = await copy.run('src/development/generate.ts', ['--check']);
    expect(exitCode).toBe(ExitCode.stale);
    expect(output.split('\n')).toEqual([
      'stale schemas/steps/smoke.schema.json',
      'stale docs/reference/steps/run.md',
      'Run: npm run generate',
    ]);
  });

  it('names what nothing generates, and mends everything', { timeout: 180_000 }, async () => {
    expect((await copy.run('src/development/generate.ts')).exitCode).toBe(0);
    writeFileSync(join(copy.root, 'vars/removedStep.groovy'), '');
    const left = await copy.run('src/development/generate.ts', ['--check']);
    expect(left).toEqual({
      exitCode: ExitCode.stale,
      output: 'stale vars/removedStep.groovy\nRun: npm run generate',
    });
    // It names what it changes: everything else was as it should be.
    expect((await copy.run('src/development/generate.ts')).output).toBe('vars/removedStep.groovy');
    expect(existsSync(join(copy.root, 'vars/removedStep.groovy'))).toBe(false);
  });
});

const generated =
  /\.generated\.|^(docs\/reference|vars|resources)\/.*\.|^schemas\/.*\.schema\.json$|^src\/(contracts|steps)\/index\.ts$/;

/** Generated files by their place and name, sorted. */
function listGenerated(base: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => {
      try {
        return readdirSync(join(base, folder), { recursive: true, encoding: 'utf8' }).map(
          (path) => `${folder}/${path}`,
        );
      } catch {
        return [];
      }
    })
    .filter((path) => generated.test(path))
    .sort();
}
