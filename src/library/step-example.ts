import type { AccessGrant } from '../contracts/access.ts';
import type { StepContract } from '../contracts/contract.ts';

/** What becomes of one of a contract's examples. */
export interface StepExample {
  /** The line of the contract. */
  readonly code: string;
  /** The input of the step, with the specification of images, charts and files in it; values that are only known when the pipeline runs are references. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly grants: readonly AccessGrant[];
  /** The call in the Jenkinsfile. */
  readonly jenkinsfile: string;
}

/** What the examples of contracts may refer to, beside `s`. */
const declarations: Readonly<Record<string, string>> = {
  app: "const app = image('payments', { command: ['node', 'src/server.js'], port: 8080 });",
  service: "const service = chart('payments', { path: 'chart' });",
  slackSend:
    "const slackSend = outside('slackSend', {\n  description: 'Posts to Slack.',\n  parameters: { channel: 'text', message: 'text' },\n});",
  version: "const version = value('version');",
};

/** What the DSL exports and examples use. */
const exportedNames = [
  'branch',
  'chart',
  'choose',
  'command',
  'context',
  'definePipeline',
  'equals',
  'files',
  'image',
  'outside',
  'secret',
  'text',
  'value',
];

/**
 * A pipeline with every example of every contract, one stage a contract: it must compile, and from
 * it comes what the reference says of them.
 */
export function printExamplePipeline(contracts: readonly StepContract[]): string {
  const stages = contracts.flatMap((contract) => {
    const kind = contract.stages?.[0] ?? 'build';
    return [
      `    ${kind}('${contract.name}', ${kind === 'deploy' ? "{ to: 'staging' }, " : ''}(s) => [`,
      ...contract.examples.map((example) => `      ${example},`),
      '    ]),',
    ];
  });
  const examples = contracts.flatMap((contract) => contract.examples).join('\n');
  const body = [
    ...Object.entries(declarations)
      .filter(([name]) => new RegExp(`\\b${name}\\b`).test(examples))
      .map(([, declaration]) => declaration),
    '',
    'export default definePipeline({',
    "  name: 'payments',",
    "  environments: { staging: { cluster: 'staging', namespace: 'payments' } },",
    "  parameters: { version: { type: 'text', default: '1.0.0', description: 'What is released.' } },",
    '  stages: ({ build, deploy, parameters, publish, stage, test }) => [',
    ...stages,
    '  ],',
    '});',
    '',
  ].join('\n');
  const imports = exportedNames.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `import { ${imports.join(', ')} } from 'jenkins-pipeline-sdk';\n\n${body}`;
}
