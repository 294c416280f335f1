import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Condition, Value } from '../../../src/model/value.ts';
import {
  codesOf,
  imageOf,
  messagesOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

const onMain: Condition = { kind: 'branch', pattern: 'main' };
const declared: Partial<Pipeline> = {
  images: { app: imageOf('app') },
  charts: { web: { name: 'web', path: 'chart' } },
  values: { version: 'text', code: 'number', done: 'boolean' },
  parameters: { p: { type: 'text', default: '', description: '' } },
  environments: { staging: { cluster: 'c', namespace: 'n', protected: false } },
  outsideSteps: { slack: { step: 'slack', description: '', parameters: {}, laptop: 'print' } },
};

function stepCodes(step: Step, more: Partial<Stage> = {}): string[] {
  return codesOf(pipelineOf([stageOf('a', [step], more)], declared)).filter(
    (code) => code.startsWith('P5') && code !== 'P527',
  );
}
const problemsOf = (step: Step, code: string) =>
  messagesOf(pipelineOf([stageOf('a', [step])], declared), code);

describe('the input of a step', () => {
  const cases: [string, Step, string[]][] = [
    ['as it should be', runOf('make'), []],
    ['a list', runOf(['make', { $parameter: 'p' }]), []],
    ['a template', runOf({ script: 'x', values: { A: { $parameter: 'p' } } }), []],
    ['nothing at all', stepOf('run'), ['P503']],
    ['an empty command', runOf(''), ['P504']],
    ['a number', runOf(3), ['P504']],
    ['an unknown parameter', stepOf('run', { command: 'x', junit: 'a', jnit: 'b' }), ['P502']],
    ['an unknown choice', stepOf('run', { command: 'x', shell: 'fish' }), ['P504']],
    ['an exit code too high', stepOf('run', { command: 'x', allowedExitCodes: [256] }), ['P504']],
    ['the highest exit code', stepOf('run', { command: 'x', allowedExitCodes: [255] }), []],
    ['a value where one may flow', stepOf('printMessage', { message: { $context: 'branch' } }), []],
    ['a value as the whole command', runOf({ $parameter: 'p' }), ['P505']],
    [
      'a value for a fixed text',
      stepOf('checkoutRepository', {
        repository: 'https://a/b',
        revision: { $parameter: 'p' },
        folder: 'x',
      }),
      ['P505'],
    ],
    [
      'a text with values for a path',
      stepOf('readTextFile', { file: { $text: ['a', { $parameter: 'p' }] } }),
      ['P505'],
    ],
    ['a value for a choice', stepOf('run', { command: 'x', shell: { $parameter: 'p' } }), ['P505']],
    ['a value as a pattern text', stepOf('smoke', { url: { $parameter: 'p' } }), []],
    ['a wrong pattern text', stepOf('smoke', { url: 'ftp://x' }), ['P504']],
    ['an image where a chart stands', stepOf('helmDeploy', { chart: { $image: 'app' } }), ['P504']],
    ['an image as a text', stepOf('printMessage', { message: { $image: 'app' } }), ['P504']],
    [
      'an image in values',
      stepOf('helmDeploy', { chart: { $chart: 'web' }, values: { a: [{ $image: 'app' }] } }),
      ['P504'],
    ],
    [
      'a value in values',
      stepOf('helmDeploy', {
        chart: { $chart: 'web' },
        values: { a: [{ b: { $parameter: 'p' } }] },
      }),
      [],
    ],
    [
      'a key of the team that begins with $',
      stepOf('helmDeploy', { chart: { $chart: 'web' }, values: { $$parameter: 'p' } }),
      [],
    ],
    [
      'a secret as data',
      stepOf('helmDeploy', {
        chart: { $chart: 'web' },
        values: { a: { b: { reference: 'kv/a#b', as: 'file' } } },
      }),
      ['P524'],
    ],
    [
      'something like a secret',
      stepOf('helmDeploy', {
        chart: { $chart: 'web' },
        values: { a: { reference: 'x', as: 'other' } },
      }),
      [],
    ],
    [
      'more than a secret',
      stepOf('helmDeploy', {
        chart: { $chart: 'web' },
        values: { a: { reference: 'x', as: 'file', mode: 1 } },
      }),
      [],
    ],
    ['an outside step', stepOf('outsideStep', { step: { $outside: 'slack' } }), []],
    ['an outside step by its name', stepOf('outsideStep', { step: 'slack' }), []],
    ['a name that is inherited', stepOf('run', { command: 'x', constructor: 'y' }), ['P502']],
  ];
  it.each(cases)('%s', (_, step, codes) =>
    expect(
      stepCodes(step, {
        kind: 'deploy',
        environment: 'staging',
        service: { image: 'app', path: '/', deadlineMs: 1 },
      }).filter((code) => code !== 'P510'),
    ).toEqual(codes),
  );

  it('is described at its place', () => {
    expect(
      problemsOf(stepOf('run', { command: 'x', allowedExitCodes: [0, 'one'] }), 'P504'),
    ).toEqual(['Step "run": `allowedExitCodes[1]` must be a whole number.']);
    expect(problemsOf(stepOf('run', { command: 'x', timeut: '5m' }), 'P502')).toEqual([
      'Step "run": `timeut` is not known here; did you mean `timeout`?',
    ]);
    expect(problemsOf(stepOf('sendMessage', { message: 'x' }), 'P503')).toEqual([
      'Step "sendMessage": `channel` is missing.',
      'Step "sendMessage": `to` is missing.',
    ]);
    const values = { 'a/b': { 'c~d': { reference: 'kv/a#b', as: 'variable' } } };
    expect(problemsOf(stepOf('helmDeploy', { chart: { $chart: 'web' }, values }), 'P524')).toEqual([
      'Step "helmDeploy": `values.a/b.c~d` is a secret, which is never part of the data of a step.',
    ]);
  });

  it('names what can not flow', () => {
    const named: [unknown, string][] = [
      [{ $parameter: 'p' }, 'the parameter "p"'],
      [{ $context: 'branch' }, 'context.branch'],
      [{ $value: 'version' }, 'the value "version"'],
      [{ $axis: 'N' }, 'the axis "N"'],
      [{ $text: [] }, 'a text that is put together when the pipeline runs'],
      [
        { $transform: { operation: 'lower', of: 'X', with: [] } },
        'a text that is put together when the pipeline runs',
      ],
      [
        { $choose: { when: onMain, chosen: 'a', otherwise: 'b' } },
        'a choice that is made when the pipeline runs',
      ],
    ];
    for (const [file, name] of named)
      expect(problemsOf(stepOf('readTextFile', { file }), 'P505')).toEqual([
        `Step "readTextFile": \`file\` must be known when the pipeline is compiled, and ${name} is not.`,
      ]);
  });

  it('is not changed', () => {
    const step = stepOf('smoke', { path: '/' });
    const before = JSON.stringify(step);
    stepCodes(step);
    expect(JSON.stringify(step)).toBe(before);
  });
});

describe('the kind of the stage', () => {
  it.each([
    ['build', true],
    ['test', true],
    ['deploy', true],
    ['publish', false],
    ['stage', false],
  ] as const)('a push in a %s stage', (kind, isRefused) => {
    const step = stepOf('ecrPush', { image: { $image: 'app' } });
    expect(stepCodes(step, { kind }).includes('P510')).toBe(isRefused);
  });

  it('does not matter in post', () => {
    const post = { failure: [stepOf('annotateDeployment')] };
    expect(stepCodes(runOf('x'), { kind: 'build', post })).not.toContain('P510');
  });

  it('an unknown step', () => {
    expect(problemsOf(stepOf('runn'), 'P501')).toEqual([
      'There is no step "runn"; did you mean "run"?',
    ]);
    expect(problemsOf(stepOf('somethingElse'), 'P501')).toEqual([
      'There is no step "somethingElse".',
    ]);
    expect(problemsOf(stepOf('constructor'), 'P501')).toHaveLength(1);
  });
});

describe('steps of Jenkins itself', () => {
  const name = (more: Partial<Step> = {}, input: unknown = 'x') =>
    stepOf('nameBuild', { name: input }, more);
  const changed: Condition = { kind: 'changed', paths: ['a'] };
  const ofValue: Condition = { kind: 'equals', actual: { $value: 'version' }, expected: '1' };
  const cases: [string, Step, Partial<Stage>, string[]][] = [
    ['plain', name(), {}, []],
    ['with a parameter', name({}, { $parameter: 'p' }), {}, []],
    ['with a value', name({}, { $text: ['v', { $value: 'version' }] }), {}, ['P506']],
    [
      'with the address of a service',
      name({}, { $context: 'serviceUrl' }),
      { service: { image: 'app', path: '/', deadlineMs: 1 } },
      ['P506'],
    ],
    ['with a variable of a value', name({ env: { V: { $value: 'version' } } }), {}, ['P506']],
    ['with secrets', name({ secrets: { A: { reference: 'kv/a#b', as: 'file' } } }), {}, ['P507']],
    ['with attempts', name({ retry: { attempts: 2, delayMs: 0 } }), {}, []],
    ['with a wait between attempts', name({ retry: { attempts: 2, delayMs: 1 } }), {}, ['P507']],
    ['on a branch', name({ when: onMain }), {}, []],
    ['when something changed', name({ when: changed }), {}, ['P521']],
    ['when a value says so', name({ when: ofValue }), {}, ['P521']],
    ['not when a value says so', name({ when: { kind: 'not', condition: ofValue } }), {}, ['P521']],
    [
      'one of several',
      name({ when: { kind: 'any', conditions: [onMain, changed] } }),
      {},
      ['P521'],
    ],
    ['in a stage when something changed', name(), { when: changed }, []],
    ['in a stage when a value says so', name(), { when: ofValue }, ['P521']],
    [
      'in a stage with both',
      name(),
      { when: { kind: 'all', conditions: [onMain, ofValue] } },
      ['P521'],
    ],
    [
      'outside, in a stage with such a variable',
      stepOf('outsideStep', { step: 'slack' }),
      { env: { V: { $value: 'version' } } },
      ['P506'],
    ],
    [
      'outside, with its own variable',
      stepOf('outsideStep', { step: 'slack' }, { env: { V: 'x' } }),
      { env: { V: { $value: 'version' } } },
      [],
    ],
    ['not outside, in such a stage', name(), { env: { V: { $value: 'version' } } }, []],
    [
      'of the runner',
      stepOf('printMessage', { message: { $value: 'version' } }, { when: ofValue }),
      { when: ofValue },
      [],
    ],
  ];
  it.each(cases)('%s', (_, step, more, codes) => expect(stepCodes(step, more)).toEqual(codes));

  it.each([
    [onMain, false],
    [changed, false],
    [ofValue, true],
    [{ kind: 'all', conditions: [onMain, ofValue] } as Condition, true],
    [
      {
        kind: 'equals',
        actual: { $choose: { when: changed, chosen: 'a', otherwise: 'b' } },
        expected: 'a',
      } as Condition,
      true,
    ],
    [
      {
        kind: 'equals',
        actual: { $choose: { when: onMain, chosen: 'a', otherwise: 'b' } },
        expected: 'a',
      } as Condition,
      false,
    ],
    [
      {
        kind: 'equals',
        actual: { $transform: { operation: 'lower', of: { $value: 'version' }, with: [] } },
        expected: 'a',
      } as Condition,
      true,
    ],
  ] satisfies [Condition, boolean][])('an approval before %j', (when, isRefused) => {
    const approval = { message: 'Go?', by: ['x'], timeoutMs: 1 };
    expect(stepCodes(runOf('x'), { when, approval }).includes('P518')).toBe(isRefused);
    expect(stepCodes(runOf('x'), { when }).includes('P518')).toBe(false);
  });

  it('the approval of an environment counts for deploy stages', () => {
    const environments = {
      e: {
        cluster: 'c',
        namespace: 'n',
        protected: false,
        approval: { message: '?', by: ['x'], timeoutMs: 1 },
      },
    };
    const codes = (kind: Stage['kind']) =>
      codesOf(
        pipelineOf([stageOf('a', [runOf('x')], { kind, environment: 'e', when: ofValue })], {
          ...declared,
          environments,
        }),
      );
    expect(codes('deploy')).toContain('P518');
    expect(codes('stage')).not.toContain('P518');
  });
});

describe('saving outputs', () => {
  const saving = (contract: string, save: Record<string, string>) =>
    stepCodes(
      stepOf(contract, contract === 'run' ? { command: 'x' } : { image: { $image: 'app' } }, {
        save,
      }),
    ).filter((code) => code !== 'P510');
  it.each([
    ['run', { stdout: 'version' }, []],
    ['run', { exitCode: 'code' }, []],
    ['run', { stdout: 'code' }, ['P509']],
    ['run', { exitCode: 'version' }, ['P509']],
    ['run', { exitCode: 'done' }, ['P509']],
    ['run', { out: 'version' }, ['P508']],
    ['run', { constructor: 'version' }, ['P508']],
    ['ecrPush', { tags: 'version' }, ['P509']],
    ['ecrPush', { digest: 'version' }, []],
  ])('%s %j', (contract, save, codes) => expect(saving(contract, save as never)).toEqual(codes));

  it('says what there is', () => {
    expect(problemsOf(stepOf('cleanWorkspace', {}, { save: { a: 'version' } }), 'P508')).toEqual([
      'Step "cleanWorkspace" has no output "a"; it has none.',
    ]);
    expect(problemsOf(runOf('x', { save: { a: 'version' } }), 'P508')).toEqual([
      'Step "run" has no output "a"; it has "stdout" or "exitCode".',
    ]);
  });
});

describe('paths', () => {
  const at = (file: string, directory?: string) =>
    stepCodes(
      stepOf('readTextFile', { file }, directory === undefined ? {} : { directory }),
    ).includes('P511');
  it.each([
    ['a.txt', undefined, false],
    ['a/../b', undefined, false],
    ['./a', undefined, false],
    ['..', undefined, true],
    ['a/../../b', undefined, true],
    ['../b', 'a', false],
    ['../../b', 'a', true],
    ['/etc/passwd', undefined, true],
    ['C:/x', undefined, true],
    ['~/x', undefined, true],
    ['a\\b', undefined, true],
    ['a~b', undefined, false],
    ['..a/..b', undefined, false],
  ])('%s in %s', (file, directory, isRefused) => expect(at(file, directory)).toBe(isRefused));

  it('of declarations, globs and folders', () => {
    const step = stepOf('keepFiles', { include: ['!../x', 'ok'] }, { directory: '../y' });
    const pipeline = pipelineOf(
      [stageOf('a', [step, stepOf('publishTestResults', { include: ['/r.xml'] })])],
      {
        images: {
          app: imageOf('app', {
            context: '../c',
            include: ['../i'],
            exclude: ['!../e'],
            base: 'oci:../b',
          }),
          fine: imageOf('fine', { base: 'node:24' }),
        },
        charts: { web: { name: 'web', path: '/chart' } },
        files: { dist: { name: 'dist', include: ['..'] } },
      },
    );
    expect(messagesOf(pipeline, 'P511')).toEqual([
      'Chart "web": "/chart" is absolute.',
      'Files "dist": ".." leaves the workspace.',
      'Image "app": "!../e" leaves the workspace.',
      'Image "app": "../b" leaves the workspace.',
      'Image "app": "../c" leaves the workspace.',
      'Image "app": "../i" leaves the workspace.',
      'Step "keepFiles", `directory`: "../y" leaves the workspace.',
      'Step "keepFiles", `include[0]`: "!../x" leaves the workspace.',
      'Step "keepFiles", `include[1]`: "ok" leaves the workspace.',
      'Step "publishTestResults", `include[0]`: "/r.xml" is absolute.',
    ]);
  });
});

describe('secrets and variables', () => {
  const withSecret = (reference: string) =>
    stepCodes(runOf('x', { secrets: { A: { reference, as: 'variable' } } })).includes('P512');
  it.each([
    ['kv/payments#url', false],
    ['kv/team-a/pay ments/x@y#the field', false],
    ['kv/payments', true],
    ['payments#url', true],
    ['kv/payments#', true],
    ['kv/payments#a#b', true],
    ['/payments#a', true],
    ['kv//a#b', true],
    ['kv/../a#b', true],
    ['kv/./a#b', true],
    ['kv/data/a#b', true],
    ['kv/a/data#b', false],
    ['kv/a*#b', true],
    ['kv/a#b{{x}}', true],
  ])('%s', (reference, isRefused) => expect(withSecret(reference)).toBe(isRefused));

  it.each([
    'PATH',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'IFS',
    'ENV',
    'BASH_ENV',
    'BRANCH_NAME',
    'BUILD_NUMBER',
    'WORKSPACE',
    'CHANGE_ID',
    'JENKINS_URL',
    'HUDSON_URL',
    'PLATFORM_VALUE_1',
  ])('%s can not be set anywhere', (name) => {
    const env = { [name]: 'x' };
    expect(stepCodes(runOf('x', { env }))).toEqual(['P513']);
    expect(stepCodes(runOf('x'), { env })).toEqual(['P513']);
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')])], { env }))).toEqual(['P513']);
    expect(
      stepCodes(runOf('x', { secrets: { [name]: { reference: 'kv/a#b', as: 'file' } } })),
    ).toEqual(['P513']);
  });

  it('NODE_OPTIONS is fine for one command only', () => {
    const env = { NODE_OPTIONS: '--max-old-space-size=4096' };
    expect(stepCodes(runOf('x', { env }))).toEqual([]);
    expect(stepCodes(runOf('x'), { env })).toEqual(['P513']);
  });

  it.each(['CI', 'MY_PATH', 'PATHS', 'XCHANGE_ID', 'GIT_AUTHOR_NAME'])('%s can be set', (name) => {
    expect(stepCodes(runOf('x', { env: { [name]: 'x' } }))).toEqual([]);
  });

  it('a variable takes 131,071 bytes with its name', () => {
    const fill = (bytes: number) => 'x'.repeat(bytes - 'A='.length);
    const codes = (value: Value) =>
      codesOf(pipelineOf([stageOf('a', [runOf('x', { env: { A: value } })])]));
    expect(codes(fill(131_071))).toEqual([]);
    expect(codes(fill(131_072))).toEqual(['P702']);
    expect(codes('ü'.repeat(65_535))).toEqual(['P702']);
    expect(codes('ü'.repeat(65_534))).toEqual([]);
  });

  it('one name has one source', () => {
    const secrets = { A: { reference: 'kv/a#b', as: 'file' as const } };
    expect(stepCodes(runOf('x', { env: { A: '1' }, secrets }))).toEqual(['P531']);
    expect(stepCodes(runOf('x', { env: { B: '1' }, secrets }))).toEqual([]);
  });
});

describe('references', () => {
  const print = (message: unknown, more: Partial<Stage> = {}) =>
    stepCodes(stepOf('printMessage', { message }), more);
  const matrix = { axes: [{ name: 'N', values: ['1', '2'] }], exclude: [] };
  it.each([
    ['a parameter', { $parameter: 'p' }, {}, []],
    ['an unknown parameter', { $parameter: 'q' }, {}, ['P514']],
    ['an inherited parameter', { $parameter: 'toString' }, {}, ['P514']],
    ['an axis', { $axis: 'N' }, { matrix }, []],
    ['an unknown axis', { $axis: 'M' }, { matrix }, ['P514']],
    ['an axis outside', { $axis: 'N' }, {}, ['P514']],
    ['the context', { $context: 'branch' }, {}, []],
    ['an unknown name', { $context: 'brunch' }, {}, ['P514']],
    ['the cluster', { $context: 'cluster' }, { environment: 'staging' }, []],
    ['no cluster', { $context: 'cluster' }, {}, ['P526']],
    ['no namespace', { $context: 'namespace' }, {}, ['P526']],
    ['no environment', { $context: 'environment' }, {}, ['P526']],
    ['no service', { $context: 'serviceUrl' }, {}, ['P526']],
    [
      'a service',
      { $context: 'serviceUrl' },
      { service: { image: 'app', path: '/', deadlineMs: 1 } },
      [],
    ],
    ['a tag', { $context: 'tag' }, {}, []],
  ] as const)('%s', (_, message, more, codes) =>
    expect(print(message, more as never)).toEqual(codes),
  );

  it('suggests', () => {
    expect(problemsOf(stepOf('printMessage', { message: { $context: 'brunch' } }), 'P514')).toEqual(
      ['There is no name of the context "brunch"; did you mean "branch"?'],
    );
  });
});

describe('conditions', () => {
  const parameters: Pipeline['parameters'] = {
    text: { type: 'text', default: '', description: '' },
    flag: { type: 'boolean', default: false, description: '' },
    choice: { type: 'choice', values: ['a', 'b'], description: '' },
  };
  const codes = (when: Condition) =>
    codesOf(pipelineOf([stageOf('a', [runOf('x', { when })])], { ...declared, parameters })).filter(
      (code) => /P51[567]/.test(code),
    );
  const equals = (actual: Value, expected: string | number | boolean): Condition => ({
    kind: 'equals',
    actual,
    expected,
  });
  const cases: [string, Condition, string[]][] = [
    ['text and text', equals({ $parameter: 'text' }, 'x'), []],
    ['text and number', equals({ $parameter: 'text' }, 1), ['P516']],
    ['text and boolean', equals({ $parameter: 'text' }, true), ['P516']],
    ['boolean and boolean', equals({ $parameter: 'flag' }, true), []],
    ['boolean and text', equals({ $parameter: 'flag' }, 'true'), ['P516']],
    ['choice', equals({ $parameter: 'choice' }, 'a'), []],
    ['no such choice', equals({ $parameter: 'choice' }, 'c'), ['P515']],
    ['choice and number', equals({ $parameter: 'choice' }, 1), ['P516']],
    ['a number value', equals({ $value: 'code' }, 1), []],
    ['a number value and text', equals({ $value: 'code' }, '1'), ['P516']],
    ['a text value', equals({ $value: 'version' }, '1'), []],
    ['a boolean value', equals({ $value: 'done' }, true), []],
    ['an unknown value', equals({ $value: 'none' }, 1), []],
    ['the context and number', equals({ $context: 'buildNumber' }, 1), ['P516']],
    ['an axis and text', equals({ $axis: 'N' }, '1'), []],
    ['a text of several and boolean', equals({ $text: ['a'] }, true), ['P516']],
    [
      'a transformation',
      equals({ $transform: { operation: 'lower', of: 'X', with: [] } }, 'x'),
      [],
    ],
    ['a choice of values', equals({ $choose: { when: onMain, chosen: 1, otherwise: 'a' } }, 1), []],
    [
      'inside not and all',
      {
        kind: 'not',
        condition: { kind: 'all', conditions: [equals({ $parameter: 'choice' }, 'c')] },
      },
      ['P515'],
    ],
    [
      'inside a chosen value',
      equals(
        { $choose: { when: equals({ $parameter: 'choice' }, 'c'), chosen: 'a', otherwise: 'b' } },
        'a',
      ),
      ['P515'],
    ],
    ['an empty any', { kind: 'any', conditions: [] }, ['P517']],
    ['an empty all', { kind: 'all', conditions: [] }, []],
    [
      'a contradiction',
      { kind: 'all', conditions: [onMain, { kind: 'not', condition: onMain }] },
      ['P517'],
    ],
    [
      'two branches',
      { kind: 'all', conditions: [onMain, { kind: 'branch', pattern: 'dev' }] },
      ['P517'],
    ],
    [
      'two alternatives',
      { kind: 'any', conditions: [onMain, { kind: 'branch', pattern: 'dev' }] },
      [],
    ],
  ];
  it.each(cases)('%s', (_, when, expected) => expect(codes(when)).toEqual(expected));

  it('of a stage, and against the stages around', () => {
    const not: Condition = { kind: 'not', condition: onMain };
    const around = (inner: Partial<Stage>) =>
      codesOf(pipelineOf([stageOf('a', [stageOf('b', [runOf('x')], inner)], { when: onMain })]));
    expect(around({ when: not })).toEqual(['P517']);
    expect(around({ when: { kind: 'tag', pattern: 'v*' } })).toEqual([]);
    expect(
      codesOf(pipelineOf([stageOf('a', [runOf('x', { when: not })], { when: onMain })])),
    ).toEqual(['P517']);
  });

  it('in variables and inputs', () => {
    const choose = {
      $choose: { when: equals({ $parameter: 'choice' }, 'c'), chosen: 'a', otherwise: 'b' },
    } as Value;
    const found = (stage: Stage, more: Partial<Pipeline> = {}) =>
      codesOf(pipelineOf([stage], { parameters, ...more }));
    expect(found(stageOf('a', [runOf('x', { env: { A: choose } })]))).toContain('P515');
    expect(found(stageOf('a', [runOf('x')], { env: { A: choose } }))).toContain('P515');
    expect(found(stageOf('a', [runOf('x')]), { env: { A: choose } })).toContain('P515');
    expect(found(stageOf('a', [stepOf('printMessage', { message: choose })]))).toContain('P515');
  });
});

describe('trying again', () => {
  it('a step', () => {
    const retry = { attempts: 2, delayMs: 0 };
    expect(stepCodes(stepOf('startJob', { job: 'x' }, { retry }))).toEqual(['P519']);
    expect(
      stepCodes(stepOf('sendMessage', { message: 'x', channel: 'sns', to: 'y' }, { retry })),
    ).toEqual(['P519']);
    expect(stepCodes(runOf('x', { retry }))).toEqual([]);
  });

  it('a stage, once for each stage around', () => {
    const job = stepOf('startJob', { job: 'x' });
    const inner = stageOf('b', [job, job], { retryAttempts: 2 });
    const pipeline = pipelineOf([stageOf('a', [inner], { retryAttempts: 3 })]);
    expect(messagesOf(pipeline, 'P520')).toEqual([
      'Stage "a" is tried again, and with it step "startJob", which must not be.',
      'Stage "b" is tried again, and with it step "startJob", which must not be.',
    ]);
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')], { retryAttempts: 2 })]))).toEqual([]);
    expect(codesOf(pipelineOf([stageOf('a', [job])]))).toEqual([]);
  });

  it('not what stands in post', () => {
    const post = { failure: [stepOf('startJob', { job: 'x' })] };
    expect(stepCodes(runOf('x'), { retryAttempts: 2, post })).toEqual([]);
  });
});

describe('time limits', () => {
  const codes = (step: number | undefined, stage: number | undefined, pipeline: number) =>
    codesOf(
      pipelineOf(
        [
          stageOf(
            'o',
            [stageOf('a', [runOf('x', step === undefined ? {} : { timeoutMs: step })])],
            stage === undefined ? {} : { timeoutMs: stage },
          ),
        ],
        { timeoutMs: pipeline },
      ),
    ).includes('P522');
  it.each([
    [5, 5, 5, false],
    [6, 5, 9, true],
    [5, 6, 5, true],
    [6, undefined, 5, true],
    [5, undefined, 5, false],
    [undefined, 5, 5, false],
    [undefined, 6, 5, true],
  ])('%s in %s in %s', (step, stage, pipeline, isReported) =>
    expect(codes(step, stage, pipeline)).toBe(isReported),
  );
});

describe('test results and smoke', () => {
  const junit = (more: Partial<Step> = {}) => stepOf('run', { command: 'x', junit: 'r.xml' }, more);
  const publish = (more: Partial<Step> = {}) =>
    stepOf('publishTestResults', { include: ['r.xml', 's.xml'] }, more);
  const codes = (...stages: Stage[]) => codesOf(pipelineOf(stages)).includes('P523');
  it('results are published once', () => {
    expect(codes(stageOf('a', [junit(), publish()]))).toBe(true);
    expect(codes(stageOf('a', [junit(), junit()]))).toBe(true);
    expect(codes(stageOf('a', [junit({ directory: 'x' }), publish()]))).toBe(false);
    expect(codes(stageOf('a', [junit({ directory: 'x' }), publish({ directory: 'x' })]))).toBe(
      true,
    );
    expect(codes(stageOf('a', [junit()]), stageOf('b', [publish()]))).toBe(false);
    expect(
      codes(
        stageOf('a', [
          junit({ when: onMain }),
          publish({ when: { kind: 'not', condition: onMain } }),
        ]),
      ),
    ).toBe(false);
    expect(codes(stageOf('a', [stepOf('publishTestResults', { include: ['a', 'a'] })]))).toBe(
      false,
    );
  });

  it('a smoke test knows whom to ask', () => {
    const service = { image: 'app', path: '/', deadlineMs: 1 };
    expect(stepCodes(stepOf('smoke'))).toEqual(['P525']);
    expect(stepCodes(stepOf('smoke', { url: 'https://x' }))).toEqual([]);
    expect(stepCodes(stepOf('smoke'), { service })).toEqual([]);
  });
});

describe('build parameters', () => {
  const codes = (parameters: Pipeline['parameters'], step = runOf('x')) =>
    codesOf(pipelineOf([stageOf('a', [step])], { parameters }));
  const text = { type: 'text', default: '', description: '' } as const;
  it('are used', () => {
    expect(codes({ p: text })).toEqual(['P527']);
    expect(codes({ p: text }, stepOf('printMessage', { message: { $parameter: 'p' } }))).toEqual(
      [],
    );
    expect(codes({ p: text }, runOf('echo "$p"'))).toEqual(['P819']);
    expect(codes({ p: text }, runOf('P=$p make'))).toEqual(['P819']);
    expect(codes({ p: text }, runOf("echo '$p'"))).toEqual(['P527']);
  });

  it('have free names', () => {
    for (const name of ['PATH', 'BRANCH_NAME', 'CHANGE_ID', 'PLATFORM_X', 'NODE_OPTIONS'])
      expect(codes({ [name]: text })).toContain('P528');
  });

  it('are no credentials', () => {
    for (const name of [
      'password',
      'dbPassword',
      'API_KEY',
      'apiKey',
      'githubToken',
      'clientSecret',
    ])
      expect(codes({ [name]: text })).toContain('P529');
    for (const name of ['version', 'passes', 'keyboard'])
      expect(codes({ [name]: text })).not.toContain('P529');
    expect(codes({ useToken: { type: 'boolean', default: true, description: '' } })).not.toContain(
      'P529',
    );
  });

  it('list each choice once', () => {
    expect(codes({ p: { type: 'choice', values: ['a', 'b', 'a'], description: '' } })).toContain(
      'P530',
    );
    expect(codes({ p: { type: 'choice', values: ['a', 'b'], description: '' } })).not.toContain(
      'P530',
    );
  });
});
