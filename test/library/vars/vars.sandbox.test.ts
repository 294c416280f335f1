import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepContract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/index.ts';
import { printGroovyLiteral } from '../../../src/emit/groovy/literal.ts';
import { generateVars } from '../../../src/library/vars/generate-vars.ts';
import { hostileText } from '../../emit/groovy/hostile-texts.ts';
import { type Harness, type RunResult, startHarness } from '../../jvm/harness.ts';

const library: Record<string, string> = {};
for (const [path, text] of generateVars(
  Object.values(contracts) as never as StepContract[],
  '1.2.3',
)) {
  const name = /^vars\/(\w+)\.groovy$/.exec(path)?.[1];
  if (name !== undefined) library[name] = text;
}

const env = {
  WORKSPACE_TMP: '/agent/job@tmp',
  JOB_NAME: 'team/job',
  PLATFORM_PIPELINE: 'payments',
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const run = (call: string, more: object = {}): Promise<RunResult> =>
  harness.runVar({ library, call, env, ...more });

function requestOf(result: RunResult): unknown {
  const write = result.calls.find(({ step }) => step === 'writeFile');
  return JSON.parse(String(write?.arguments['text']));
}

describe('every variable', () => {
  it.each(Object.keys(library))('%s compiles as a sandboxed library', async (name) => {
    expect(await harness.parse(`${name}.groovy`, library[name] as string)).toEqual([]);
  });

  it.each(
    Object.values(contracts)
      .filter(({ executor }) => executor === 'runner')
      .map(({ name }) => name),
  )('%s writes its request and starts the runner: two flow nodes', async (name) => {
    const result = await run(`${name}(id: 'build.step')`);
    expect(result).toMatchObject({ error: null, refusals: [], mismatches: [] });
    expect(result.calls.map(({ step }) => step)).toEqual(['writeFile', 'sh']);
    expect(requestOf(result)).toEqual({
      id: 'build.step',
      step: name,
      library: '1.2.3',
      pipeline: 'payments',
      stage: 'build',
      input: {},
    });
  });
});

describe('the runner', () => {
  it('is started by its constant path, with the file by a variable', async () => {
    const { calls } = await run("run(id: 'build.run-2', command: 'npm ci')");
    expect(calls[0]?.arguments).toMatchObject({
      file: '/agent/job@tmp/platform/build.run-2.json',
      encoding: 'UTF-8',
    });
    expect(calls[1]?.arguments).toEqual({
      label: 'build.run-2',
      script:
        'exec /opt/jenkins-pipeline-sdk/bin/platform-step "$WORKSPACE_TMP/platform/build.run-2.json"',
      returnStatus: false,
    });
  });

  it('gets parameters as input and the rest beside it', async () => {
    const result = await run(
      "run(id: 'post.always.run', stage: 'post', command: ['a', [$value: 'v']], env: [A: params.X], timeoutMs: 5)",
      { params: { X: 'from a parameter' } },
    );
    expect(requestOf(result)).toEqual({
      id: 'post.always.run',
      step: 'run',
      library: '1.2.3',
      pipeline: 'payments',
      stage: 'post',
      input: { command: ['a', { $value: 'v' }] },
      env: { A: 'from a parameter' },
      timeoutMs: 5,
    });
  });

  it('knows the job where no generated Jenkinsfile names the pipeline', async () => {
    const result = await run("run(id: 'test', command: 'x')", {
      env: { WORKSPACE_TMP: '/t', JOB_NAME: 'team/job' },
    });
    expect(requestOf(result)).toMatchObject({ pipeline: 'team/job', stage: 'test' });
  });

  it('gets every text as it is, in any place', async () => {
    const texts = fc.sample(fc.array(hostileText, { minLength: 50, maxLength: 50 }), {
      numRuns: 400,
      seed: 20_260_722,
    });
    for (const [index, list] of texts.entries()) {
      const input = { command: list, nested: { [list[0] as string]: list } };
      const call = `run(id: 'a', command: ${printGroovyLiteral(list)}, env: ${printGroovyLiteral(input.nested)})`;
      const result = await run(call);
      expect(result.error, `list ${index}`).toBe(null);
      const request = requestOf(result) as { input: { command: string[] }; env: object };
      expect(request.input.command).toEqual(list);
      expect(request.env).toEqual(input.nested);
    }
  });
});

describe('mistakes in a call', () => {
  it.each([
    ["run('npm ci')", "run takes named arguments only: run(id: 'build.run', …)"],
    ['run(3)', "run takes named arguments only: run(id: 'build.run', …)"],
    ['pause()', "pause needs an id of lower case letters, digits, '.', '_' and '-'"],
    ["run(command: 'x')", "run needs an id of lower case letters, digits, '.', '_' and '-'"],
    [
      "run(id: '../x', command: 'x')",
      "run needs an id of lower case letters, digits, '.', '_' and '-'",
    ],
    [
      "run(id: 'a\\n', command: 'x')",
      "run needs an id of lower case letters, digits, '.', '_' and '-'",
    ],
    [
      "run(id: 'a b', command: 'x')",
      "run needs an id of lower case letters, digits, '.', '_' and '-'",
    ],
    [
      "run(id: 'a', comand: 'x')",
      'run does not know comand; it takes command, shell, junit, allowedExitCodes, inputs',
    ],
    ["nameBuild('x')", 'nameBuild takes named arguments only: nameBuild(…)'],
    ["nameBuild(title: 'x')", 'nameBuild takes name, description; it does not know title'],
  ])('%s is refused in words, before anything is started', async (call, message) => {
    const { error, calls } = await run(call);
    expect(error?.message).toBe(message);
    expect(calls.map(({ step }) => step)).toEqual(['error']);
  });
});

describe('a failure that only marks the build', () => {
  const call = "run(id: 'a', command: 'x', onFailure: 'unstable')";

  it.each([
    [0, null, null],
    [9, 'UNSTABLE', null],
    [1, null, 'a ended with exit code 1'],
    [70, null, 'a ended with exit code 70'],
  ])('with exit code %i', async (status, marked, message) => {
    const { result, error, calls } = await run(call, { answers: { sh: [status] } });
    expect(calls[1]?.arguments['returnStatus']).toBe(true);
    expect(result).toBe(marked);
    expect(error?.message ?? null).toBe(message);
  });

  it("is the step's own failure without the option", async () => {
    const { error, calls, refusals } = await run("run(id: 'a', command: 'x')", {
      answers: { sh: [{ $fail: 'script returned exit code 1' }] },
    });
    expect(error?.message).toBe('script returned exit code 1');
    expect(refusals).toEqual([]);
    expect(calls.slice(2)).toMatchObject([
      {
        step: 'archiveArtifacts',
        arguments: { artifacts: '.platform/replay/a*.json', allowEmptyArchive: true },
      },
    ]);
  });

  it('keeps what the step was run with, and fails as the step did where that fails too', async () => {
    const { error, calls } = await run("run(id: 'a', command: 'x')", {
      answers: {
        sh: [{ $fail: 'script returned exit code 1' }],
        archiveArtifacts: [{ $fail: 'the agent is gone' }],
      },
    });
    expect(error?.message).toBe('script returned exit code 1');
    expect(calls.map(({ step }) => step)).toEqual(['writeFile', 'sh', 'archiveArtifacts', 'echo']);
  });
});

describe('nameBuild', () => {
  it('sets name and description', async () => {
    const { displayName, description } = await run(
      'nameBuild(name: "v${params.V}", description: params.V)',
      { params: { V: '1.0' } },
    );
    expect([displayName, description]).toEqual(['v1.0', '1.0']);
  });
});

describe('unstashIfPresent', () => {
  it('unstashes', async () => {
    const { calls } = await run("unstashIfPresent 'outputs-build'");
    expect(calls.map(({ step, arguments: given }) => [step, given])).toEqual([
      ['unstash', { name: 'outputs-build' }],
    ]);
  });

  it.each([
    // What an older build left in the workspace under that name is no record of this one.
    ['outputs-build', [{ file: '.platform/outputs/build.json', text: '', encoding: 'UTF-8' }]],
    ['files-dist', []],
  ])('goes on when the stage left nothing under %s', async (name, written) => {
    const { calls, error, refusals } = await run(`unstashIfPresent '${name}'`, {
      answers: { unstash: [{ $fail: `No such saved stash ‘${name}’` }] },
    });
    expect([error, refusals]).toEqual([null, []]);
    const writes = calls.filter(({ step }) => step === 'writeFile');
    expect(writes.map(({ arguments: given }) => given)).toEqual(written);
  });

  it('fails with every other failure', async () => {
    const { error } = await run("unstashIfPresent 'outputs-build'", {
      answers: { unstash: [{ $fail: 'disk full' }] },
    });
    expect(error?.message).toBe('disk full');
  });
});
