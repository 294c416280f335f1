import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import { toKebabCase } from '../../src/library/contract-index.ts';
import { copySources, type SourceCopy } from './copy-sources.ts';

const fixtures = join(import.meta.dirname, 'fixtures/tag-release');
let copy: SourceCopy;
const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
beforeAll(() => {
  copy = copySources();
});
afterAll(() => {
  copy.remove();
  rmSync(folder, { recursive: true });
});

const read = (path: string) => readFileSync(join(copy.root, path), 'utf8');

/** The recipe of CONTRIBUTING: scaffold, write two files, generate. */
describe('adding a step', () => {
  beforeAll(async () => {
    expect((await copy.run('src/development/new-step.ts', ['tag-release'])).exitCode).toBe(0);
    copyFileSync(join(fixtures, 'contract.ts'), join(copy.root, 'src/contracts/tag-release.ts'));
    copyFileSync(join(fixtures, 'step.ts'), join(copy.root, 'src/steps/tag-release.ts'));
    // A second one stays as it was scaffolded.
    expect((await copy.run('src/development/new-step.ts', ['countDown'])).exitCode).toBe(0);
    const generated = await copy.run('src/development/generate.ts');
    expect(generated.exitCode, generated.output).toBe(0);
  });

  it('compiles, also as it was scaffolded', async () => {
    expect(await copy.checkTypes()).toBe('');
  });

  it('leaves nothing to generate', async () => {
    expect(await copy.run('src/development/generate.ts', ['--check'])).toEqual({
      exitCode: 0,
      output: '',
    });
  });

  it('is in the DSL, with hover text', () => {
    for (const path of ['src/dsl/steps.generated.ts', 'src/dsl/sdk.generated.d.ts']) {
      const types = read(path);
      expect(types).toContain('tagRelease(version: Text, options?: TagReleaseOptions): Step;');
      expect(types).toContain('Tags the commit of the build as a release.');
      expect(types).toContain("channel?: 'stable' | 'preview';");
      expect(types).toContain("@example s.tagRelease('1.4.0', { channel: 'preview' })");
    }
  });

  it('is in the table that the sandbox reads', () => {
    expect(read('src/dsl/step-table.generated.ts')).toContain("tagRelease: ['version'],");
    expect(read('src/dsl/sandbox.generated.js')).toContain('tagRelease: ["version"]');
  });

  it('is in the shared library, with help, and in its manifest', () => {
    expect(read('vars/tagRelease.groovy')).toContain("platformStep('tagRelease'");
    expect(read('vars/tagRelease.txt')).toContain('Who gets the release.');
    const manifest = JSON.parse(read('resources/platform/manifest.json'));
    expect(manifest.contracts.tagRelease).toMatchObject({ since: '0.1.0', executor: 'runner' });
    expect(Object.keys(manifest.files)).toContain('vars/tagRelease.groovy');
  });

  it('has a JSON Schema', () => {
    const schema = JSON.parse(read('schemas/steps/tagRelease.schema.json'));
    expect(schema.properties.channel).toMatchObject({ default: 'stable' });
    expect(schema.examples).toEqual([{ version: '1.4.0', channel: 'preview' }]);
    expect(schema.$defs.outputs.properties).toHaveProperty('tag');
  });

  it('is in the reference', () => {
    expect(read('docs/reference/steps.md')).toContain('[`tagRelease`](steps/tagRelease.md)');
    const page = read('docs/reference/steps/tagRelease.md');
    expect(page).toContain("| `channel` | `'stable' \\| 'preview'` | `'stable'` |");
    expect(page).toContain('| Network | connect | `git.example.com:443` |');
    expect(page).toContain(
      "tagRelease(id: 'publish.tag-release', version: '1.4.0', channel: 'preview')",
    );
  });

  it('can be completed and explained', async () => {
    const completion = await copy.run('src/cli/entry.ts', ['completion', 'bash']);
    expect(completion.output).toContain('\ntagRelease\n');
    const explained = await copy.run('src/cli/entry.ts', ['explain', 'tagReleas']);
    expect(explained).toMatchObject({ exitCode: 2 });
    expect(explained.output).toContain('platform explain tagRelease');
    expect((await copy.run('src/cli/entry.ts', ['explain', 'tagRelease'])).output).toContain(
      'Who gets the release.',
    );
  });

  it('compiles in a pipeline, and a wrong use of it does not', async () => {
    const pipeline = (step: string) =>
      `import { definePipeline } from 'jenkins-pipeline-sdk';\n\nexport default definePipeline({\n  name: 'payments',\n  stages: ({ publish }) => [publish('Publish', (s) => [${step}])],\n});\n`;
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    const file = join(repository, 'platform.pipeline.ts');
    writeFileSync(file, pipeline("s.tagRelease('1.4.0')"));
    const compiled = await copy.run('src/cli/entry.ts', ['compile'], { cwd: repository });
    expect(compiled.exitCode, compiled.output).toBe(0);
    expect(readFileSync(join(repository, 'Jenkinsfile'), 'utf8')).toContain(
      "tagRelease(id: 'publish.tag-release', version: '1.4.0')",
    );
    writeFileSync(file, pipeline("s.tagRelease('1.4.0', { channel: 'beta' })"));
    const refused = await copy.run('src/cli/entry.ts', ['check'], { cwd: repository });
    expect(refused.exitCode).toBe(3);
    expect(refused.output).toContain('platform.pipeline.ts:5:');
    expect(refused.output).toContain('"beta"');
  });

  it('is run by the runner, which refuses a wrong input in words', async () => {
    const start = async (input: object) => {
      const file = join(folder, 'request.json');
      const request = { id: 'publish.tag-release', step: 'tagRelease', pipeline: 'payments' };
      writeFileSync(file, JSON.stringify({ ...request, stage: 'publish', input }));
      return copy.run('src/runner/platform-step.ts', [file], {
        env: { WORKSPACE: folder, WORKSPACE_TMP: join(folder, 'tmp') },
      });
    };
    const ran = await start({ version: '1.4.0' });
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.output).toContain('Tagging v1.4.0 for stable');
    const refused = await start({ version: 'next', chanel: 'stable' });
    expect(refused.exitCode).toBe(3);
    expect(refused.output).toContain('`version` must match ^\\d+\\.\\d+\\.\\d+$');
    expect(refused.output).toContain('`chanel` is not known here; did you mean `channel`?');
  });
});

