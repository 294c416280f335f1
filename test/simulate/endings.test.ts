import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/model/stage.ts';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/simulation.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

function stepsOf({ steps }: Simulation): string[] {
  return steps.map(({ id, status }) => `${id} ${status}`);
}

function postOf({ post }: Simulation): string[] {
  return post.map(({ stage, condition }) => `${stage ?? 'pipeline'} ${condition}`);
}

/** One step in every block. */
function everyPost(owner: string): Post {
  const names = [
    'always',
    'changed',
    'fixed',
    'regression',
    'aborted',
    'success',
    'unsuccessful',
    'unstable',
    'failure',
    'cleanup',
  ] as const;
  return Object.fromEntries(names.map((name) => [name, [runOf(`${owner}.${name}`)]]));
}

describe('post', () => {
  const pipeline = pipelineOf([stageOf('a', [runOf('a.run')], { post: everyPost('a') })], {
    post: everyPost('post'),
  });

  test.each([
    ['success', 'success', ['always', 'success', 'cleanup']],
    ['success', 'unstable', ['always', 'changed', 'fixed', 'success', 'cleanup']],
    ['success', 'aborted', ['always', 'changed', 'success', 'cleanup']],
    ['success', 'none', ['always', 'changed', 'success', 'cleanup']],
    ['fail', 'success', ['always', 'changed', 'regression', 'unsuccessful', 'failure', 'cleanup']],
    ['fail', 'failure', ['always', 'unsuccessful', 'failure', 'cleanup']],
    // A first build that fails is no regression (recorded case 306).
    ['fail', 'none', ['always', 'changed', 'unsuccessful', 'failure', 'cleanup']],
    ['abort', 'failure', ['always', 'changed', 'regression', 'aborted', 'unsuccessful', 'cleanup']],
  ] as const)('after %s, with %s before (108, 109, 111, 113)', (fault, previousResult, due) => {
    const fail = fault === 'success' ? {} : { fail: { 'a.run': fault } };
    const build = simulate(pipeline, { previousResult, ...fail });
    expect(postOf(build)).toEqual([
      ...due.map((condition) => `a ${condition}`),
      ...due.map((condition) => `pipeline ${condition}`),
    ]);
  });

  test('a stage looks at the worse of itself and the build (024, 112)', () => {
    const stages = [
      stageOf('a', [runOf('a.run', { onFailure: 'unstable' })]),
      stageOf('b', [runOf('b.run')], { post: everyPost('b') }),
    ];
    const build = simulate(pipelineOf(stages), { fail: { 'a.run': 'unstable' } });
    expect(postOf(build)).toEqual([
      'b always',
      'b changed',
      'b regression',
      'b unsuccessful',
      'b unstable',
      'b cleanup',
    ]);
    expect(build.stages.at(-1)?.status).toBe('success');
  });

  test('an error ends its own block, and the later ones see it (116, 091)', () => {
    const post: Post = {
      always: [runOf('one'), runOf('two')],
      success: [runOf('three')],
      failure: [runOf('four')],
      cleanup: [runOf('five')],
    };
    const build = simulate(pipelineOf([stageOf('a', [runOf('a.run')], { post })]), {
      fail: { one: 'fail' },
    });
    expect(stepsOf(build)).toEqual([
      'a.run success',
      'one failure',
      'four success',
      'five success',
    ]);
    expect(build).toMatchObject({ result: 'failure', reason: 'step one failed' });
  });

  test('what is unstable in always switches success off (117)', () => {
    const post: Post = {
      always: [runOf('one', { onFailure: 'unstable' })],
      success: [runOf('two')],
      unstable: [runOf('three')],
    };
    const build = simulate(pipelineOf([stageOf('a', [runOf('a.run')], { post })]), {
      fail: { one: 'fail' },
    });
    expect(postOf(build)).toEqual(['a always', 'a unstable']);
    expect(build.result).toBe('unstable');
  });

  test('does not run where the condition skips (072), the agent never comes (276) or nobody approves (288)', () => {
    const approval = { message: 'Go?', by: ['boss'], timeoutMs: 1000 };
    const stage = (more: object) =>
      pipelineOf([stageOf('a', [runOf('a.run')], { post: everyPost('a'), ...more })]);
    expect(postOf(simulate(stage({ when: { kind: 'tag', pattern: 'v*' } })))).toEqual([]);
    expect(postOf(simulate(stage({}), { fail: { a: 'agentLost' } }))).toEqual([]);
    expect(postOf(simulate(stage({}), { fail: { a: 'fail' } }))).toEqual([]);
    for (const answer of ['no', 'timeout'] as const) {
      const build = simulate(stage({ approval }), { approvals: { a: answer } });
      expect(postOf(build)).toEqual([]);
      expect(build.result).toBe('aborted');
      expect(build.jenkinsStages).toEqual([
        { name: 'a' },
        { name: 'Approve', parent: 0 },
        { name: 'Run', parent: 0, skipped: 'failure' },
      ]);
    }
  });

  test('of a group runs once behind what is in it, with the first error', () => {
    const group = groupOf('g', [stageOf('g.a', [runOf('g.a.run')])], { post: everyPost('g') });
    const build = simulate(pipelineOf([group]), { fail: { 'g.a.run': 'timeout' } });
    expect(postOf(build)).toEqual([
      'g always',
      'g changed',
      'g regression',
      'g aborted',
      'g unsuccessful',
      'g cleanup',
    ]);
  });

  test('a stop in always leaves success out and runs aborted (326)', () => {
    const build = simulate(pipeline, { fail: { 'post.always': 'abort' } });
    expect(postOf(build).slice(3)).toEqual([
      'pipeline always',
      'pipeline changed',
      'pipeline regression',
      'pipeline aborted',
      'pipeline unsuccessful',
      'pipeline cleanup',
    ]);
  });
});

