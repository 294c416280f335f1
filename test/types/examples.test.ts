import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { runTypeCompiler, type TypeMessage } from './run-type-compiler.ts';

const root = join(import.meta.dirname, '../..');

/** What the examples take for granted. */
const prelude = `
import { type AnySteps, chart, context, definePipeline, image, outside, text, value } from 'jenkins-pipeline-sdk';
const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });
const version = value('version');
const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { channel: 'text', message: 'text' },
});
void [app, service, version, slackSend, context, text];
`;

/** What the compiler says about texts as pipeline files; name → text. */
function checkTypes(texts: Readonly<Record<string, string>>): TypeMessage[] {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    for (const [name, text] of Object.entries(texts))
      writeFileSync(join(folder, `${name}.ts`), text);
    const paths = {
      'jenkins-pipeline-sdk': [join(root, 'src/dsl/sdk.generated.d.ts')],
      'jenkins-pipeline-sdk/pipelines': [join(root, 'pipelines/pipelines.generated.d.ts')],
    };
    const configuration = {
      extends: join(import.meta.dirname, 'tsconfig.json'),
      compilerOptions: { paths },
      include: ['*.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    return runTypeCompiler(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the examples of every contract compile', () => {
  const texts = (Object.values(contracts) as unknown as StepContract[]).map((contract) => {
    expect(contract.examples.length, contract.name).toBeGreaterThan(0);
    const steps = contract.examples.map((example) => `        ${example},`).join('\n');
    const text = `${prelude}
export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '1.0' } },
  stages: ({ stage, parameters }) => [
    stage('All', (given) => {
      const s = given as AnySteps;
      void parameters;
      return [
${steps}
      ];
    }),
  ],
});
`;
    return [contract.name, text] as const;
  });
  expect(checkTypes(Object.fromEntries(texts))).toEqual([]);
});

/** The whole pipelines among the examples of a file of declarations. */
function readExamples(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/@example\n((?: \*.*\n)+?) \*\//g)]
    .map(([, lines = '']) => lines.replaceAll(/^ \* ?/gm, ''))
    .filter((example) => example.startsWith('export default'));
}

test('the whole pipelines in the documentation compile', () => {
  const readme = readFileSync(join(root, 'pipelines/README.md'), 'utf8');
  const [, snippet = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const dsl = readExamples('src/dsl/sdk.generated.d.ts');
  const paths = readExamples('pipelines/pipelines.generated.d.ts');
  expect([dsl.length, paths.length]).toEqual([1, 4]);
  const texts = {
    readme: snippet,
    dsl: `import { definePipeline } from 'jenkins-pipeline-sdk';\n${dsl[0]}`,
    ...Object.fromEntries(
      paths.map((example) => {
        const [, name = ''] = /export default (\w+)/.exec(example) ?? [];
        return [name, `import { ${name} } from 'jenkins-pipeline-sdk/pipelines';\n${example}`];
      }),
    ),
  };
  expect(Object.keys(texts)).toHaveLength(6);
  expect(checkTypes(texts)).toEqual([]);
});