describe('deleting a contract', () => {
  it('leaves its run function alone when everything else is generated again', async () => {
    rmSync(join(copy.root, 'src/contracts/tag-release.ts'));
    const generated = await copy.run('src/development/generate.ts');
    expect(generated.exitCode, generated.output).toBe(0);
    const left = readdirSync(copy.root, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /tag-?release/i.test(path) && !path.startsWith('node_modules'),
    );
    expect(left).toEqual(['src/steps/tag-release.ts']);
    expect(existsSync(join(copy.root, 'vars/tagRelease.groovy'))).toBe(false);
  });

  /**
   * One type check for all of them: the run function of each step, a file written by hand, imports
   * its contract, and whether an import is found does not depend on other files. So what the checker
   * says of each when all contracts are gone, it says when only that one is.
   */
  it('breaks the build, whichever it is', async () => {
    const files = Object.keys(contracts).map(toKebabCase);
    for (const file of files) rmSync(join(copy.root, `src/contracts/${file}.ts`));
    const problems = await copy.checkTypes('src/steps');
    for (const file of [...files, 'tag-release'])
      expect(problems).toMatch(
        new RegExp(
          `src/steps/${file}\\.ts\\(.*TS2307: Cannot find module '../contracts/${file}.ts'`,
        ),
      );
  });
});
