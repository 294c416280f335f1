import { expect, it } from 'vitest';
import { findLabelProblem } from '../../src/analysis/agent-label.ts';

it.each([
  'linux',
  'linux && docker',
  'linux&&docker',
  '!windows',
  '(a || b) && !c',
  'a -> b',
  'a <-> b',
  '"two words"',
  'x86-64',
  'node_1.example.com',
  '"say \\"hi\\""',
  ' linux ',
])('an agent can have %j', (label) => expect(findLabelProblem(label)).toBeUndefined());

it.each([
  ['', 'it is empty'],
  [' ', 'it is empty'],
  ['linux docker', 'two names stand beside each other without && or ||'],
  ['linux (docker)', 'two names stand beside each other without && or ||'],
  ['linux !docker', 'two names stand beside each other without && or ||'],
  ['linux &&', 'a name is missing at its end'],
  ['&& linux', 'a name is missing'],
  ['a && || b', 'a name is missing'],
  ['!', 'a name is missing at its end'],
  ['!!a', 'two ! stand behind each other'],
  ['()', 'a name is missing'],
  ['(a', 'a parenthesis is not closed'],
  ['a)', 'a parenthesis is not opened'],
  ['linux & docker', 'it has characters that no expression has'],
  ["'linux'", 'it has characters that no expression has'],
  ['"linux', 'it has characters that no expression has'],
  ['a > b', 'it has characters that no expression has'],
  ['${params.LABEL}', 'variables are not replaced in it'],
  ['$LABEL', 'variables are not replaced in it'],
])('no agent has %j', (label, problem) => expect(findLabelProblem(label)).toBe(problem));
