import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testStep } from 'jenkins-pipeline-sdk/step-testing';
import { nextVersion as contract } from '../../src/contracts/next-version.ts';
import { nextVersion } from '../../src/steps/next-version.ts';

async function find(bump: string, tag?: string) {
  const workspace = mkdtempSync(join(tmpdir(), 'version-'));
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const git = (...args: string[]) => execFileSync('git', [...author, ...args], { cwd: workspace });
  try {
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'first');
    if (tag !== undefined) git('tag', tag);
    return await testStep(contract, nextVersion, { bump }, { workspace });
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

test('follows the last tag', async () => {
  assert.deepEqual((await find('minor', 'v1.3.9')).outputs, { version: '1.4.0' });
  assert.deepEqual((await find('patch', 'v1.3.9')).outputs, { version: '1.3.10' });
  assert.deepEqual((await find('major', 'v1.3.9')).outputs, { version: '2.0.0' });
});

test('begins where there is none', async () => {
  assert.deepEqual((await find('major')).outputs, { version: '0.1.0' });
});

test('knows three sizes of change', async () => {
  assert.equal((await find('huge')).error?.code, 'input.invalid');
});
