import { entry } from '../entry.ts';

/** P2xx: the DSL was called in a way that it can't take. */
export const authoring = {
  'value-in-plain-text': entry<{ reference: string }>({
    code: 'P201',
    severity: 'error',
    message: ({ reference }) =>
      `A value that is only known when the pipeline runs was put into a plain text: ${reference}.`,
    cause:
      'A plain template literal is text when the pipeline is compiled, when the value is not known yet.',
    mend: 'Use the `text` template for texts and the `command` template for commands: text`v${version}`.',
    example: 's.printMessage(`version ${parameters.version}`)',
  }),
  'value-in-uninterpreted-text': entry<{ position: string; number: string }>({
    code: 'P202',
    severity: 'error',
    message: ({ position, number }) =>
      `Value ${number} of this command stands ${position}, where it would not stay data.`,
    cause:
      'A value stays one word only as a quoted variable. In single quotes it would be printed as a name; in back quotes, arithmetic, here-documents and the arguments of `eval`, `sh -c` and `ssh` a shell would read it as text of its own.',
    mend: 'Put the value into a plain word or into double quotes. For a second shell give it as an argument after the text: sh -c \'echo "$1"\' sh ${version}.',
    example: "s.run(command`echo '${parameters.version}'`)",
  }),
  'step-not-listed': entry<{ step: string }>({
    code: 'P203',
    severity: 'error',
    message: ({ step }) =>
      `This \`${step}\` step is made but stands in no list, so it would never run.`,
    cause: 'A stage runs the steps of the list that its function returns.',
    mend: 'Put the step into the returned list.',
    example: "build('Build', (s) => { s.run('npm ci'); return [s.run('npm test')]; })",
  }),
  'step-listed-twice': entry<{ step: string }>({
    code: 'P204',
    severity: 'error',
    message: ({ step }) => `This \`${step}\` step stands in more than one place.`,
    cause: 'A step has one id and one place in the log.',
    mend: 'Call the step function once for each place, for instance in a function of your own.',
    example: "const install = s.run('npm ci'); return [install, install];",
  }),
  'steps-not-a-list': entry<{ found: string }>({
    code: 'P205',
    severity: 'error',
    message: ({ found }) => `The function of this stage must return a list of steps, not ${found}.`,
    cause: 'The order of a stage is the order of its list.',
    mend: "Return a list: (s) => [s.run('npm test')].",
    example: "build('Build', (s) => { s.run('npm test'); })",
  }),
  'not-a-step': entry<{ found: string }>({
    code: 'P206',
    severity: 'error',
    message: ({ found }) => `The list of this stage holds something that is not a step: ${found}.`,
    cause: 'Only what the step functions return can run.',
    mend: 'Use the functions of `s`; for a condition use `s.when`, for a loop a list of lists.',
    example: "build('Build', (s) => ['npm test'])",
  }),
  'steps-not-a-function': entry<{ found: string }>({
    code: 'P207',
    severity: 'error',
    message: ({ found }) => `A stage takes a function that returns its steps, not ${found}.`,
    cause: 'The function gets the steps that fit the kind of the stage.',
    mend: "Write (s) => [s.run('npm test')].",
    example: "build('Build', ['npm test'])",
  }),
  'stages-not-a-list': entry<{ found: string }>({
    code: 'P208',
    severity: 'error',
    message: ({ found }) => `A list of stages was expected, not ${found}.`,
    cause: 'The order of the stages is the order of the list.',
    mend: "Return a list: ({ build }) => [build('Build', …)].",
    example: "stages: ({ build }) => { build('Build', (s) => []); }",
  }),
  'not-a-stage': entry<{ found: string }>({
    code: 'P209',
    severity: 'error',
    message: ({ found }) => `The list of stages holds something that is not a stage: ${found}.`,
    cause: 'Only what the stage functions return can run.',
    mend: 'Use build, test, publish, deploy, stage, parallel, sequence or matrix.',
    example: "stages: () => ['Build']",
  }),
  'stages-not-a-function': entry<{ found: string }>({
    code: 'P210',
    severity: 'error',
    message: ({ found }) => `\`stages\` is a function that returns the stages, not ${found}.`,
    cause:
      'The function gets the stage functions with the names of your environments and parameters.',
    mend: "Write stages: ({ build }) => [build('Build', …)].",
    example: "definePipeline({ name: 'payments', stages: [] })",
  }),
  'not-data': entry<{ found: string }>({
    code: 'P211',
    severity: 'error',
    message: ({ found }) => `A parameter holds something that is not data: ${found}.`,
    cause: 'What a step gets is written down as JSON.',
    mend: 'Give texts, finite numbers, yes or no, lists and objects of them, or values.',
    example: 's.helmDeploy(service, { values: { replicas: () => 3 } })',
  }),
  'no-pipeline': entry<{ found: string }>({
    code: 'P212',
    severity: 'error',
    message: ({ found }) => `The default export is not a pipeline but ${found}.`,
    cause: 'The compiler reads what `definePipeline` returns.',
    mend: 'Write `export default definePipeline({ … })`.',
    example: "export default { name: 'payments' };",
  }),
};
