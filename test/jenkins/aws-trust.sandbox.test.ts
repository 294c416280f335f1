import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildRole } from '../../src/jenkins/identity/build-role.ts';
import { awsAudience, describeAwsTrust } from '../../src/jenkins/identity/describe-aws-trust.ts';
import { claimsOf, jobs } from './build-tokens.ts';
import { ensureMinistack, findPort } from './ensure-part.ts';

/**
 * Our trust policies in a stand-in for AWS that enforces them; it reads subject, audience and issuer
 * of a token, and not its signature, which the server with Vault's interface is tested with.
 */

const controllerUrl = 'https://jenkins.example.com';
const role: BuildRole = {
  name: 'payments.production',
  subjects: [`${controllerUrl}/job/acme/job/payments/job/main/`],
  grants: [],
};

let server: ChildProcess;
let url: string;

beforeAll(async () => {
  const { python, packages } = await ensureMinistack();
  const port = await findPort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(python, ['-m', 'ministack'], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      PYTHONPATH: packages,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_ACCOUNT_ID: '123456789012',
      AUTH: 'true',
    },
  });
  for (;;) {
    if (
      await fetch(`${url}/_ministack/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (server.exitCode !== null) throw new Error('ministack ended.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await ask('iam', {
    Action: 'CreateOpenIDConnectProvider',
    Version: '2010-05-08',
    Url: `${controllerUrl}/oidc`,
    'ClientIDList.member.1': awsAudience,
    'ThumbprintList.member.1': 'a'.repeat(40),
  });
  await ask('iam', {
    Action: 'CreateRole',
    Version: '2010-05-08',
    RoleName: role.name,
    AssumeRolePolicyDocument: JSON.stringify(
      describeAwsTrust(role, { account: '123456789012', issuer: `${controllerUrl}/oidc` }),
    ),
  });
});

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
});

/** A request of whoever owns the account, signed as AWS wants it (Signature Version 4). */
async function ask(service: string, parameters: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(parameters).toString();
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const { host } = new URL(url);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const sign = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const type = 'application/x-www-form-urlencoded';
  const scope = `${day}/us-east-1/${service}/aws4_request`;
  const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${host}\nx-amz-date:${time}\n\ncontent-type;host;x-amz-date\n${hash(body)}`;
  const key = ['us-east-1', service, 'aws4_request'].reduce<Buffer>(
    (before, part) => sign(before, part),
    sign('AWS4test', day),
  );
  const signature = sign(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash(canonical)}`).toString(
    'hex',
  );
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-amz-date': time,
      authorization: `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=content-type;host;x-amz-date, Signature=${signature}`,
    },
  });
  if (!answer.ok)
    throw new Error(`${parameters['Action']}: ${answer.status} ${await answer.text()}`);
}

/** What AWS says to a build that wants the role with this token. */
async function assume(claims: object): Promise<number> {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now, exp: now + 600, ...claims })}.${part({})}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: `arn:aws:iam::123456789012:role/${role.name}`,
      RoleSessionName: 'build',
      WebIdentityToken: token,
    }),
  });
  await answer.text();
  return answer.status;
}

test.each(jobs)('a build of $what gets $rights', async ({ job, rights }) => {
  const status = await assume(claimsOf(controllerUrl, job, awsAudience));
  if (rights === 'nothing') expect(status).toBeGreaterThanOrEqual(400);
  else expect(status).toBe(200);
});

test.each([
  ['for another system', claimsOf(controllerUrl, 'acme/payments/main', 'vault')],
  [
    'of another controller',
    claimsOf('https://evil.example.com', 'acme/payments/main', awsAudience),
  ],
])('a token %s gets nothing', async (_what, claims) => {
  expect(await assume(claims)).toBeGreaterThanOrEqual(400);
});
