import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testStep } from 'jenkins-pipeline-sdk/step-testing';
import { checkLicences as contract } from '../../src/contracts/check-licences.ts';
import { checkLicences } from '../../src/steps/check-licences.ts';

const lock = {
  packages: {
    '': { license: 'UNLICENSED' },
    'node_modules/a': { license: 'MIT' },
    'node_modules/a/node_modules/@b/c': { license: 'GPL-3.0-only' },
    'node_modules/d': {},
  },
};

async function check(allowed: string[]) {
  const workspace = mkdtempSync(join(tmpdir(), 'licences-'));
  try {
    writeFileSync(join(workspace, 'package-lock.json'), JSON.stringify(lock));
    return await testStep(contract, checkLicences, { allowed }, { workspace });
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

test('names what is not allowed', async () => {
  const { outcome, error } = await check(['MIT']);
  assert.equal(outcome, 'failed');
  assert.equal(
    error?.message,
    '2 of 3 packages have a licence that is not allowed: @b/c (GPL-3.0-only), d (none).',
  );
});

test('an empty list allows nothing and is refused', async () => {
  const { error } = await check([]);
  assert.equal(error?.code, 'input.invalid');
});

test('a missing lock file says so', async () => {
  const { error } = await testStep(contract, checkLicences, { allowed: ['MIT'] });
  assert.equal(error?.code, 'checkLicences.lock-file');
});
