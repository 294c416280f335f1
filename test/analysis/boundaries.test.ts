import { describe, expect, it } from 'vitest';
import { readShellCommands } from '../../src/analysis/commands/shell-words.ts';
import { describeCondition } from '../../src/analysis/conditions/describe-condition.ts';
import { findScheduleProblem } from '../../src/analysis/cron-schedule.ts';
import { findPathProblem, joinPath } from '../../src/analysis/inputs/path-problem.ts';
import { explainReservedVariable } from '../../src/analysis/reserved-variables.ts';
import { suggestName } from '../../src/analysis/suggest-name.ts';
import { catalog, type DiagnosticName } from '../../src/diagnostics/catalog/index.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';
import type { Condition, Value } from '../../src/model/value.ts';
import { imageOf, messagesOf, pipelineOf, runOf, stageOf, stepOf } from './build-pipeline.ts';

/** The messages of one finding for a pipeline of one stage. */
const messages = (name: DiagnosticName, steps: Step[], more: Partial<Pipeline> = {}) =>
  messagesOf(pipelineOf([stageOf('a', steps)], more), catalog[name].code);

describe('every name of a list is known', () => {
  const jenkins = [
    'BRANCH_IS_PRIMARY BRANCH_NAME BUILD_DISPLAY_NAME BUILD_ID BUILD_NUMBER BUILD_TAG BUILD_URL',
    'EXECUTOR_NUMBER GIT_BRANCH GIT_COMMIT JOB_BASE_NAME JOB_NAME JOB_URL NODE_LABELS NODE_NAME',
    'RUN_DISPLAY_URL STAGE_NAME TAG_DATE TAG_NAME TAG_TIMESTAMP TAG_UNIXTIME WORKSPACE WORKSPACE_TMP',
    'CHANGE_ID HUDSON_URL JENKINS_URL',
  ].flatMap((names) => names.split(' '));
  it.each(jenkins)('%s belongs to Jenkins', (name) =>
    expect(explainReservedVariable(name, false)).toContain('Jenkins sets it'),
  );

  const loader = 'BASH_ENV ENV IFS LD_AUDIT LD_LIBRARY_PATH LD_PRELOAD PATH SHELLOPTS'.split(' ');
  it.each(loader)('%s belongs to the loader', (name) =>
    expect(explainReservedVariable(name, false)).toContain('which programs start'),
  );

  it.each(['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'])('%s belongs to the runner', (name) => {
    expect(explainReservedVariable(name, true)).toContain('the step runner itself');
    expect(explainReservedVariable(name, false)).toBeUndefined();
  });

  it.each(['sh', 'bash', 'dash', 'zsh', 'python', 'python3', 'node', 'perl'])(
    '%s runs what curl reads',
    (shell) => {
      expect(messages('download-run-unread', [runOf(`curl x | ${shell}`)])).toHaveLength(1);
      expect(messages('download-run-unread', [runOf(`wget x | ${shell} -s`)])).toHaveLength(1);
      expect(messages('download-run-unread', [runOf(`cat x | ${shell}`)])).toEqual([]);
    },
  );

  it.each(['docker', 'podman', 'buildah', 'skopeo', 'helm', 'oras', 'crane'])(
    '%s takes a password',
    (engine) => {
      expect(messages('password-argument', [runOf(`${engine} login -p x`)])).toHaveLength(1);
      expect(messages('password-argument', [runOf(`${engine} login --password-stdin`)])).toEqual(
        [],
      );
    },
  );

  it.each(['-n', '--namespace', '--context', '--kubeconfig'])(
    'kubectl takes a value behind %s',
    (option) => {
      const wrong = [runOf(`kubectl ${option} wait apply -f x`)];
      expect(messages('kubectl-without-wait', wrong)).toHaveLength(1);
    },
  );
});

