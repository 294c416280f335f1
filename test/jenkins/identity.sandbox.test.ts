import { type ChildProcess, spawn } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildRole } from '../../src/jenkins/identity/build-role.ts';
import {
  describeVaultRole,
  printVaultPolicy,
  vaultAudience,
} from '../../src/jenkins/identity/print-vault-role.ts';
import { claimsOf, jobs } from './build-tokens.ts';
import { ensureOpenBao, findPort } from './ensure-part.ts';

/** A real server with the interface of Vault, our roles and policies in it, and tokens of builds. */

const controllerUrl = 'https://jenkins.example.com';
const role: BuildRole = {
  name: 'payments.test',
  subjects: [`${controllerUrl}/job/acme/job/payments/job/main/`],
  grants: [{ system: 'vault', path: 'kv/payments', capabilities: ['read'] }],
};
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });

let server: ChildProcess;
let url: string;

async function ask(method: string, path: string, body: unknown, token?: string) {
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: token === undefined ? {} : { 'x-vault-token': token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, never>,
  };
}

async function configure(method: string, path: string, body: unknown): Promise<void> {
  const { status, body: said } = await ask(method, path, body, 'root');
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`);
}

beforeAll(async () => {
  const bao = await ensureOpenBao();
  const port = await findPort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(
    bao,
    [
      'server',
      '-dev',
      '-dev-no-store-token',
      '-dev-root-token-id=root',
      `-dev-listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'], env: { PATH: process.env['PATH'] } },
  );
  for (;;) {
    if (
      await ask('GET', 'sys/health', undefined).then(
        ({ status }) => status === 200,
        () => false,
      )
    )
      break;
    if (server.exitCode !== null) throw new Error('OpenBao ended.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await configure('POST', 'sys/mounts/kv', { type: 'kv', options: { version: '2' } });
  await configure('POST', 'kv/data/payments', { data: { url: 'postgres://x' } });
  await configure('POST', 'kv/data/payments/other', { data: { url: 'y' } });
  await configure('POST', 'sys/auth/jwt', { type: 'jwt' });
  await configure('POST', 'auth/jwt/config', {
    jwt_validation_pubkeys: [ours.publicKey.export({ type: 'spki', format: 'pem' })],
    bound_issuer: `${controllerUrl}/oidc`,
  });
  await configure('PUT', `sys/policies/acl/${role.name}`, { policy: printVaultPolicy(role) });
  await configure('POST', `auth/jwt/role/${role.name}`, describeVaultRole(role));
});

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
});

/** A token as the controller signs it. */
function sign(claims: object, key = ours.privateKey, seconds = 600): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'platform-identity-vault' })}.${part({ iat: now, exp: now + seconds, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

const login = (jwt: string) => ask('POST', 'auth/jwt/login', { role: role.name, jwt });

test.each(jobs)('a build of $what gets $rights', async ({ job, rights }) => {
  const { status, body } = await login(sign(claimsOf(controllerUrl, job, vaultAudience)));
  if (rights === 'nothing') {
    expect([status, body['auth']]).toEqual([400, undefined]);
    return;
  }
  const {
    client_token: token,
    lease_duration: seconds,
    policies,
  } = body['auth'] as never as {
    client_token: string;
    lease_duration: number;
    policies: string[];
  };
  expect([status, seconds, policies]).toEqual([200, 600, [role.name]]);
  expect((await ask('GET', 'kv/data/payments', undefined, token)).status).toBe(200);
  for (const path of [
    'kv/data/payments/other',
    'kv/data/other',
    'kv/metadata/payments',
    'sys/mounts',
  ])
    expect([path, (await ask('GET', path, undefined, token)).status]).toEqual([path, 403]);
  expect((await ask('POST', 'kv/data/payments', { data: {} }, token)).status).toBe(403);
});

test.each([
  ['for another system', sign(claimsOf(controllerUrl, 'acme/payments/main', 'sts.amazonaws.com'))],
  [
    'of another controller',
    sign(claimsOf('https://evil.example.com', 'acme/payments/main', vaultAudience)),
  ],
  [
    'of another issuer that claims to be this one',
    sign(claimsOf(controllerUrl, 'acme/payments/main', vaultAudience), theirs.privateKey),
  ],
  [
    'that is over',
    sign(claimsOf(controllerUrl, 'acme/payments/main', vaultAudience), ours.privateKey, -3600),
  ],
  [
    'without a signature',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claimsOf(controllerUrl, 'acme/payments/main', vaultAudience))).toString('base64url')}.`,
  ],
])('a token %s gets nothing', async (_what, jwt) => {
  const { status, body } = await login(jwt);
  expect(status).toBe(400);
  expect(body['auth']).toBeUndefined();
});
