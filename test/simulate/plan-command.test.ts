import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const pipeline = `import { branch, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'shop',
  stages: ({ build }) => [
    build('Build', (s) => [s.run('make')]),
    build('Release', { when: branch('main') }, (s) => [s.run('make release')]),
  ],
});
`;

test('platform plan prints the table, its data, or draws it', async () => {
  const folder = makeFolder({ 'platform.pipeline.ts': pipeline });
  const shown = await platform(folder, ['plan']);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('  Release     ●  ·  ·  ·  ·  branch main\n');
  const data = await platform(folder, ['plan', '--json']);
  expect(JSON.parse(data.stdout)).toMatchObject({
    pipeline: 'shop',
    stages: [{ id: 'build' }, { id: 'release', condition: 'branch main' }],
    cost: { shells: 2 },
  });
  expect(existsSync(join(folder, 'plan.svg'))).toBe(false);
  const drawn = await platform(folder, ['plan', '-o', 'plan.svg']);
  expect(drawn).toMatchObject({ code: 0, stdout: 'plan.svg\n' });
  expect(readFileSync(join(folder, 'plan.svg'), 'utf8')).toContain('Plan of shop');
});

test('a pipeline with a mistake has no plan', async () => {
  const folder = makeFolder({ 'platform.pipeline.ts': pipeline.replace("'make'", '7') });
  const { code, stdout, stderr } = await platform(folder, ['plan']);
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain('platform.pipeline.ts:6');
});
