import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { runTypeCompiler } from './run-type-compiler.ts';

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

test('the examples of every contract compile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    for (const contract of Object.values(contracts) as unknown as StepContract[]) {
      expect(contract.examples.length, contract.name).toBeGreaterThan(0);
      const steps = contract.examples.map((example) => `      ${example},`).join('\n');
      writeFileSync(
        join(folder, `${contract.name}.ts`),
        `${prelude}
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
`,
      );
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(import.meta.dirname, 'tsconfig.json'),
        compilerOptions: {
          paths: {
            'jenkins-pipeline-sdk': [join(import.meta.dirname, '../../src/dsl/sdk.generated.d.ts')],
          },
        },
        include: ['*.ts'],
      }),
    );
    expect(runTypeCompiler(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