describe('texts', () => {
  it('of conditions', () => {
    const condition = { kind: 'equals', actual: { $parameter: 'A' }, expected: 'b' } as const;
    expect(describeCondition(condition)).toBe('when a value is "b"');
  });

  it('of shell words that are empty', () => {
    const words = (script: string) => readShellCommands(script)[0]?.words.map(({ text }) => text);
    expect(words("a '' b")).toEqual(['a', '', 'b']);
    expect(words('a "" b')).toEqual(['a', '', 'b']);
  });

  it('of Groovy without a reason', () => {
    const [message] = messages('groovy-used', [stepOf('groovy', { script: 'x' })]);
    expect(message).toContain('no reason is given');
  });

  it('of outputs and the values they go into', () => {
    const save = (output: string, type: 'text' | 'number' | 'boolean') =>
      messages('output-of-other-type', [runOf('x', { save: { [output]: 'v' } })], {
        values: { v: type },
      });
    expect(save('stdout', 'text')).toEqual([]);
    expect(save('stdout', 'boolean')[0]).toContain('yes or no');
    expect(save('stdout', 'number')[0]).toContain('a number');
    expect(save('exitCode', 'number')).toEqual([]);
    expect(save('exitCode', 'text')[0]).toContain('a text');
  });

  it('of time limits that the pipeline is shorter than', () => {
    const [message] = messages('timeout-longer-than-parent', [
      runOf('x', { timeoutMs: 3_600_001 }),
    ]);
    expect(message).toContain('the pipeline');
    expect(messages('timeout-longer-than-parent', [runOf('x', { timeoutMs: 3_600_000 })])).toEqual(
      [],
    );
  });

  it('of references to secrets', () => {
    const problem = (reference: string) =>
      messages('invalid-secret-reference', [
        runOf('x', { secrets: { A: { reference, as: 'variable' } } }),
      ])[0];
    expect(problem('kv/a#b')).toBeUndefined();
    expect(problem('kv/a')).toContain('names no field');
    expect(problem('kv/a#b#c')).toContain('more than one #');
    expect(problem('kv#b')).toContain('no path behind the mount');
    expect(problem('kv//a#b')).toContain('has an empty part');
    expect(problem('kv/./a#b')).toContain('has an empty part');
    expect(problem('kv/../a#b')).toContain('has an empty part');
    expect(problem('kv/data/a#b')).toContain('KV version 2');
    expect(problem('kv/a*#b')).toContain('has characters other than');
    expect(problem('kv/a#b*')).toContain('has characters other than');
  });

  it('of an outside step where none can stand', () => {
    const more = {
      outsideSteps: {
        notify: { step: 'notify', description: '', parameters: {}, laptop: 'print' },
      },
    } as const;
    const found = messages(
      'run-time-value-not-allowed',
      [stepOf('imageBuild', { image: { $outside: 'notify' } })],
      more,
    ).concat(
      messages(
        'invalid-step-parameter',
        [stepOf('imageBuild', { image: { $outside: 'notify' } })],
        more,
      ),
    );
    expect(found.join()).toContain('the outside step "notify"');
  });
});

describe('limits', () => {
  it('of paths', () => {
    for (const path of ['a', './a', 'a/..', 'a/./..', 'a//..', ''])
      expect(findPathProblem(path), path).toBeUndefined();
    for (const path of ['..', './..', '//..', 'a/../..', 'a/./../..'])
      expect(findPathProblem(path), path).toBeDefined();
    expect(findPathProblem('..', 'a')).toBeUndefined();
    expect(findPathProblem('../..', 'a')).toBe('leaves the workspace');
    expect(joinPath('a', './b', '../c', '')).toBe('a/c');
  });

  it('of folders that hold a base image', () => {
    const found = (base: string) =>
      messages('path-leaves-workspace', [runOf('x')], {
        images: { app: imageOf('app', { base }) },
      });
    expect(found('oci:../base')).toEqual([expect.stringContaining('"../base"')]);
    expect(found('oci:/base')[0]).toContain('is absolute');
    expect(found('oci:base')).toEqual([]);
    expect(found('registry.example.com/../../base')).toEqual([]);
  });

  it.each([
    ['minute', 0, 0, 59, 60],
    ['hour', 1, 0, 23, 24],
    ['day', 2, 1, 31, 28],
    ['month', 3, 1, 12, 12],
    ['weekday', 4, 0, 7, 7],
  ] as const)('of the %s in a schedule', (name, index, low, high, steps) => {
    const problem = (field: string | number) =>
      findScheduleProblem(['0', '0', '1', '1', '1'].with(index, String(field)).join(' '));
    for (const fits of [low, high, `${low}-${high}`, `H(${low}-${high})`, `H/${steps}`])
      expect(problem(fits), String(fits)).toBeUndefined();
    for (const wrong of [low - 1, high + 1, `${low}-${high + 1}`, `H/${steps + 1}`, 'H/0'])
      expect(problem(wrong), String(wrong)).toContain(name);
  });

  it('of names that are worth a suggestion', () => {
    const long = 'a'.repeat(100);
    expect(suggestName(long, [`${long}b`])).toContain('did you mean');
    expect(suggestName(`${long}a`, [`${long}b`])).toBe('');
    expect(suggestName('abc', ['abcde'])).toContain('did you mean');
    expect(suggestName('abc', ['abcdef'])).toBe('');
    expect(suggestName('abcdefghi', ['abcdefghi123'])).toContain('did you mean');
    expect(suggestName('abcdefghi', ['abcdefghi1234'])).toBe('');
  });
});

