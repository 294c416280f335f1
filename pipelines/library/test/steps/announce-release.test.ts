import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testStep } from 'jenkins-pipeline-sdk/step-testing';
import { chat } from '../../src/adapters/chat.ts';
import { announceRelease as contract } from '../../src/contracts/announce-release.ts';
import { announceRelease } from '../../src/steps/announce-release.ts';

test('tells the room', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'announce-'));
  try {
    const input = { version: '1.4.0', room: 'releases' };
    const { outcome } = await testStep(contract, announceRelease, input, { workspace });
    assert.equal(outcome, 'succeeded');
    const messages = join(workspace, '.platform/own/chat/messages.jsonl');
    assert.equal(
      readFileSync(messages, 'utf8'),
      '{"room":"releases","text":"test 1.4.0 is out."}\n',
    );
  } finally {
    rmSync(workspace, { recursive: true });
  }
});

test('a real chat gets the message, and its refusal is told', async () => {
  const got: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (part) => got.push(String(part)));
    request.on('end', () => response.writeHead(got.length === 1 ? 204 : 503).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['CHAT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const real = await chat.production();
    await real.post('releases', 'out');
    assert.deepEqual(got, ['{"room":"releases","text":"out"}']);
    await assert.rejects(real.post('releases', 'again'), {
      code: 'chat.refused',
      retryable: true,
    });
  } finally {
    delete process.env['CHAT_URL'];
    server.close();
  }
});

test('an agent that does not know the chat says so', () => {
  assert.throws(() => chat.production(), { code: 'chat.address' });
});
