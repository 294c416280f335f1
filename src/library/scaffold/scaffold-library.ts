/** What a new library is made of beside its name. */
export interface LibraryScaffold {
  /** Name of the npm package that authors will import from. */
  readonly name: string;
  /** Packages that the repository works with, with their exact versions. */
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Path → content of every file of a new library's repository, in the order in which they are told. */
export function scaffoldLibrary({
  name,
  devDependencies,
}: LibraryScaffold): ReadonlyMap<string, string> {
  const manifest = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    scripts: {
      build: 'platform library build',
      check: 'platform library check',
      test: 'platform library test',
    },
    devDependencies,
  };
  const compiler = {
    compilerOptions: {
      noEmit: true,
      strict: true,
      target: 'es2024',
      lib: ['es2024'],
      types: ['node'],
      module: 'nodenext',
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
    },
    include: ['src', 'test'],
  };
  return new Map([
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['tsconfig.json', `${JSON.stringify(compiler, null, 2)}\n`],
    ['.gitignore', 'node_modules/\nbuild/\n'],
    [
      '.gitattributes',
      'vars/** linguist-generated eol=lf\nresources/** linguist-generated eol=lf\nschemas/** linguist-generated eol=lf\n',
    ],
    ['README.md', readme(name)],
    ['.github/workflows/check.yml', workflow],
    ['changes/first-release.md', '---\nbump: minor\n---\n\nFirst release.\n'],
    ['src/contracts/.gitkeep', ''],
    ['src/steps/.gitkeep', ''],
    ['test/steps/.gitkeep', ''],
  ]);
}

/** Checks what a release would refuse; deeper than a shallow clone, since it looks at the last tag. */
const workflow = `name: check
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - run: npx platform library test
      - run: npx platform library check
`;

function readme(name: string): string {
  return `# ${name}

The steps of our pipelines: those that \`jenkins-pipeline-sdk\` brings, and our own. Each is a typed
contract in \`src/contracts\`, a run function in \`src/steps\` and a test in \`test/steps\`; everything
else is generated from them.

\`\`\`
npm ci
npx platform library new step tag-release   # contract, run function, test
npx platform library build                  # vars/, schemas/, and build/ with the package and the docs
npx platform library test                   # types, and the tests of the steps
npx platform library check                  # contracts, stale files, what differs from the last tag
npx platform library release                # what a release would do; --apply does it
\`\`\`

## In a pipeline

Install the package of a release (\`build/package\`) in a repository and import from it:

\`\`\`ts
import { definePipeline } from '${name}';
\`\`\`

Its command \`platform\` knows our steps: \`npx platform compile\` and \`npx platform run\`.

## In Jenkins

One global library called \`platform\` that points at this repository. Generated Jenkinsfiles load the
commit of a release; files written by hand may load the branch of a major version, \`platform@v1\`.
Jenkins copies \`vars/\` and \`resources/\` for every build and nothing else.

## Changes

Whoever changes something that users notice adds a file to \`changes/\`:

\`\`\`
---
bump: minor
---

What is new, for the people who use it.
\`\`\`

\`bump\` is \`major\`, \`minor\` or \`patch\`; a release refuses less than the contracts demand.
`;
}
