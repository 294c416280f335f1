import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository, writeFiles } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

test('variables of step, stage, group and pipeline: the inner one holds', async () => {
  const show = (more = {}) => run('echo "$A $B $C $D"', more);
  const { lines } = await runModel(
    pipelineOf(
      [
        group(
          'G',
          [stage('S', [show({ env: { D: 'step' } }), show()], { env: { C: 'stage', D: 'stage' } })],
          {
            env: { B: 'group', C: 'group', D: 'group' },
          },
        ),
        stage('T', [show()]),
      ],
      { env: { A: 'pipeline', B: 'pipeline', C: 'pipeline', D: 'pipeline' } },
    ),
    makeRepository(),
  );
  expect(lines).toEqual([
    'pipeline group stage step',
    'pipeline group stage stage',
    'pipeline pipeline pipeline pipeline',
  ]);
});

test('commands get no credential of the one who runs them, and know that nobody watches', async () => {
  const { lines } = await runModel(
    pipelineOf([stage('S', [run('env | cut -d= -f1 | sort')])]),
    makeRepository(),
    {
      environment: {
        PATH: process.env['PATH'],
        FINE: 'x',
        AWS_SECRET_ACCESS_KEY: 'x',
        VAULT_TOKEN: 'x',
        MY_API_KEY: 'x',
        DB_PASSWORD: 'x',
        PLATFORM_PROFILE: 'x',
        NODE_OPTIONS: '',
      },
    },
  );
  expect(lines).toEqual(expect.arrayContaining(['CI', 'FINE', 'PATH']));
  expect(lines.filter((name) => /AWS|VAULT|KEY|PASSWORD|PROFILE|NODE_/.test(name))).toEqual([]);
});

test('the build says its branch, commit and run', async () => {
  const repository = makeRepository();
  const { lines, record } = await runModel(
    pipelineOf([
      stage('S', [
        run([
          'echo',
          { $context: 'branch' },
          { $context: 'commit' },
          { $context: 'buildNumber' },
          { $context: 'jobName' },
        ]),
      ]),
    ]),
    repository,
  );
  expect(lines).toEqual([`main ${record.commit} ${record.id} sample`]);
  expect(record.commit).toMatch(/^[0-9a-f]{40}$/);
});

test('a secret is in the command that declares it, and nowhere else', async () => {
  const secret = 's3cr3t-value-"quoted"';
  const repository = makeRepository();
  writeFiles(repository, { '.platform/secrets.local.yaml': `kv/app:\n  token: '${secret}'\n` });
  chmodSync(join(repository, '.platform/secrets.local.yaml'), 0o600);
  const use = { reference: 'kv/app#token', as: 'variable' as const };
  const { lines, directory, record } = await runModel(
    pipelineOf(
      [
        stage('S', [
          run('test -n "$T"; echo "it is $T"; printf %s "$T" | base64; printf %s "$T" > leak', {
            secrets: { T: use },
            save: { stdout: 'said' },
          }),
          run('test -z "$T"'),
          run('cat "$F" | wc -c', { secrets: { F: { ...use, as: 'file' } } }),
        ]),
        stage('Later', [run('test -z "$T"')]),
      ],
      { values: { said: 'text' } },
    ),
    repository,
  );
  expect(record.result).toBe('succeeded');
  expect(lines.at(-1)?.trim()).toBe(String(secret.length));
  const base64 = Buffer.from(secret).toString('base64');
  for (const file of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = readFileSync(join(file.parentPath, file.name), 'utf8');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(base64);
  }
  expect(lines.join('\n')).not.toContain(secret);
});

test('a secret that this machine has not fails the step and says how to add it', async () => {
  const { steps } = await runModel(
    pipelineOf([
      stage('S', [run('true', { secrets: { T: { reference: 'kv/app#token', as: 'variable' } } })]),
    ]),
    makeRepository(),
  );
  expect(steps[0]?.error).toMatchObject({ code: 'secrets.missing' });
  expect(steps[0]?.error?.mend).toContain('secrets.local.yaml');
});
