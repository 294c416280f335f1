import { endSentence, entry } from '../entry.ts';

/** P5xx as well: references to values, conditions over them, and the parameters of the build. */
export const values = {
  'unknown-reference': entry<{ kind: string; name: string; suggestion: string }>({
    code: 'P514',
    severity: 'error',
    message: ({ kind, name, suggestion }) =>
      endSentence(`There is no ${kind} ${name}${suggestion}`),
    cause: 'The value would be missing in every build.',
    mend: 'Declare it, or correct the name.',
    example: '(parameters as any).relese',
  }),
  'impossible-choice': entry<{ parameter: string; value: string; values: string }>({
    code: 'P515',
    severity: 'error',
    message: ({ parameter, value, values }) =>
      `Parameter ${parameter} is never ${value}; it is one of ${values}.`,
    cause: 'The condition has the same result in every build.',
    mend: 'Compare with one of the values, or add the value to the parameter.',
    example: "equals(parameters.level, 'mayor') // values: ['major', 'minor']",
  }),
  'condition-of-other-type': entry<{ actual: string; actualType: string; expected: string }>({
    code: 'P516',
    severity: 'error',
    message: ({ actual, actualType, expected }) =>
      `${actual} is ${actualType} and never equals ${expected}.`,
    cause: 'Equality compares types, in Jenkins as on a laptop (recorded case 063).',
    mend: 'Compare with a value of the same type.',
    example: "equals(parameters.dryRun, 'true' as any) // a boolean parameter",
  }),
  'condition-never-holds': entry<{ reason: string }>({
    code: 'P517',
    severity: 'error',
    message: ({ reason }) => `This condition never holds: ${reason}.`,
    cause: 'What it guards would be skipped in every build.',
    mend: 'Correct the condition, or remove what it guards.',
    example: "all(branch('main'), not(branch('main')))",
  }),
  'approval-before-condition': entry<{ stage: string }>({
    code: 'P518',
    severity: 'error',
    message: ({ stage }) =>
      `Somebody is asked to approve stage ${stage} before anything knows whether it runs.`,
    cause:
      'The condition asks for a value of an earlier step, which only the runner knows, on the machine that the stage gets after the approval.',
    mend: 'Put the condition on the steps, or ask for something that Jenkins knows: the branch, a parameter.',
    example: "stage('Release', { approval: { by: ['leads'] }, when: equals(version, '1.0') }, …)",
  }),
  'context-without-meaning': entry<{ name: string; reason: string }>({
    code: 'P526',
    severity: 'warning',
    message: ({ name, reason }) => `context.${name} is always empty here: ${reason}.`,
    cause: 'Names of the context that do not apply are empty text.',
    mend: 'Use it in a stage to which it applies.',
    example: "build('Build', (s) => [s.printMessage(context.cluster)])",
  }),
  'parameter-not-used': entry<{ name: string }>({
    code: 'P527',
    severity: 'warning',
    message: ({ name }) => `Parameter ${name} is asked for but never used.`,
    cause: 'People who start a build believe that it changes something.',
    mend: 'Remove the parameter, or use `parameters.<name>`.',
    example: "parameters: { release: { type: 'text', default: '' } } // in no step",
  }),
  'reserved-parameter-name': entry<{ name: string; reason: string }>({
    code: 'P528',
    severity: 'error',
    message: ({ name, reason }) => `${name} can't be the name of a parameter: ${reason}.`,
    cause:
      'Jenkins makes every parameter an environment variable, over those of the build itself (recorded cases 058 and 061).',
    mend: 'Choose another name.',
    example: "parameters: { BRANCH_NAME: { type: 'text', default: 'main' } }",
  }),
  'secret-parameter': entry<{ name: string }>({
    code: 'P529',
    severity: 'warning',
    message: ({ name }) => `Parameter ${name} looks like a credential.`,
    cause: 'Parameters are shown on the page of the build and kept with it.',
    mend: "Take it from the secret store: secrets: { TOKEN: secret('kv/payments#token') }.",
    example: "parameters: { deployToken: { type: 'text', default: '' } }",
  }),
  'choice-listed-twice': entry<{ parameter: string; value: string }>({
    code: 'P530',
    severity: 'warning',
    message: ({ parameter, value }) => `Parameter ${parameter} lists ${value} twice.`,
    cause: 'People see the same choice twice and wonder what differs.',
    mend: 'Remove one.',
    example: "{ type: 'choice', values: ['minor', 'minor'] }",
  }),
};
