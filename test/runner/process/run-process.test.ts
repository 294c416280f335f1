import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMask } from '../../../src/runner/mask/create-mask.ts';
import { basicEnv, isRunning, listPrivateFolders, runHere, runScript } from './process-harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('runProcess: a command', () => {
  it('gets its arguments as they are', async () => {
    const args = ['', ' ', '$HOME `id` $(id)', '"\'\\', 'ä\n😀', '*', '-n', ';|&><'];
    const { text, exitCode } = await runHere({ file: 'printf', args: ['%s\\0', ...args] });
    expect(text.split('\0').slice(0, -1)).toEqual(args);
    expect(exitCode).toBe(0);
  });

  it('gets exactly the given environment and the marker', async () => {
    const env = { ...basicEnv, 'with.dot': 'x', EMPTY: '', LINES: 'a\nb' };
    const { text } = await runHere({ file: 'env', args: ['-0'] }, { env });
    const variables = Object.fromEntries(
      text
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    expect(variables).toEqual({
      ...env,
      PLATFORM_STEP_ID: expect.stringMatching(/(^| )\d+-\d+-\d+-[0-9a-f]{8}$/),
    });
  });

  it('hands on its exit code and the signal that ended it', async () => {
    expect(await runScript('exit 42')).toMatchObject({
      exitCode: 42,
      signal: undefined,
      aborted: false,
      timedOut: false,
    });
    expect(await runScript('kill -9 $$')).toMatchObject({ exitCode: undefined, signal: 'SIGKILL' });
    expect(await runScript('kill -15 $$')).toMatchObject({ signal: 'SIGTERM', aborted: false });
  });

  it('has outputs that can be opened by name, as in Jenkins and in a terminal', async () => {
    const result = await runScript(
      'echo a > /dev/stdout; echo b > /dev/stderr; echo c | tee /dev/stderr; echo d >> /proc/self/fd/1',
    );
    expect(result).toMatchObject({ exitCode: 0, stdout: ['a', 'c', 'd'], stderr: ['b', 'c'] });
  });

  it('has nothing on standard input, or what it is given', async () => {
    expect(await runScript('cat; echo end')).toMatchObject({ stdout: ['end'] });
    expect(await runScript('cat /dev/stdin', { stdin: 'x\n' })).toMatchObject({ stdout: ['x'] });
    const bytes = Buffer.alloc(3_000_000, 7);
    expect(await runScript('wc -c', { stdin: bytes })).toMatchObject({ stdout: ['3000000'] });
    expect((await runScript('exit 0', { stdin: bytes })).exitCode).toBe(0);
  });

  it('leaves no file behind', async () => {
    await runScript('true', { stdin: 'x' });
    expect(listPrivateFolders(process.pid)).toEqual([]);
  });

  it('runs many at the same time', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => runScript(`echo ${index}; exit ${index}`)),
    );
    expect(results.map(({ exitCode, stdout }) => [exitCode, ...stdout])).toEqual(
      results.map((_, index) => [index, String(index)]),
    );
  });
});

describe('runProcess: a script', () => {
  it('stops at the first command that fails', async () => {
    expect(await runScript('echo a\nfalse\necho b')).toMatchObject({ exitCode: 1, stdout: ['a'] });
  });

  it('in bash stops at a failure in a pipeline and at a variable that is not set', async () => {
    const bash = (script: string) => runHere({ script, shell: 'bash' });
    expect(await bash('false | true\necho b')).toMatchObject({ exitCode: 1, stdout: [] });
    expect((await bash('echo $nope\necho b')).stdout).toEqual([]);
    expect(await bash('x=(1 2); echo ${#x[@]}')).toMatchObject({ exitCode: 0, stdout: ['2'] });
  });

  it('may be larger than any argument', async () => {
    const { stdout, exitCode } = await runScript(
      `${'# a comment that only takes room\n'.repeat(40_000)}echo end`,
    );
    expect([exitCode, stdout]).toEqual([0, ['end']]);
  });

  it('names its lines in messages, without any path of ours', async () => {
    const { stderr, exitCode } = await runScript('true\nno-such-program-here');
    expect(exitCode).toBe(127);
    expect(stderr.join()).toMatch(/^\/dev\/fd\/3: (line )?2: .*no-such-program-here.*not found/);
  });
});

