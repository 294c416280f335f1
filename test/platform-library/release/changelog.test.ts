import { expect, test } from 'vitest';
import { addSection, printSection } from '../../../src/platform-library/release/changelog.ts';

const section = printSection('1.1.0', [
  { file: 'changes/a.md', bump: 'patch', text: 'One.\n\nMore of it.' },
  { file: 'changes/b.md', bump: 'major', text: 'Two.' },
]);

test('the largest changes come first', () => {
  expect(section).toBe(
    '## 1.1.0\n\n### Major changes\n\n- Two.\n\n### Patch changes\n\n- One.\n\n  More of it.\n',
  );
});

test('a new section stands above the others, below what people wrote at the top', () => {
  const first = addSection(undefined, '## 1.0.0\n\n- First.\n');
  expect(first).toBe('# Changelog\n\n## 1.0.0\n\n- First.\n');
  expect(addSection('# Changes\r\n\r\nOurs.\r\n\r\n## 1.0.0\r\n', section)).toBe(
    `# Changes\n\nOurs.\n\n${section}\n## 1.0.0\n`,
  );
});
