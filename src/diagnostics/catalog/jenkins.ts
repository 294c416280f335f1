import { entry } from '../entry.ts';

/** P7xx: what Jenkins can't take, of which its linter says that it is valid. */
export const jenkins = {
  'unprintable-character': entry<{ where: string; character: string; index: string }>({
    code: 'P701',
    severity: 'error',
    message: ({ where, character, index }) => `${where} has ${character} at position ${index}.`,
    cause:
      'Jenkins keeps the parsed pipeline as XML, in which NUL, U+FFFE, U+FFFF and halves of surrogate pairs can not stand; the build dies before its first stage (recorded cases 261, 266 to 269, 272, 322, 323).',
    mend: 'Remove the character.',
    example: "s.printMessage('a\\u0000b')",
  }),
  'variable-too-long': entry<{ name: string; bytes: string; limit: string }>({
    code: 'P702',
    severity: 'error',
    message: ({ name, bytes, limit }) =>
      `The variable ${name} has ${bytes} bytes; Linux takes at most ${limit} with its name.`,
    cause:
      'A longer one makes every command of the step fail with "Argument list too long" (recorded case 262).',
    mend: 'Write the text to a file and give its path.',
    example: "env: { DATA: 'x'.repeat(200_000) }",
  }),
  'step-too-large': entry<{ step: string; bytes: string; limit: string }>({
    code: 'P703',
    severity: 'error',
    message: ({ step, bytes, limit }) =>
      `${step} carries ${bytes} bytes of data; at most ${limit} are allowed.`,
    cause:
      'Everything a step gets is a literal of the Jenkinsfile, which Jenkins reads and keeps for every build.',
    mend: 'Put the data into a file of the repository and let the step read it.',
    example: 's.run(veryLongScript)',
  }),
  'too-many-steps': entry<{ place: string; count: string; limit: string }>({
    code: 'P704',
    severity: 'error',
    message: ({ place, count, limit }) =>
      `${place} has ${count} steps; Jenkins takes ${limit} beside our own.`,
    cause:
      'With 251 steps in one block the build fails before its first stage, and the linter says valid (recorded cases 244 and 311).',
    mend: 'Split the stage, or put commands together in a script of the repository.',
    example: "build('Build', (s) => files.map((file) => s.run(`make ${file}`))) // 300 files",
  }),
  'too-many-stages': entry<{ place: string; count: string; limit: string }>({
    code: 'P705',
    severity: 'error',
    message: ({ place, count, limit }) =>
      `${place} has ${count} stages beside each other; Jenkins takes ${limit}.`,
    cause: 'A list of more than 250 elements does not compile (recorded case 243).',
    mend: 'Group them with `sequence`, or use a matrix.',
    example: 'stages: ({ test }) => suites.map((suite) => test(suite, …)) // 300 suites',
  }),
  'jenkinsfile-too-large': entry<{
    bytes: string;
    percent: string;
    limit: string;
    most: string;
    largest: string;
  }>({
    code: 'P706',
    severity: 'error',
    message: ({ bytes, percent, limit, most, largest }) =>
      `The pipeline becomes a method of about ${bytes} bytes, ${percent} % of the ${most} that Java takes; ${limit} % are allowed. The largest part is ${largest}.`,
    cause:
      'Declarative makes one method of the whole pipeline. Beyond 64 KB it does not compile, and the linter says valid (recorded cases 312 to 318). The prediction is good to a tenth.',
    mend: 'Put commands together in scripts, use fewer stages or matrix cells, or split the pipeline and start the other job with s.startJob.',
    example: '112 stages of 5 steps; 152 cells of a matrix',
  }),
  'jenkinsfile-nearly-too-large': entry<{ percent: string; limit: string; largest: string }>({
    code: 'P707',
    severity: 'warning',
    message: ({ percent, limit, largest }) =>
      `The pipeline uses about ${percent} % of what one Java method can hold; more than ${limit} % are refused. The largest part is ${largest}.`,
    cause: 'Declarative makes one method of the whole pipeline; at 64 KB it stops to compile.',
    mend: 'Before adding more, put commands together in scripts or use fewer stages or matrix cells.',
    example: '70 stages of 5 steps',
  }),
  'nested-parallel': entry<{ inner: string; outer: string }>({
    code: 'P708',
    severity: 'error',
    message: ({ inner, outer }) =>
      `${inner} stands inside ${outer}; Jenkins can't run parallel stages inside parallel ones.`,
    cause:
      '"matrix" or "parallel" can not be nested inside another, at any depth (recorded cases 088, 089 and 102).',
    mend: 'Put all branches beside each other, or one group after the other.',
    example: "parallel('All', [parallel('Fast', […]), test('Slow', …)])",
  }),
  'unknown-matrix-exclude': entry<{ matrix: string; problem: string }>({
    code: 'P709',
    severity: 'error',
    message: ({ matrix, problem }) => `Matrix ${matrix} excludes ${problem}.`,
    cause: 'Jenkins accepts it and excludes nothing (recorded case 104).',
    mend: 'Use an axis of the matrix and a value that it has.',
    example: "axes: { os: ['linux'] }, exclude: [{ os: 'windows' as any }]",
  }),
  'matrix-without-cells': entry<{ matrix: string }>({
    code: 'P710',
    severity: 'error',
    message: ({ matrix }) => `Every cell of matrix ${matrix} is excluded.`,
    cause: 'A matrix without cells does nothing.',
    mend: 'Exclude less, or remove the matrix.',
    example: "axes: { os: ['linux'] }, exclude: [{ os: 'linux' }]",
  }),
  'invalid-axis': entry<{ matrix: string; axis: string; reason: string }>({
    code: 'P711',
    severity: 'error',
    message: ({ matrix, axis, reason }) =>
      `${axis} can't be an axis of matrix ${matrix}: ${reason}.`,
    cause: 'Jenkins makes every axis an environment variable of its cells.',
    mend: 'Choose another name.',
    example: "axes: { PATH: ['a', 'b'] }",
  }),
  'axis-value-twice': entry<{ matrix: string; axis: string; value: string }>({
    code: 'P712',
    severity: 'error',
    message: ({ matrix, axis, value }) => `Axis ${axis} of matrix ${matrix} has ${value} twice.`,
    cause: 'The same cell would stand twice under the same name.',
    mend: 'Remove one.',
    example: "axes: { node: ['24', '24'] }",
  }),
  'invalid-schedule': entry<{ schedule: string; problem: string }>({
    code: 'P713',
    severity: 'error',
    message: ({ schedule, problem }) => `The schedule ${schedule} is not valid: ${problem}.`,
    cause:
      "Jenkins's linter says valid and the build dies before its first stage (recorded case 053).",
    mend: "Use five fields, minute hour day month weekday, as in 'H 2 * * *'.",
    example: "triggers: [cron('99 * * * *')]",
  }),
  'invalid-agent-label': entry<{ label: string; problem: string; place: string }>({
    code: 'P714',
    severity: 'error',
    message: ({ label, problem, place }) =>
      `No agent will ever match the label ${label} (${place}): ${problem}.`,
    cause:
      'A label is a name or an expression with && || ! and parentheses; anything else is taken as one strange name, and the build waits for ever.',
    mend: "Write agent: { label: 'linux && docker' }.",
    example: "agent: { label: 'linux docker' }",
  }),
  'invalid-stage-name': entry<{ name: string; problem: string }>({
    code: 'P715',
    severity: 'error',
    message: ({ name, problem }) => `${name} is no name for a stage: ${problem}.`,
    cause: 'People find the stage by its name in Jenkins, in logs and on the command line.',
    mend: 'Give it a short name of visible characters.',
    example: "build('', …)",
  }),
  'invalid-lock-name': entry<{ name: string; problem: string }>({
    code: 'P716',
    severity: 'error',
    message: ({ name, problem }) => `${name} is no name for a lock: ${problem}.`,
    cause: 'Two pipelines share a lock only when its name is the same to the letter.',
    mend: "Use a plain name: lock: 'payments-staging'.",
    example: "lock: ' staging '",
  }),
  'outside-step-shadowed': entry<{ name: string; reason: string }>({
    code: 'P717',
    severity: 'error',
    message: ({ name, reason }) => `${name} can't be an outside step: ${reason}.`,
    cause: 'Of two steps with one name Jenkins takes one without a word.',
    mend: 'Use the step of this package, or rename the other one in its library.',
    example: "outside('helmDeploy', { description: '…' })",
  }),
  'jenkins-cannot-say': entry<{ problem: string }>({
    code: 'P718',
    severity: 'error',
    message: ({ problem }) => `No Jenkinsfile can say this: ${problem}.`,
    cause:
      'Some steps are done by Jenkins itself, and Jenkins does not know everything that the runner knows.',
    mend: 'Use a step of the runner, or a value that Jenkins knows.',
    example:
      "stage('Name', (s) => [s.nameBuild(context.commit)]) // no agent, so nothing is checked out",
  }),
  'container-argument-refused': entry<{ argument: string; problem: string; place: string }>({
    code: 'P719',
    severity: 'error',
    message: ({ argument, problem, place }) =>
      `Docker does not get the argument ${argument} (${place}): ${problem}.`,
    cause:
      'All arguments become one text, which Jenkins divides at blanks; and a container that holds a part of the machine holds the builds of every other team on it.',
    mend: 'Write one option an argument, `--shm-size=1g`, and leave out what opens the machine.',
    example: "agent: { container: 'node:24.1.0', arguments: ['--privileged'] }",
  }),
  'dockerfile-out-of-place': entry<{ file: string; problem: string; place: string }>({
    code: 'P720',
    severity: 'error',
    message: ({ file, problem, place }) => `The Dockerfile ${file} (${place}) ${problem}.`,
    cause: 'Jenkins looks for the file below its context, and puts both into a command of a shell.',
    mend: "Name it relative to the repository: { dockerfile: 'ci/Dockerfile', context: 'ci' }.",
    example: "agent: { dockerfile: 'Dockerfile', context: 'ci' }",
  }),
  'unknown-before-agent': entry<{ place: string; reference: string }>({
    code: 'P721',
    severity: 'error',
    message: ({ place, reference }) =>
      `The agent of ${lowerFirst(place)} depends on ${reference}, which nobody knows before a machine is taken.`,
    cause:
      'Jenkins reads label and image before the stage has a machine, so that only parameters, axes, answers and what the build knows of itself can be part of them.',
    mend: 'Use a parameter, an axis, or a stage for each case with a condition.',
    example: 'agent: { label: version } // saved by an earlier step',
  }),
  'invalid-pod': entry<{ place: string; problem: string }>({
    code: 'P722',
    severity: 'error',
    message: ({ place, problem }) => `The pod of ${lowerFirst(place)} is not valid: ${problem}.`,
    cause:
      'Jenkins hands the pod on without a look; Kubernetes refuses it, and the build waits for a machine that never comes.',
    mend: 'Give what the message asks for.',
    example: "pod: { containers: [{ name: 'node', image: 'node:24.1.0', memory: '1 GB' }] }",
  }),
  'invalid-tool': entry<{ tool: string; problem: string; place: string }>({
    code: 'P723',
    severity: 'error',
    message: ({ tool, problem, place }) => `The tool ${tool} (${place}) is not valid: ${problem}.`,
    cause:
      'Jenkins finds an installation by the kind of the tool and the name that its settings have.',
    mend: "Write tools: { jdk: 'temurin-21' }.",
    example: "tools: { 'jdk 21': 'temurin' }",
  }),
  'milestone-in-parallel': entry<{ stage: string; outer: string }>({
    code: 'P724',
    severity: 'error',
    message: ({ stage, outer }) =>
      `Stage ${stage} has a milestone and runs beside others in ${outer}.`,
    cause:
      'Builds pass milestones one after the other; stages beside each other come to theirs in any order.',
    mend: 'Give the milestone to a stage before or behind those that run at the same time.',
    example: "parallel('Both', [stage('One', { milestone: true }, …), …])",
  }),
  'changes-asked-too-late': entry<{ where: string; condition: string }>({
    code: 'P725',
    severity: 'error',
    message: ({ where, condition }) =>
      `${where} asks ${condition}, which Jenkins tells to the conditions of stages only.`,
    cause:
      'On a machine nobody knows the build before, so that the condition would never hold in Jenkins, but on a laptop.',
    mend: 'Put the condition on a stage, apart from values of earlier steps.',
    example: "s.run('make docs', { when: changed('docs/**') })",
  }),
  'reserved-question-name': entry<{ name: string; reason: string }>({
    code: 'P726',
    severity: 'error',
    message: ({ name, reason }) => `No question can be called ${name}: ${reason}.`,
    cause: 'Jenkins keeps the answer as a variable of the stage.',
    mend: 'Choose another name.',
    example: "ask('PATH', { type: 'text', default: '' })",
  }),
  'unknown-container': entry<{ step: string; container: string; found: string }>({
    code: 'P727',
    severity: 'error',
    message: ({ step, container, found }) =>
      `${step} is to run in container ${container}, but ${found}.`,
    cause: 'Jenkins finds out when the step is reached, and fails then.',
    mend: 'Name a container of the pod that is no service.',
    example: "s.run('psql', { container: 'tools' })",
  }),
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
