import { entry } from '../entry.ts';

/** P4xx: images, charts, values and files that flow from the step that makes them to those that use them. */
export const flow = {
  'image-not-built': entry<{ name: string; step: string }>({
    code: 'P401',
    severity: 'error',
    message: ({ name, step }) => `${step} uses image ${name}, which no step builds.`,
    cause: 'An image travels by digest from the step that builds it; nothing else brings one in.',
    mend: 'Build it in an earlier stage: s.imageBuild(app).',
    example:
      "const app = image('payments', …);\npublish('Publish', (s) => [s.ecrPush(app)]) // nothing builds it",
  }),
  'image-used-before-built': entry<{ name: string; step: string }>({
    code: 'P402',
    severity: 'error',
    message: ({ name, step }) => `${step} uses image ${name} before it is built.`,
    cause: 'Steps run in the order of their list, and stages in the order of theirs.',
    mend: 'Move the step behind the one that builds the image.',
    example: "build('Build', (s) => [s.ecrPush(app), s.imageBuild(app)])",
  }),
  'image-built-twice': entry<{ name: string }>({
    code: 'P403',
    severity: 'error',
    message: ({ name }) => `Image ${name} is built twice.`,
    cause:
      'What is tested must be what is deployed: one image, built once, the same digest everywhere.',
    mend: 'Build it once and use it in every later stage, or declare a second image.',
    example:
      "build('Build', (s) => [s.imageBuild(app)]),\npublish('Publish', (s) => [s.imageBuild(app)])",
  }),
  'image-not-pushed': entry<{ name: string; step: string }>({
    code: 'P404',
    severity: 'error',
    message: ({ name, step }) => `${step} deploys image ${name}, which no step pushes.`,
    cause:
      'A cluster pulls from a registry; an image that only lies on an agent never starts there.',
    mend: 'Push it in a publish stage before: s.ecrPush(app).',
    example: "deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })])",
  }),
  'image-pushed-after-deploy': entry<{ name: string; step: string }>({
    code: 'P405',
    severity: 'error',
    message: ({ name, step }) => `${step} deploys image ${name} before it is pushed.`,
    cause: 'The registry does not have the image yet when the cluster asks for it.',
    mend: 'Move the publish stage before the deploy stage.',
    example: "[deploy('Staging', …), publish('Publish', (s) => [s.ecrPush(app)])]",
  }),
  'image-pushed-twice': entry<{ name: string; registry: string }>({
    code: 'P406',
    severity: 'warning',
    message: ({ name, registry }) => `Image ${name} is pushed twice by ${registry}.`,
    cause: 'The second push finds everything there already; further tags belong to the first one.',
    mend: "Give all tags to one push: s.ecrPush(app, { extraTags: ['2.4.0'] }).",
    example: "publish('Publish', (s) => [s.ecrPush(app), s.ecrPush(app, { tags: 'semver' })])",
  }),
  'value-not-saved': entry<{ name: string; step: string }>({
    code: 'P407',
    severity: 'error',
    message: ({ name, step }) => `${step} uses value ${name}, which no step saves.`,
    cause: 'A value is empty until a step saves an output into it.',
    mend: "Save it: s.run('git describe', { save: { stdout: version } }).",
    example: "const version = value('version');\ns.printMessage(version) // nothing saves it",
  }),
  'value-used-before-saved': entry<{ name: string; step: string }>({
    code: 'P408',
    severity: 'error',
    message: ({ name, step }) => `${step} uses value ${name} before it is saved.`,
    cause: 'Steps run in the order of their list, and stages in the order of theirs.',
    mend: 'Move the step behind the one that saves the value.',
    example: "[s.printMessage(version), s.run('git describe', { save: { stdout: version } })]",
  }),
  'value-saved-twice': entry<{ name: string }>({
    code: 'P409',
    severity: 'error',
    message: ({ name }) => `Value ${name} is saved twice.`,
    cause:
      'A value stands for one thing; with two sources nobody can tell which one a later step gets. Two steps of which only one ever runs (s.when with an otherwise) are fine.',
    mend: 'Declare a value for each.',
    example:
      "[s.run('a', { save: { stdout: version } }), s.run('b', { save: { stdout: version } })]",
  }),
  'value-never-used': entry<{ name: string }>({
    code: 'P410',
    severity: 'warning',
    message: ({ name }) => `Value ${name} is saved but never used.`,
    cause: 'Saving costs a file that travels between agents, for nothing.',
    mend: 'Remove `save`, or use the value.',
    example: "s.run('git describe', { save: { stdout: version } }) // and no step takes version",
  }),
  'files-not-made': entry<{ name: string; step: string }>({
    code: 'P411',
    severity: 'error',
    message: ({ name, step }) => `${step} needs files ${name}, which no step makes.`,
    cause:
      'Each stage has a workspace of its own; files travel only from a step that `makes` them.',
    mend: "Say which step makes them: s.run('npm run build', { makes: [bundle] }).",
    example: "s.run('npm run e2e', { needs: [bundle] }) // nothing makes bundle",
  }),
  'files-needed-before-made': entry<{ name: string; step: string }>({
    code: 'P412',
    severity: 'error',
    message: ({ name, step }) => `${step} needs files ${name} before they are made.`,
    cause: 'Steps run in the order of their list, and stages in the order of theirs.',
    mend: 'Move the step behind the one that makes the files.',
    example:
      "[s.run('npm run e2e', { needs: [bundle] }), s.run('npm run build', { makes: [bundle] })]",
  }),
  'files-made-twice': entry<{ name: string }>({
    code: 'P413',
    severity: 'error',
    message: ({ name }) => `Files ${name} are made twice.`,
    cause: 'With two sources nobody can tell which files a later stage gets.',
    mend: 'Declare a set of files for each step that makes some.',
    example: "[s.run('a', { makes: [bundle] }), s.run('b', { makes: [bundle] })]",
  }),
  'declared-not-used': entry<{ kind: string; name: string }>({
    code: 'P414',
    severity: 'warning',
    message: ({ kind, name }) => `The ${kind} ${name} is declared but never used.`,
    cause: 'What nothing uses misleads whoever reads the file.',
    mend: 'Remove the declaration, or use it.',
    example: "const old = image('payments-old', …); // in no step",
  }),
  'made-in-parallel-branch': entry<{ kind: string; name: string; step: string }>({
    code: 'P415',
    severity: 'error',
    message: ({ kind, name, step }) =>
      `${step} uses ${kind} ${name}, which a stage that runs at the same time makes.`,
    cause: 'Parallel stages wait for nobody; whether the other one is done is luck.',
    mend: 'Make it in a stage before the parallel ones, or use it in a stage after them.',
    example: "parallel('Checks', [build('A', …makes the image…), test('B', …uses it…)])",
  }),
  'made-in-matrix': entry<{ kind: string; name: string; step: string; matrix: string }>({
    code: 'P416',
    severity: 'error',
    message: ({ kind, name, step, matrix }) =>
      `${step} uses ${kind} ${name}, which every cell of matrix ${matrix} makes.`,
    cause: 'Each cell makes its own, and nobody could tell which one a later stage gets.',
    mend: 'Use it inside the matrix, or make it in a stage of its own.',
    example:
      "matrix('Versions', { axes: { node: ['22', '24'] } }, (axis, s) => [s.imageBuild(app)])",
  }),
  'may-be-missing': entry<{ kind: string; name: string; step: string; reason: string }>({
    code: 'P417',
    severity: 'warning',
    message: ({ kind, name, step, reason }) =>
      `${step} uses ${kind} ${name}, which may not be there: ${reason}.`,
    cause:
      'What makes it can be skipped or fail in a build in which the use still runs; the use then fails.',
    mend: 'Give the use the same condition as what makes it, or make it always.',
    example:
      "build('Image', { when: branch('main') }, …),\npublish('Publish', (s) => [s.ecrPush(app)])",
  }),
  'undeclared-handle': entry<{ kind: string; name: string }>({
    code: 'P418',
    severity: 'error',
    message: ({ kind, name }) => `There is no ${kind} ${name} in this pipeline.`,
    cause:
      'Only what image(), chart(), files(), value() and outside() return can flow between steps.',
    mend: 'Declare it at the top of the file and pass what the function returns.',
    example: "s.imageBuild({ kind: 'image', name: 'payments' } as Image)",
  }),
  'chart-not-found': entry<{ name: string; file: string }>({
    code: 'P419',
    severity: 'error',
    message: ({ name, file }) => `Chart ${name} has no ${file}.`,
    cause: 'A Helm chart is a folder of the repository with a Chart.yaml.',
    mend: 'Correct `path`; it is relative to the root of the repository.',
    example: "chart('payments', { path: './charts/paymentz' })",
  }),
  'files-needed-by-their-maker': entry<{ name: string; step: string }>({
    code: 'P420',
    severity: 'error',
    message: ({ name, step }) => `${step} both makes and needs files ${name}.`,
    cause: 'Needed files are there before the step starts, made ones when it is done.',
    mend: 'Remove one of the two.',
    example: "s.run('npm run build', { makes: [bundle], needs: [bundle] })",
  }),
};
