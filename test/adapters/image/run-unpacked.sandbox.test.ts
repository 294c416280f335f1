import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';
import { unpackImage } from '../../../src/adapters/image/unpack-image.ts';
import { assembleSampleBase } from '../../../src/development/sample-base/assemble-sample-base.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';

const server = `
import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { greeting } from 'greeting';
import { lookup } from 'node:dns/promises';
const { address } = await lookup('localhost');
createServer((request, response) => {
  writeFileSync('/tmp/written', 'yes');
  response.end(JSON.stringify({
    greeting,
    user: process.getuid(),
    name: process.env.SERVICE,
    seesHost: existsSync(process.env.HOST_FILE),
    knowsUser: readFileSync('/etc/passwd', 'utf8').includes('nonroot'),
    address,
  }));
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port);
});
`;

it('runs a service from the unpacked image, without the libraries of the host', async () => {
  const folder = makeTemporaryFolder();
  const base = await assembleSampleBase(join(folder, 'base'));
  expect(base.base).toBe(join(folder, 'base'));
  const image = await buildImage(
    {
      'server.mjs': server,
      'node_modules/greeting/package.json': '{"exports":"./index.js","type":"module"}',
      'node_modules/greeting/index.js': "export const greeting = 'hello';",
    },
    {
      base: base.base,
      command: ['node', '/app/server.mjs'],
      environment: { SERVICE: 'sample', HOST_FILE: import.meta.filename },
    },
  );
  const root = join(folder, 'root');
  const { config } = await unpackImage(image.layout, image.digest, 'linux/amd64', root);
  const { Cmd = [], Env = [], User } = config.config ?? {};
  const environment = Object.fromEntries(Env.map((variable) => variable.split(/=(.*)/s)));

  // `chroot` itself is the host's; what it starts sees the image alone.
  const child = execa('/usr/sbin/chroot', [`--userspec=${User}`, root, ...Cmd], {
    extendEnv: false,
    env: environment,
    reject: false,
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await child;
  });
  const firstLine = once(child.stdout, 'data').then(([chunk]) => String(chunk));
  const ended = child.then(({ stderr }) => `The service ended: ${stderr}`);
  const port = Number(await Promise.race([firstLine, ended]));
  expect(port).toBeGreaterThan(0);
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(await response.json()).toEqual({
    greeting: 'hello',
    user: 65_532,
    name: 'sample',
    seesHost: false,
    knowsUser: true,
    address: '127.0.0.1',
  });
  expect(readFileSync(join(root, 'tmp/written'), 'utf8')).toBe('yes');
});
