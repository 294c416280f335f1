import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exposeSecrets } from '../../../src/adapters/secrets/expose-secrets.ts';
import { sweepPrivateFolders } from '../../../src/adapters/secrets/private-folder.ts';

const values = new Map([
  ['kv/a#x', 'first value'],
  ['kv/a#key', 'line 1\nline 2\n'],
  ['kv/a#nul', 'a\0b'],
  ['kv/a#long', 'x'.repeat(131_072)],
]);
const variable = (reference: string) => ({ reference, as: 'variable' as const });
const file = (reference: string) => ({ reference, as: 'file' as const });

describe('exposeSecrets', () => {
  it('puts values into variables without touching a disk', async () => {
    const { env, close } = await exposeSecrets(
      [
        ['A', variable('kv/a#x')],
        ['B', variable('kv/a#key')],
      ],
      values,
    );
    expect(env).toEqual({ A: 'first value', B: 'line 1\nline 2\n' });
    await close();
  });

  it('puts values into files of this user alone, exactly', async () => {
    const { env, close } = await exposeSecrets(
      [
        ['KEY', file('kv/a#key')],
        ['NUL', file('kv/a#nul')],
        ['V', variable('kv/a#x')],
      ],
      values,
    );
    expect(env['V']).toBe('first value');
    expect(readFileSync(env['KEY']!, 'utf8')).toBe('line 1\nline 2\n');
    expect(readFileSync(env['NUL']!, 'utf8')).toBe('a\0b');
    expect(statSync(env['KEY']!).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(env['KEY']!)).mode & 0o777).toBe(0o700);
    await close();
    expect(existsSync(dirname(env['KEY']!))).toBe(false);
    await close();
  });

  it('overwrites a file before it removes it', async () => {
    const { env, close } = await exposeSecrets([['KEY', file('kv/a#key')]], values);
    const descriptor = openSync(env['KEY']!, 'r');
    await close();
    const left = Buffer.alloc(100);
    expect(left.subarray(0, readSync(descriptor, left)).toString('latin1')).toBe('\0'.repeat(14));
  });

  it('refuses what cannot be handed over, and shows no value', async () => {
    const refuse = async (...uses: Parameters<typeof exposeSecrets>[0]) =>
      exposeSecrets(uses, values).then(
        async ({ close }) => {
          await close();
          return 'accepted';
        },
        (error: Error & { code: string }) => `${error.code ?? error.name}: ${error.message}`,
      );
    expect(await refuse(['A', variable('kv/a#nul')])).toBe(
      "secret.bad-value: The secret kv/a#nul holds a NUL character, so it can't be a variable (A).",
    );
    expect(await refuse(['A', variable('kv/a#long')])).toBe(
      "secret.bad-value: The secret kv/a#long is longer than 128 KiB, so it can't be a variable (A).",
    );
    expect(await refuse(['A', file('kv/a#long')])).toBe('accepted');
    for (const name of ['', '1A', 'A-B', 'A=B', '../x', 'A B', 'Ä']) {
      expect(await refuse([name, file('kv/a#x')])).toMatch(/^secret\.bad-variable/);
    }
    expect(await refuse(['A', variable('kv/none#x')])).toMatch(/^InternalError/);
  });

  it('leaves nothing when one of several fails', async () => {
    const uses = [
      ['SAME', file('kv/a#x')],
      ['SAME', file('kv/a#key')],
    ] as const;
    await expect(exposeSecrets(uses, values)).rejects.toThrow('EEXIST');
  });

  for (const [how, script] of [
    ['ends without closing', ''],
    ['exits in the middle', 'process.exit(3);'],
    ['fails', 'throw new Error("x");'],
  ] as const) {
    it(`removes the files when the process ${how}`, async () => {
      const path = await exposeInChild(script);
      expect(existsSync(path)).toBe(false);
    });
  }

  it('removes them in the next run when the process was killed', async () => {
    const path = await exposeInChild('process.kill(process.pid, "SIGKILL");');
    expect(readFileSync(path, 'utf8')).toBe('first value');
    expect(sweepPrivateFolders()).toBeGreaterThanOrEqual(1);
    expect(existsSync(dirname(path))).toBe(false);
  });
});

/** Exposes a file secret in a process that then goes one way or another; returns the file's path. */
async function exposeInChild(script: string): Promise<string> {
  const module = join(import.meta.dirname, '../../../src/adapters/secrets/expose-secrets.ts');
  const code = `
    import { writeSync } from 'node:fs';
    import { exposeSecrets } from ${JSON.stringify(module)};
    const { env } = await exposeSecrets([['KEY', { reference: 'kv/a#x', as: 'file' }]], new Map([['kv/a#x', 'first value']]));
    writeSync(1, env.KEY);
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let path = '';
  child.stdout.on('data', (text) => {
    path += text;
  });
  await once(child, 'close');
  expect(path).toMatch(/^\/.*KEY$/);
  return path;
}
