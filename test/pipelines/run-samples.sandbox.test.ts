import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleSampleBase } from '../../src/development/sample-base/assemble-sample-base.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'run-samples-'));
const base = join(folder, 'base/node24');

beforeAll(async () => {
  expect(await assembleSampleBase(base)).toMatchObject({
    digest: expect.stringMatching(/^sha256:/),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sample as a repository of its own on the main branch, as a person would have it. */
async function prepare(sample: string): Promise<string> {
  const repository = join(folder, sample);
  cpSync(join(root, 'pipelines', sample), repository, {
    recursive: true,
    filter: (path) => !/\/(\.platform|\.base|node_modules|build|reports)(\/|$)/.test(path),
  });
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: repository,
    });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'A sample');
  cpSync(base, join(repository, '.base/node24'), { recursive: true });
  if (existsSync(join(repository, 'secrets.example.yaml'))) {
    mkdirSync(join(repository, '.platform'), { recursive: true });
    const secrets = join(repository, '.platform/secrets.local.yaml');
    cpSync(join(repository, 'secrets.example.yaml'), secrets);
    chmodSync(secrets, 0o600);
  }
  return repository;
}

test.each([
  [
    'node-service',
    [],
    [
      /13 tests/,
      /2 tests/,
      /Payments \w+ is live|Message to #payments/,
      /Recorded: payments succeeded in production/,
    ],
  ],
  [
    'java-service',
    [],
    [/an entry changes both balances/, /Recorded: ledger succeeded in production/],
  ],
  [
    'monorepo',
    ['--parameter', 'everything=true'],
    ['cart', 'catalog', 'search'].map(
      (name) => new RegExp(`Recorded: ${name} succeeded in production`),
    ),
  ],
])('%s runs from its first command to production', async (sample, options, expected) => {
  const repository = await prepare(sample);
  const { exitCode, all } = await execa(
    process.execPath,
    [join(root, 'src/cli/entry.ts'), 'run', '--approve', 'all', '--plain', ...options],
    { cwd: repository, all: true, reject: false, env: { CI: 'true' } },
  );
  expect(exitCode, all).toBe(0);
  for (const text of expected) expect(all).toMatch(text);
  const report = /report\s+(\S+report\.html)/.exec(all ?? '')?.[1];
  expect(existsSync(join(repository, report ?? ''))).toBe(true);
});
