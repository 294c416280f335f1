import { endSentence, entry } from '../entry.ts';

/** P5xx: steps with their parameters and options. */
export const steps = {
  'unknown-step': entry<{ step: string; suggestion: string }>({
    code: 'P501',
    severity: 'error',
    message: ({ step, suggestion }) => endSentence(`There is no step ${step}${suggestion}`),
    cause: 'Every step has a contract; steps of other libraries are declared with outside().',
    mend: 'Use a step that the editor offers, or declare an outside step.',
    example: '(s as any).dockerBuild(app)',
  }),
  'unknown-step-parameter': entry<{ step: string; problem: string }>({
    code: 'P502',
    severity: 'error',
    message: ({ step, problem }) => endSentence(`${step}: ${problem}`),
    cause: 'A misspelt parameter would be ignored without a word.',
    mend: 'Use a parameter that the editor offers.',
    example: "s.run('npm test', { junitt: 'reports/*.xml' })",
  }),
  'missing-step-parameter': entry<{ step: string; problem: string }>({
    code: 'P503',
    severity: 'error',
    message: ({ step, problem }) => endSentence(`${step}: ${problem}`),
    cause: 'The step can not run without it, and it has no default.',
    mend: 'Give the parameter.',
    example: "s.sendMessage('Deployed.', { channel: 'slack' }) // to is missing",
  }),
  'invalid-step-parameter': entry<{ step: string; problem: string }>({
    code: 'P504',
    severity: 'error',
    message: ({ step, problem }) => endSentence(`${step}: ${problem}`),
    cause: 'The runner checks the same schema and would refuse the step in the middle of a build.',
    mend: 'Give a value as the message asks for; the editor shows an example.',
    example: "s.smoke({ path: 'healthz' }) // must begin with a slash",
  }),
  'run-time-value-not-allowed': entry<{ step: string; path: string; reference: string }>({
    code: 'P505',
    severity: 'error',
    message: ({ step, path, reference }) =>
      `${step}: \`${path}\` must be known when the pipeline is compiled, and ${reference} is not.`,
    cause: 'Access rights, paths and checks are derived from this parameter before anything runs.',
    mend: 'Write the value down, or choose between two steps with s.when.',
    example:
      "s.checkoutRepository('https://…', { revision: parameters.ref as any, folder: 'tools' })",
  }),
  'unknown-to-jenkins': entry<{ step: string; reference: string }>({
    code: 'P506',
    severity: 'error',
    message: ({ step, reference }) =>
      `${step} is one of Jenkins's own steps and can't get ${reference}.`,
    cause:
      'Jenkins never reads what steps hand to each other, nor where a service runs; only the runner does.',
    mend: 'Use parameters and `context` here, or a step of the runner: s.run, s.printMessage, s.sendMessage.',
    example: 's.nameBuild(version) // a value that an earlier step saved',
  }),
  'option-on-jenkins-step': entry<{ step: string; option: string }>({
    code: 'P507',
    severity: 'error',
    message: ({ step, option }) =>
      `${step} is one of Jenkins's own steps and can't have \`${option}\`.`,
    cause:
      'Only the runner fetches secrets and waits between attempts, and such a step does not go through it.',
    mend: 'Leave the option out; give secrets to a command with s.run.',
    example: "s.keepFiles(['dist/**'], { retry: { attempts: 2, delay: '10s' } })",
  }),
  'unknown-output': entry<{ step: string; output: string; outputs: string }>({
    code: 'P508',
    severity: 'error',
    message: ({ step, output, outputs }) => `${step} has no output ${output}; it has ${outputs}.`,
    cause: 'Only what the contract of a step lists can be saved.',
    mend: 'Save one of its outputs.',
    example: "s.run('git describe', { save: { output: version } as any })",
  }),
  'output-of-other-type': entry<{ step: string; output: string; found: string; expected: string }>({
    code: 'P509',
    severity: 'error',
    message: ({ step, output, found, expected }) =>
      `${step}: output ${output} is ${found}, and the value it is saved into is ${expected}.`,
    cause: 'Conditions compare types: the text "1" is not the number 1 (recorded case 063).',
    mend: 'Declare the value with value(), numberValue() or booleanValue(), as the output is.',
    example: "s.run('make', { save: { exitCode: value('code') as any } })",
  }),
  'step-not-offered': entry<{ step: string; kind: string; kinds: string }>({
    code: 'P510',
    severity: 'error',
    message: ({ step, kind, kinds }) => `${step} can't stand in a ${kind} stage, only in ${kinds}.`,
    cause: 'The kind of a stage says what rights its machine has.',
    mend: 'Move the step to a stage of such a kind.',
    example: "build('Build', (s) => [(s as any).ecrPush(app)])",
  }),
  'path-leaves-workspace': entry<{ where: string; path: string; problem: string }>({
    code: 'P511',
    severity: 'error',
    message: ({ where, path, problem }) => endSentence(`${where}: ${path} ${problem}`),
    cause:
      'Steps work in the workspace of their stage; a path out of it would reach files of the agent or of other builds.',
    mend: 'Use a path inside the workspace, with forward slashes.',
    example: "s.writeTextFile('../version.txt', parameters.version)",
  }),
  'invalid-secret-reference': entry<{ variable: string; reference: string; problem: string }>({
    code: 'P512',
    severity: 'error',
    message: ({ variable, reference, problem }) =>
      endSentence(`The secret for ${variable} has the reference ${reference}, which ${problem}`),
    cause: 'A reference names mount, path and field of a Vault secret.',
    mend: 'Write mount/path#field: secret("kv/payments#database_url").',
    example: "secrets: { DB_URL: secret('database_url') }",
  }),
  'reserved-variable': entry<{ name: string; reason: string }>({
    code: 'P513',
    severity: 'error',
    message: ({ name, reason }) => `The variable ${name} can't be set here: ${reason}.`,
    cause:
      'Jenkins, the loader and the runner read such variables themselves; changing them changes what runs.',
    mend: 'Use another name; inside a command a script may set what it needs.',
    example: "env: { LD_PRELOAD: './trace.so' }",
  }),
  'retry-of-unsafe-step': entry<{ step: string }>({
    code: 'P519',
    severity: 'error',
    message: ({ step }) => `${step} must not be tried again.`,
    cause: 'Running it twice does harm: a message is sent twice, a job is started twice.',
    mend: 'Remove `retry`; where the outside system fails for a moment the step tries again by itself.',
    example: "s.startJob('shop/main', { retry: { attempts: 3 } })",
  }),
  'attempts-of-unsafe-step': entry<{ stage: string; step: string }>({
    code: 'P520',
    severity: 'error',
    message: ({ stage, step }) =>
      `Stage ${stage} is tried again, and with it ${step}, which must not be.`,
    cause: 'Every step of the stage runs again, also those that had succeeded.',
    mend: 'Give `retry` to the step that fails now and then, or move the other one to a stage of its own.',
    example: "stage('Notify', { attempts: 2 }, (s) => [s.startJob('shop/main')])",
  }),
  'condition-on-jenkins-step': entry<{ step: string; condition: string }>({
    code: 'P521',
    severity: 'error',
    message: ({ step, condition }) =>
      `${step} is one of Jenkins's own steps, and Jenkins can't tell whether it runs ${condition}.`,
    cause:
      'Inside a stage Jenkins knows neither which files changed nor what earlier steps found out.',
    mend: 'Put the step into a stage of its own with the condition as its `when`, or ask for something that Jenkins knows.',
    example: "s.when(changed('docs/**'), [s.publishReport('docs', { title: 'Docs' })])",
  }),
  'timeout-longer-than-parent': entry<{
    what: string;
    time: string;
    parent: string;
    parentTime: string;
  }>({
    code: 'P522',
    severity: 'warning',
    message: ({ what, time, parent, parentTime }) =>
      `${what} may take ${time}, but ${parent} ends after ${parentTime}.`,
    cause: 'The shorter limit always comes first, so the longer one never counts.',
    mend: 'Raise the outer limit or lower the inner one.',
    example:
      "stage('Load', { timeout: '10m' }, (s) => [s.run('npm run load', { timeout: '30m' })])",
  }),
  'test-results-published-twice': entry<{ pattern: string }>({
    code: 'P523',
    severity: 'warning',
    message: ({ pattern }) => `Test results ${pattern} are published twice in this stage.`,
    cause: 'Jenkins counts every test again, and its trend shows twice as many.',
    mend: 'Use `junit` of s.run, or s.publishTestResults, not both.',
    example: "[s.run('npm test', { junit: 'r/*.xml' }), s.publishTestResults(['r/*.xml'])]",
  }),
  'secret-as-data': entry<{ step: string; path: string }>({
    code: 'P524',
    severity: 'error',
    message: ({ step, path }) =>
      `${step}: \`${path}\` is a secret, which is never part of the data of a step.`,
    cause:
      'Secrets are fetched for one command and given to it in a variable; here the reference itself would be used as the value.',
    mend: 'Give it with `secrets`; a chart reads it from the cluster, for instance by an ExternalSecret.',
    example:
      "s.helmDeploy(service, { values: { password: secret('kv/payments#password') as any } })",
  }),
  'smoke-without-service': entry<{ step: string }>({
    code: 'P525',
    severity: 'error',
    message: ({ step }) => `${step} has no URL to ask.`,
    cause: 'Only a test stage with a `service` knows a URL by itself.',
    mend: "Give `url`, or start the service: test('Smoke', { service: app }, …).",
    example: "test('Smoke', (s) => [s.smoke({ path: '/healthz' })])",
  }),
  'variable-given-twice': entry<{ step: string; name: string }>({
    code: 'P531',
    severity: 'error',
    message: ({ step, name }) =>
      `${step} gets the variable ${name} both from \`env\` and from \`secrets\`.`,
    cause: 'One of the two would be lost without a word.',
    mend: 'Remove one, or use two names.',
    example:
      "s.run('npm start', { env: { TOKEN: '' }, secrets: { TOKEN: secret('kv/payments#token') } })",
  }),
};