describe('runProcess: output', () => {
  it('is masked, in lines and as text, also across writes', async () => {
    const mask = createMask(['s3cr3t-value']);
    const result = await runScript(
      'printf "a s3cr3t"; sleep 0.1; printf -- "-value b\\n"; printf s3cr3t-value | base64 >&2; printf "s3cr3t-value"',
      { mask },
    );
    expect(result).toMatchObject({
      stdout: ['a **** b', '****'],
      stderr: ['****'],
      text: 'a **** b\n****',
    });
  });

  it('of 100 MB passes in bounded memory', { timeout: 120_000 }, async () => {
    let lines = 0;
    let bytes = 0;
    const before = process.memoryUsage().rss;
    await runScript('yes 0123456789012345678901234567890123456789012345678 | head -c 100000000', {
      onLine: (_, text) => {
        lines++;
        bytes += text.length + 1;
      },
      onStdout: () => {},
    });
    expect([lines, bytes]).toEqual([2_000_000, 100_000_000]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('without line ends is cut, and says so', async () => {
    const { stdout } = await runScript('head -c 10000000 /dev/zero | tr "\\0" x; echo; echo next', {
      onStdout: () => {},
    });
    expect(stdout).toEqual([
      `${'x'.repeat(65_536)} … (9934464 more bytes of this line are not shown)`,
      'next',
    ]);
  });

  it('that is not UTF-8 is shown with replacement characters', async () => {
    expect(await runScript("printf 'a\\377b\\n\\303'")).toMatchObject({
      stdout: ['a\ufffdb', '\ufffd'],
      text: 'a\ufffdb\n\ufffd',
    });
  });

  it('comes while the command runs', async () => {
    const controller = new AbortController();
    const result = await runScript('echo ready; sleep 100', {
      signal: controller.signal,
      onLine: () => controller.abort(),
    });
    expect(result.aborted).toBe(true);
  });

  it('may be closed by the command', async () => {
    expect(await runScript('exec >&- 2>&-; sleep 0.1; exit 3')).toMatchObject({ exitCode: 3 });
  });

  it('that is lost to a process nobody can find does not make it hang', async () => {
    // No marker, no group, no session and no parent of ours.
    const { stdout, exitCode } = await runScript(
      '(env -i PATH="$PATH" setsid sh -c \'echo $$; exec sleep 300\' &) ; sleep 0.2; echo end',
    );
    const pid = Number(stdout[0]);
    try {
      expect([exitCode, stdout[1]]).toEqual([0, 'end']);
      expect(isRunning(pid)).toBe(true);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });

  it('ends with the command when a listener fails', async () => {
    const pids: number[] = [];
    const failing = runScript('echo $$; sleep 300', {
      onLine: (_, text) => {
        pids.push(Number(text));
        throw new Error('no room left');
      },
    });
    await expect(failing).rejects.toThrow('no room left');
    expect(isRunning(pids[0]!)).toBe(false);
  });
});

describe('runProcess: what cannot be started', () => {
  const refuse = (file: string, more: object = {}) => runHere({ file, args: [] }, more);

  it('a program that is not there', async () => {
    await expect(refuse('no-such-program')).rejects.toMatchObject({
      code: 'process.not-found',
      exit: 'missingPrerequisite',
      message: expect.stringContaining('on the PATH /'),
    });
    await expect(refuse('./tool', { cwd: folder })).rejects.toMatchObject({
      code: 'process.not-found',
      message: `There is no program ./tool in ${folder}.`,
    });
    await expect(
      runHere({ script: 'true', shell: 'bash' }, { env: { PATH: '/nowhere' } }),
    ).rejects.toMatchObject({ code: 'process.not-found' });
  });

  it('a program whose interpreter is not there', async () => {
    const file = join(folder, 'script');
    writeFileSync(file, '#!/usr/bin/no-such-shell -x\r\n', { mode: 0o755 });
    await expect(refuse(file)).rejects.toMatchObject({
      code: 'process.no-interpreter',
      message: `${file} can't run: its first line asks for /usr/bin/no-such-shell -x, which is missing.`,
    });
  });

  it('a file that is not executable, and a folder', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, 'echo', { mode: 0o644 });
    await expect(refuse(file)).rejects.toMatchObject({
      code: 'process.not-executable',
      message: `${file} is not executable.`,
    });
    await expect(refuse(folder)).rejects.toMatchObject({
      code: 'process.not-executable',
      message: `${folder} is a folder, not a program.`,
    });
  });

  it('in a folder that is not there', async () => {
    const cwd = join(folder, 'none');
    await expect(refuse('true', { cwd })).rejects.toMatchObject({
      code: 'process.no-folder',
      message: `The folder to run in is missing: ${cwd}`,
    });
    writeFileSync(cwd, '');
    await expect(refuse('true', { cwd })).rejects.toMatchObject({ code: 'process.no-folder' });
    const dangling = join(folder, 'dangling');
    symlinkSync(join(folder, 'gone'), dangling);
    await expect(refuse('true', { cwd: dangling })).rejects.toMatchObject({
      code: 'process.no-folder',
    });
  });

  it('arguments and variables that are too long, each named', async () => {
    const long = 'x'.repeat(131_072);
    await expect(runHere({ file: 'echo', args: ['a', long] })).rejects.toMatchObject({
      code: 'process.too-long',
      message: expect.stringContaining('argument 2 has 131073 bytes'),
    });
    await expect(runScript('true', { env: { ...basicEnv, BIG: long } })).rejects.toMatchObject({
      code: 'process.too-long',
      message: expect.stringContaining('the variable BIG has 131077 bytes'),
    });
    await expect(
      runHere({ file: 'echo', args: Array.from({ length: 200 }, () => 'x'.repeat(100_000)) }),
    ).rejects.toMatchObject({
      code: 'process.too-long',
      message: expect.stringContaining('bytes together'),
    });
  });

  it('what no program can be given, named and not shown', async () => {
    await expect(runHere({ file: 'echo', args: ['ok', 'pass\0word'] })).rejects.toMatchObject({
      code: 'process.bad-value',
      message: 'Argument 2 holds a NUL character, which no program can be given.',
    });
    await expect(runScript('true', { env: { PW: 'pass\0word' } })).rejects.toMatchObject({
      message: expect.not.stringContaining('pass'),
    });
    await expect(runScript('true', { env: { 'A=B': '' } })).rejects.toMatchObject({
      message: expect.stringContaining('"A=B"'),
    });
    await expect(runScript('true\0')).rejects.toMatchObject({ code: 'process.bad-value' });
  });

  it('leaves no guard, no folder and no listener behind', async () => {
    await refuse('no-such-program').catch(() => {});
    expect(listPrivateFolders(process.pid)).toEqual([]);
  });

  it('runs a file without a first line as a shell script, as a shell does', async () => {
    const file = join(folder, 'bare');
    writeFileSync(file, 'echo bare\n');
    chmodSync(file, 0o755);
    mkdirSync(join(folder, 'work'));
    expect(await runHere({ file, args: [] }, { cwd: join(folder, 'work') })).toMatchObject({
      exitCode: 0,
      stdout: ['bare'],
    });
  });
});
