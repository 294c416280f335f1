import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFlowNodes } from '../../../src/emit/cost/count-flow-nodes.ts';
import { describeJenkinsfile } from '../../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { type Engine, startEngine } from '../../engine/engine.ts';
import { loadOwnLibrary, runJenkinsfile } from '../../engine/run-jenkinsfile.ts';
import { compileGolden, goldenCases, goldenFolder } from '../compile-golden.ts';

/** Files whose count depends on values, or on a plugin that no recording has and the engine stubs. */
const isOpen = (jenkinsfile: string): boolean =>
  /\b(?:docker|dockerfile) \{|docker\.image|\bif \(|^\s*error /m.test(jenkinsfile);

const files = goldenCases
  .map((name) => ({
    name,
    jenkinsfile: readFileSync(join(goldenFolder, name, 'Jenkinsfile'), 'utf8'),
  }))
  .filter(({ jenkinsfile }) => !isOpen(jenkinsfile));

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

describe('the prediction is what the interpreter counts', () => {
  it('for most of the golden files', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('$name', async ({ name, jenkinsfile }) => {
    const { pipeline } = await compileGolden(name);
    const others = [...jenkinsfile.matchAll(/'(\w+)@/g)].map(([, library = '']) => library);
    const build = await runJenkinsfile(engine, {
      jenkinsfile,
      libraries: {
        ...Object.fromEntries(others.map((library) => [library, { vars: {} }])),
        platform: loadOwnLibrary(),
      },
      given: { branch: 'main', otherSteps: Object.keys(pipeline.outsideSteps) },
    });
    expect(build.result).toBe('SUCCESS');
    const skipped = build.stages.filter(
      ({ tags }) => tags?.['STAGE_STATUS'] === 'SKIPPED_FOR_CONDITIONAL',
    );
    const { nodes } = countFlowNodes(describeJenkinsfile(pipeline).shape, {
      skips: (path) => skipped.some((stage) => stage.name === path.at(-1)),
      runs: (condition) => ['always', 'changed', 'success', 'cleanup'].includes(condition),
      hasChanges: false,
    });
    // A stage that was skipped left nothing, which is said.
    const said = build.log.filter((line) => line.startsWith('Nothing was left under')).length;
    expect(build.nodes.total).toBe(nodes + said);
  });
});
