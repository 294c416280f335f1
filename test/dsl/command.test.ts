import { expect, test } from 'vitest';
import { type CommandScript, command } from '../../src/dsl/command.ts';
import { context } from '../../src/dsl/context.ts';
import { notedMistakes } from '../../src/dsl/mistake.ts';

const written = (template: unknown) => {
  const { script, values } = template as CommandScript;
  return { script, values };
};

test('a value becomes one quoted variable and travels beside the script', () => {
  expect(
    written(command`deploy --version=${context.tag} "on ${context.branch}" ${3} ${true}`),
  ).toEqual({
    script:
      'deploy --version="${PLATFORM_VALUE_1}" "on ${PLATFORM_VALUE_2}" "${PLATFORM_VALUE_3}" "${PLATFORM_VALUE_4}"',
    values: {
      PLATFORM_VALUE_1: { $context: 'tag' },
      PLATFORM_VALUE_2: { $context: 'branch' },
      PLATFORM_VALUE_3: '3',
      PLATFORM_VALUE_4: 'true',
    },
  });
});

test('text stays as it is written, but for the backslashes that JavaScript asks for', () => {
  expect(written(command`sed 's/\.//' \n "\${HOME}" $USER \`date\` "\\\`" \$HOME`).script).toBe(
    'sed \'s/\\.//\' \\n "${HOME}" $USER `date` "\\`" \\$HOME',
  );
});

test('a text without values is a script too', () => {
  expect(written(command`npm ci`)).toEqual({ script: 'npm ci', values: {} });
});

test('a value in a place that would not keep it is a mistake', () => {
  const before = notedMistakes().length;
  command`echo '${'a'}' ${'b'} $(( ${1} )) `;
  expect(notedMistakes().slice(before)).toMatchObject([
    {
      code: 'value-in-uninterpreted-text',
      parameters: { number: '1', position: 'in single quotes' },
    },
    { code: 'value-in-uninterpreted-text', parameters: { number: '3', position: 'in arithmetic' } },
  ]);
});
