import { describe, expect, it } from 'vitest';
import { readShellCommands } from '../../src/analysis/commands/shell-words.ts';
import { describeCondition } from '../../src/analysis/conditions/describe-condition.ts';
import { findPathProblem, joinPath } from '../../src/analysis/inputs/path-problem.ts';
import { explainReservedVariable } from '../../src/analysis/reserved-variables.ts';
import { suggestName } from '../../src/analysis/suggest-name.ts';
import { catalog, type DiagnosticName } from '../../src/diagnostics/catalog/index.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Step } from '../../src/model/step.ts';
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
    expect(problem('kv/a*#b')).toContain('has characters that policies');
    expect(problem('kv/a#b*')).toContain('has characters that policies');
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
    expect(found('registry.example.com/../base')).toEqual([]);
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

describe('conditions', () => {
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