describe('attempts', () => {
  const stage = stageOf('a', [runOf('one'), runOf('two')], {
    retryAttempts: 3,
    post: { always: [runOf('last')] },
  });

  test('start again at the first step, and post runs once', () => {
    const build = simulate(pipelineOf([stage]), { fail: { two: { how: 'fail', attempts: 1 } } });
    expect(build.steps.map(({ id, attempt }) => `${id} ${attempt}`)).toEqual([
      'one 1',
      'two 1',
      'one 2',
      'two 2',
      'last 1',
    ]);
    expect(build.result).toBe('success');
  });

  test('end with the last failure', () => {
    const build = simulate(pipelineOf([stage]), { fail: { one: 'fail' } });
    expect(stepsOf(build)).toEqual(['one failure', 'one failure', 'one failure', 'last success']);
    expect(build.result).toBe('failure');
  });

  test('find no machine once it is lost, nor does post', () => {
    const build = simulate(pipelineOf([stage]), { fail: { one: 'agentLost' } });
    expect(stepsOf(build)).toEqual(['one aborted', 'one failure', 'one failure', 'last failure']);
    expect(build.steps.map(({ call }) => call !== undefined)).toEqual([true, false, false, false]);
    expect(build.result).toBe('failure');
  });

  test.each(['abort', 'timeout'] as const)('are not made after %s (016)', (fault) => {
    const build = simulate(pipelineOf([stage]), { fail: { one: fault } });
    expect(stepsOf(build)).toEqual(['one aborted', 'last success']);
    expect(build.result).toBe('aborted');
  });

  test('what an earlier attempt left unstable stays', () => {
    const steps = [runOf('one', { onFailure: 'unstable' }), runOf('two')];
    const pipeline = pipelineOf([stageOf('a', steps, { retryAttempts: 2 })]);
    const build = simulate(pipeline, {
      fail: { one: { how: 'unstable', attempts: 1 }, two: { how: 'fail', attempts: 1 } },
    });
    expect(build.result).toBe('unstable');
  });

  test('a lost machine is replaced when the stage says so', () => {
    const pipeline = pipelineOf([stageOf('a', [runOf('one')], { agentAttempts: 2 })]);
    const build = simulate(pipeline, { fail: { one: { how: 'agentLost', attempts: 1 } } });
    expect(stepsOf(build)).toEqual(['one aborted', 'one success']);
    expect(build.result).toBe('success');
    const twice = simulate(pipeline, { fail: { one: 'agentLost' } });
    expect(stepsOf(twice)).toEqual(['one aborted', 'one aborted']);
    expect(twice.result).toBe('aborted');
  });
});