describe('what may be missing', () => {
  const save = runOf('version', { save: { stdout: 'v' } });
  const use = runOf(['echo', { $value: 'v' }]);
  const found = (...stages: Stage[]) =>
    messagesOf(pipelineOf(stages, { values: { v: 'text' } }), catalog['may-be-missing'].code);

  it('is what only a failure makes', () => {
    const [message] = found(
      stageOf('a', [runOf('x')], { post: { failure: [save] } }),
      stageOf('b', [use]),
    );
    expect(message).toContain('runs only in `post.failure`');
  });

  it('is made in the same kind of post of another stage', () => {
    const post = { post: { failure: [save] } };
    expect(
      found(
        stageOf('a', [runOf('x')], post),
        stageOf('b', [runOf('x')], { post: { failure: [use] } }),
      ),
    ).toHaveLength(1);
    expect(found(stageOf('a', [runOf('x')], { post: { failure: [save, use] } }))).toEqual([]);
  });
});

describe('conditions', () => {
  it('that nothing can meet', () => {
    const when: Condition = { kind: 'any', conditions: [] };
    expect(messages('condition-never-holds', [runOf('x', { when })])[0]).toContain(
      'an empty `any` has no way to',
    );
  });

  it('that only the runner can decide are not asked of Jenkins', () => {
    const print = (actual: Value) =>
      messages(
        'condition-on-jenkins-step',
        [
          runOf('x', { save: { stdout: 'v' } }),
          stepOf(
            'keepFiles',
            { include: ['x'] },
            { when: { kind: 'equals', actual, expected: 'c' } },
          ),
        ],
        {
          values: { v: 'text' },
          parameters: { P: { type: 'text', description: 'd', default: '' } },
        },
      );
    expect(print({ $text: ['a', { $value: 'v' }] })).toHaveLength(1);
    expect(print({ $text: ['a', { $parameter: 'P' }] })).toEqual([]);
  });

  it('that may hold in a pull request do not keep it out', () => {
    const production = { cluster: 'c', namespace: 'n', protected: true } as const;
    const reached = (conditions: Condition[]) =>
      messagesOf(
        pipelineOf(
          [
            stageOf('a', [stepOf('annotateDeployment')], {
              kind: 'deploy',
              environment: 'p',
              when: { kind: 'not', condition: { kind: 'all', conditions } },
            }),
          ],
          { environments: { p: production } },
        ),
        catalog['protected-environment-in-pull-request'].code,
      );
    expect(reached([{ kind: 'pull-request' }])).toEqual([]);
    expect(reached([{ kind: 'pull-request' }, { kind: 'changed', paths: ['x'] }])).toHaveLength(1);
    expect(reached([{ kind: 'pull-request' }, { kind: 'tag', pattern: '*' }])).toHaveLength(1);
  });

  it('compare a value, not the parameter of the same name', () => {
    const same = {
      parameters: { V: { type: 'choice', values: ['a', 'b'], description: 'd' } },
      values: { V: 'text' },
    } as const;
    const when = (actual: { $value: string } | { $parameter: string }) =>
      messages(
        'impossible-choice',
        [
          runOf('x', { save: { stdout: 'V' } }),
          runOf('y', { when: { kind: 'equals', actual, expected: 'c' } }),
        ],
        same as unknown as Partial<Pipeline>,
      );
    expect(when({ $parameter: 'V' })).toHaveLength(1);
    expect(when({ $value: 'V' })).toEqual([]);
  });
});
