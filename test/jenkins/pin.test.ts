import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseImageReference } from '../../src/jenkins/pin/image-reference.ts';
import { listBases } from '../../src/jenkins/pin/pin-bases.ts';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const manifest = '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}';
const digest = createHash('sha256').update(manifest).digest('hex');

/** A registry as the distribution-spec has it, which gives a token to anybody who asks. */
async function startRegistry(
  otherwise: (response: ServerResponse, url: URL) => boolean = () => false,
) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (otherwise(response, url)) return;
    if (url.pathname === '/token') {
      const scope = url.searchParams.get('scope');
      response.end(JSON.stringify({ token: Buffer.from(scope ?? '').toString('hex') }));
      return;
    }
    const [, repository] = /^\/v2\/(.*)\/manifests\/lts$/.exec(url.pathname) ?? [];
    const token = Buffer.from(`repository:${repository}:pull`).toString('hex');
    if (repository === undefined) response.writeHead(404).end();
    else if (request.headers.authorization === `Bearer ${token}`)
      response.writeHead(200, { 'docker-content-digest': `sha256:${digest}` }).end(manifest);
    else
      response
        .writeHead(401, {
          'www-authenticate': `Bearer realm="${url.origin}/token",service="here"`,
        })
        .end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const dockerfile = (host: string) =>
  `FROM ${host}/library/node:lts AS node\nFROM ${host}/jenkins/jenkins:lts@sha256:not-pinned\nCOPY --from=node /a /b\nFROM node\n`;

test('every base gets the digest that its tag stands for; a second time nothing changes', async () => {
  await using registry = await startRegistry();
  const folder = makeFolder({ Dockerfile: dockerfile(registry.host) });
  const before = await platform(folder, ['jenkins', 'pin', '--check', 'Dockerfile']);
  expect(before.code).toBe(7);
  expect(before.stdout).toContain('Dockerfile:2: ');
  expect(before.stdout).toContain('is not pinned: platform jenkins pin');
  const pinned = await platform(folder, ['jenkins', 'pin', 'Dockerfile']);
  expect(pinned).toMatchObject({ code: 0, stderr: '' });
  const text = readFileSync(join(folder, 'Dockerfile'), 'utf8');
  expect(text).toBe(
    dockerfile(registry.host)
      .replace('node:lts', `node:lts@sha256:${digest}`)
      .replace('not-pinned', digest),
  );
  expect(await platform(folder, ['jenkins', 'pin', 'Dockerfile'])).toEqual(pinned);
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(text);
  expect((await platform(folder, ['jenkins', 'pin', '--check', 'Dockerfile'])).code).toBe(0);
});

test.each([
  [
    'an unknown tag',
    (response: ServerResponse) => !!response.writeHead(404).end(),
    6,
    'answered 404',
  ],
  [
    'a registry in trouble',
    (response: ServerResponse) => !!response.writeHead(503).end(),
    5,
    'answered 503',
  ],
  [
    'another manifest than the registry says',
    (response: ServerResponse, url: URL) =>
      url.pathname.startsWith('/v2/jenkins/') &&
      !!response.writeHead(200, { 'docker-content-digest': `sha256:${digest}` }).end('{}'),
    6,
    'and sent sha256:',
  ],
])('%s: nothing is written', async (_what, otherwise, code, message) => {
  await using registry = await startRegistry(otherwise);
  const folder = makeFolder({ Dockerfile: dockerfile(registry.host) });
  const result = await platform(folder, ['jenkins', 'pin', 'Dockerfile']);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(message);
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(dockerfile(registry.host));
});

test('no registry at all is said, and not taken for a mistake of the file', async () => {
  const folder = makeFolder({ Dockerfile: 'FROM 127.0.0.1:1/a/b:lts\n' });
  const result = await platform(folder, ['jenkins', 'pin', 'Dockerfile']);
  expect(result.code).toBe(5);
  expect(result.stderr).toContain("127.0.0.1:1 can't be reached");
});

test.each(['node:24', 'docker.io/library/node', 'docker.io/library/node@sha256:0'])(
  '%s is too little to pin',
  (text) => {
    expect(() => parseImageReference(text)).toThrow(/can't be pinned/);
  },
);

test('the Dockerfiles of this project name bases that can be pinned', () => {
  for (const name of ['controller', 'agent']) {
    const text = readFileSync(
      join(import.meta.dirname, `../../jenkins/${name}/Dockerfile`),
      'utf8',
    );
    expect(listBases(text)).toHaveLength(1);
  }
});
