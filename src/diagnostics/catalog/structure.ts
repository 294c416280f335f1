import { endSentence, entry } from '../entry.ts';

/** P3xx: names and shapes. */
export const structure = {
  'invalid-pipeline-name': entry<{ name: string }>({
    code: 'P301',
    severity: 'error',
    message: ({ name }) => `${name} is no name for a pipeline.`,
    cause:
      'The name becomes part of image, release and log names, which allow lower case letters, digits and hyphens, at most 50.',
    mend: 'Use lower case letters, digits and single hyphens: `payments-api`.',
    example: "definePipeline({ name: 'Payments API', … })",
  }),
  'duplicate-stage-name': entry<{ name: string }>({
    code: 'P302',
    severity: 'error',
    message: ({ name }) => `Two stages beside each other are called ${name}.`,
    cause:
      'Jenkins refuses equal names among siblings (recorded case 164), and nobody could tell them apart.',
    mend: 'Give each stage a name of its own.',
    example: "[build('Build', …), build('Build', …)]",
  }),
  'duplicate-step-id': entry<{ id: string }>({
    code: 'P303',
    severity: 'error',
    message: ({ id }) => `Two steps of this stage have the id ${id}.`,
    cause: 'The id names the step in logs, outputs and positions.',
    mend: 'Give each step an id of its own, or none.',
    example: "[s.run('a', { id: 'test' }), s.run('b', { id: 'test' })]",
  }),
  'duplicate-declaration': entry<{ kind: string; name: string }>({
    code: 'P304',
    severity: 'error',
    message: ({ kind, name }) => `The ${kind} ${name} is declared twice.`,
    cause: 'A name stands for one thing in the whole pipeline.',
    mend: 'Declare it once, at the top of the file, and use it in every stage.',
    example: "const a = image('payments', …); const b = image('payments', …);",
  }),
  'invalid-declaration': entry<{ kind: string; name: string; problem: string }>({
    code: 'P305',
    severity: 'error',
    message: ({ kind, name, problem }) =>
      endSentence(`The ${kind} ${name} is not valid: ${problem}`),
    cause: 'Its parts are checked against the same schema that the runner uses.',
    mend: 'Give what the message asks for; the editor shows the allowed parts.',
    example: "image('Payments', { command: ['node'] })",
  }),
  'invalid-option': entry<{ where: string; problem: string }>({
    code: 'P306',
    severity: 'error',
    message: ({ where, problem }) => endSentence(`${where}: ${problem}`),
    cause: "An option has a shape or a value that it can't have.",
    mend: 'Give what the message asks for; the editor shows the allowed options.',
    example: "build('Build', { timeout: 'soon' }, …)",
  }),
  'empty-stage': entry<{ stage: string }>({
    code: 'P307',
    severity: 'warning',
    message: ({ stage }) => `Stage ${stage} has no steps.`,
    cause: 'It takes a line in every list of stages and does nothing.',
    mend: 'Give it something to do, or remove it.',
    example: "build('Build', (s) => [])",
  }),
  'empty-pipeline': entry({
    code: 'P308',
    severity: 'error',
    message: () => 'The pipeline has no stages.',
    cause: 'Jenkins refuses a pipeline without stages, and it would do nothing.',
    mend: "Add a stage: build('Build', (s) => [s.run('npm test')]).",
    example: 'stages: () => []',
  }),
  'empty-group': entry<{ stage: string }>({
    code: 'P309',
    severity: 'error',
    message: ({ stage }) => `Group ${stage} has no stages.`,
    cause: 'Jenkins refuses a list of stages without one (recorded case 161).',
    mend: 'Put a stage into it, or remove it.',
    example: "parallel('Checks', [])",
  }),
};