describe('steps that may fail', () => {
  const job = (more: object) => ({
    id: 'job',
    contract: 'startJob',
    label: 'job',
    input: { job: 'x' },
    ...more,
  });

  test('are ignored or make the build unstable', () => {
    const steps = [
      runOf('one', { onFailure: 'ignore' }),
      runOf('two', { onFailure: 'unstable' }),
      runOf('three'),
    ];
    const build = simulate(pipelineOf([stageOf('a', steps)]), {
      fail: { one: 'fail', two: 'fail' },
    });
    expect(stepsOf(build)).toEqual(['one ignored', 'two unstable', 'three success']);
    expect(build).toMatchObject({ result: 'unstable', reason: 'step two failed' });
  });

  test('a started job hands on its own result, whatever its options say (296)', () => {
    const pipeline = pipelineOf([
      stageOf('a', [job({ onFailure: 'ignore' }), runOf('next')]),
      stageOf('b', [runOf('b.run')]),
    ]);
    const build = simulate(pipeline, { fail: { job: 'fail' } });
    expect(stepsOf(build)).toEqual(['job ignored', 'next success', 'b.run success']);
    expect(build.result).toBe('failure');
  });

  test('a started job that is unstable ends the stage, unstable', () => {
    const pipeline = pipelineOf([stageOf('a', [job({}), runOf('next')]), stageOf('b', [])]);
    const build = simulate(pipeline, { fail: { job: 'unstable' } });
    expect(build.stages.map(({ status }) => status)).toEqual(['unstable', 'not-run']);
    expect(build.result).toBe('unstable');
  });

  test('Jenkins itself repeats its own steps', () => {
    const retry = { attempts: 3, delayMs: 0 };
    const build = simulate(pipelineOf([stageOf('a', [job({ retry })])]), { fail: { job: 'fail' } });
    expect(build.steps[0]).toMatchObject({ status: 'failure', tries: 3 });
  });

  test('failed tests of an ignored command make the build unstable where they are collected (133)', () => {
    const input = { command: 'npm test', junit: 'reports/*.xml' };
    const tests = runOf('one', { input, onFailure: 'ignore' });
    const pipeline = pipelineOf([
      stageOf('a', [tests, runOf('two')], { post: { unstable: [runOf('post')] } }),
    ]);
    const build = simulate(pipeline, { fail: { one: 'unstable' } });
    expect(stepsOf(build)).toEqual(['one ignored', 'two success', 'post success']);
    expect(build.result).toBe('unstable');
  });
});

test('a step whose work is to fail does so', () => {
  const step = { id: 'a.fail', contract: 'fail', label: 'fail', input: { message: 'No.' } };
  expect(simulate(pipelineOf([stageOf('a', [step, runOf('a.run')])])).steps).toMatchObject([
    { status: 'failure', call: { step: 'error', arguments: { message: 'No.' } } },
  ]);
});

describe('what cannot happen is refused', () => {
  const pipeline = pipelineOf([
    stageOf('a', [runOf('one')]),
    groupOf('g', [stageOf('g.x', [runOf('two')])]),
  ]);

  test.each([
    [{ fail: { three: 'fail' } }, 'has no stage or step "three"'],
    [{ fail: { one: 'unstable' } }, "can't end unstable"],
    [{ fail: { a: 'unstable' } }, "can't end unstable"],
    [{ fail: { g: 'fail' } }, 'holds other stages'],
    [{ approvals: { b: 'no' } }, 'has no stage "b"'],
    [{ parameters: { X: true } }, 'has no parameter "X"'],
  ] as const)('%j', (options, message) => {
    expect(() => simulate(pipeline, options)).toThrow(message);
  });
});
