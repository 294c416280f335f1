import { Type } from 'typebox';
import { defineContract, type StepContract } from '../../../src/contracts/contract.ts';
import { choice, optional, record, text } from '../../../src/contracts/schema.ts';

/** What must stay text, wherever it stands. */
export const hostileText =
  '# heading | cell <script>alert(1)</script> ![x](javascript:y) [link](https://example.com) *bold* __b__ ~~s~~ &copy; `a|b` ``` \\| \n\n- item\n\n1. one\n\n> quote\n\n---\n\n| a | b |\n| --- | --- |\n';

/** A contract with that in every place that holds words. */
export const hostileContract = defineContract({
  name: 'hostileStep',
  since: '0.1.0',
  deprecated: { since: '0.1.0', use: 'run', reason: hostileText },
  summary: hostileText,
  description: hostileText,
  positional: ['given'],
  parameters: record({
    given: text({ description: hostileText, pattern: '^(a\\|b|`)$', examples: ['`', hostileText] }),
    kind: optional(choice(['a|b', '`', '<b>'], { description: hostileText, default: 'a|b' })),
  }),
  outputs: record({ found: Type.String({ description: hostileText }) }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.hostileStep('```')"],
}) as unknown as StepContract;
