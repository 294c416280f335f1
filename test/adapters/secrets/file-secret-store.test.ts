import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSecretStore } from '../../../src/adapters/secrets/file-secret-store.ts';
import { PlatformError } from '../../../src/diagnostics/errors.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  mkdirSync(join(folder, '.platform'));
  file = join(folder, '.platform/secrets.local.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const value = 'never-shown-value';
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-C', folder, ...args], {
    stdio: 'pipe',
  });

function write(text: string, mode = 0o600): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

const read = async (...references: string[]) =>
  Object.fromEntries(await createFileSecretStore(file).read(references));

async function refused(...references: string[]): Promise<PlatformError> {
  try {
    await read(...(references.length === 0 ? ['kv/payments#url'] : references));
  } catch (error) {
    expect(error).toBeInstanceOf(PlatformError);
    const { message, mend = '', stack = '' } = error as PlatformError;
    expect(message + mend + stack).not.toContain(value);
    return error as PlatformError;
  }
  throw new Error('accepted');
}

describe('createFileSecretStore: reading', () => {
  it('finds values however they are nested', async () => {
    write(`
kv/payments:
  url: ${value}
  "tls.key": |
    line 1
    line 2
kv:
  release:
    eu/west:
      token: 'a: b # c'
"kv/flat#x": "\\u00e9\\n"
kv2/deep:
  "er#y": deeper
`);
    expect(
      await read(
        'kv/payments#url',
        'kv/payments#tls.key',
        'kv/release/eu/west#token',
        'kv/flat#x',
        'kv2/deep/er#y',
      ),
    ).toEqual({
      'kv/payments#url': value,
      'kv/payments#tls.key': 'line 1\nline 2\n',
      'kv/release/eu/west#token': 'a: b # c',
      'kv/flat#x': 'é\n',
      'kv2/deep/er#y': 'deeper',
    });
  });

  it('reads nothing when nothing is asked, and each reference once', async () => {
    expect(await read()).toEqual({});
    write(`kv/a: { b: text }`);
    expect(await read('kv/a#b', 'kv/a#b')).toEqual({ 'kv/a#b': 'text' });
  });

  it('reads the file as it is now', async () => {
    const store = createFileSecretStore(file);
    write('kv/a: { b: one }');
    expect((await store.read(['kv/a#b'])).get('kv/a#b')).toBe('one');
    write('kv/a: { b: two }');
    expect((await store.read(['kv/a#b'])).get('kv/a#b')).toBe('two');
    await store.close();
  });
});

describe('createFileSecretStore: what is missing', () => {
  it('is named all at once, with what to add', async () => {
    write(`kv/payments: { url: ${value}, databse_url: x }`);
    const error = await refused(
      'kv/payments#url',
      'kv/payments#database_url',
      'kv/payments#1',
      'kv/mail#true',
    );
    expect(error).toMatchObject({ code: 'secrets.missing', exit: 'missingPrerequisite' });
    expect(error.message).toBe(
      'These secrets are not on this machine:\n  kv/payments#database_url (there is kv/payments#databse_url)\n  kv/payments#1 (there is kv/payments#url)\n  kv/mail#true',
    );
    const snippet = `kv/payments:\n  database_url: "…"\n  "1": "…"\nkv/mail:\n  "true": "…"`;
    expect(error.mend).toBe(`Add to ${file}:\n${snippet}`);
    write(snippet);
    expect(
      Object.keys(await read('kv/payments#1', 'kv/mail#true', 'kv/payments#database_url')),
    ).toHaveLength(3);
  });

  it('is everything when there is no file', async () => {
    const error = await refused('kv/a#b');
    expect(error.code).toBe('secrets.missing');
    expect(error.mend).toBe(`Create ${file}, ignored by Git and with mode 0600:\nkv/a:\n  b: "…"`);
    expect(
      await createFileSecretStore('/nowhere/at/all')
        .read(['kv/a#b'])
        .catch((e: unknown) => e),
    ).toMatchObject({ code: 'secrets.missing' });
    write('');
    expect((await refused()).code).toBe('secrets.missing');
  });

  it('refuses a reference that is none before it looks', async () => {
    expect((await refused('kv/../x#y')).code).toBe('secret.bad-reference');
    write('a: { "__proto__": { x: text } }');
    expect((await refused('a/constructor#name')).code).toBe('secrets.missing');
    expect(await read('a/__proto__#x')).toEqual({ 'a/__proto__#x': 'text' });
  });
});

describe('createFileSecretStore: content', () => {
  const problems = async (text: string) => {
    write(text);
    const error = await refused();
    expect(error.code).toBe('secrets.file-invalid');
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  };

  it('must be text, each other kind named at its line', async () => {
    expect(
      await problems(`kv/a:
  port: 5432
  on: true
  none:
  list: [${value}]
  date: 2026-01-01
  float: 1.5
  big: 123456789012345678901234567890
1: { x: ${value} }
`),
    ).toEqual([
      'line 2: kv/a#port is a number; put it in quotes',
      'line 3: kv/a#on is a truth value; put it in quotes',
      'line 4: kv/a#none is empty',
      'line 5: kv/a#list is no text; a secret is one text, in quotes or as a block behind |',
      'line 7: kv/a#float is a number; put it in quotes',
      'line 8: kv/a#big is a number; put it in quotes',
      'line 9: a name that is no text; put it in quotes',
    ]);
  });

  it('must be YAML, said without quoting the file', async () => {
    const [problem] = await problems(`kv/a:\n  x: "${value}\n  y: *${value}\n`);
    expect(problem).toMatch(/^line \d, column \d+: not valid YAML \([A-Z_]+\)$/);
    expect(await problems(`kv/a: { x: ${value}, x: ${value} }`)).toEqual([
      'line 1, column 31: not valid YAML (DUPLICATE_KEY)',
      expect.stringContaining('stands in line 1 already'),
    ]);
    expect(await problems(`- ${value}`)).toEqual(['line 1: not a mapping of names to values']);
    expect(await problems(value)).toEqual(['line 1: not a mapping of names to values']);
    expect((await problems(`a/b: &x { b: text }\na/c: *x\n`))[0]).toMatch(/^line 2/);
    expect((await problems('['.repeat(5000)))[0]).toMatch(/^line 1/);
  });

  it('names each reference once, however it is nested', async () => {
    expect(await problems(`kv/a: { x: one }\nkv: { a: { x: two } }\n"kv/a#x": three`)).toEqual([
      'line 2: kv/a#x stands in line 1 already',
      'line 3: kv/a#x stands in line 1 already',
    ]);
  });

  it('has references for names', async () => {
    expect(await problems(`lonely: text\nkv/a: { "b/c": text }\nkv/../x: { y: text }`)).toEqual([
      expect.stringMatching(/^line 1: The secret reference "#lonely" has no path behind the mount/),
      expect.stringMatching(/^line 2: .* "b\/c"/),
      expect.stringMatching(/^line 3: .*`\.\.`/),
    ]);
  });

  it('must be UTF-8 and of a bearable size', async () => {
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41]), { mode: 0o600 });
    expect((await refused()).message).toBe(`${file} is not UTF-8 text. Nothing was read.`);
    write(`# ${'x'.repeat(1024 * 1024)}`);
    expect((await refused()).message).toContain('is larger than 1 MiB');
  });
});

describe('createFileSecretStore: who else can read it', () => {
  it.each([0o640, 0o604, 0o660, 0o666, 0o777, 0o620])('refuses mode %o', async (mode) => {
    write(`kv/payments: { url: ${value} }`, mode);
    const error = await refused();
    expect(error).toMatchObject({
      code: 'secrets.file-refused',
      exit: 'missingPrerequisite',
      mend: `chmod 600 '${file}'`,
    });
    expect(error.message).toContain(`is open to others (mode 0${mode.toString(8)})`);
  });

  it('accepts 0600 and 0400', async () => {
    for (const mode of [0o600, 0o400]) {
      rmSync(file, { force: true });
      write(`kv/payments: { url: ${value} }`, mode);
      expect(await read('kv/payments#url')).toEqual({ 'kv/payments#url': value });
    }
  });

  it('refuses a link, even to a good file, and what is no file', async () => {
    write(`kv/payments: { url: ${value} }`);
    const link = join(folder, 'link.yaml');
    symlinkSync(file, link);
    await expect(createFileSecretStore(link).read(['kv/payments#url'])).rejects.toMatchObject({
      message: `${link} is a symbolic link. Nothing was read.`,
    });
    await expect(createFileSecretStore(folder).read(['kv/payments#url'])).rejects.toMatchObject({
      message: expect.stringContaining('is no regular file'),
    });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await expect(
      createFileSecretStore(join(folder, 'pipe')).read(['kv/payments#url']),
    ).rejects.toMatchObject({ message: expect.stringContaining('is no regular file') });
  });

  it.runIf(process.getuid?.() === 0)(
    'refuses the file of another user (needs root to make one)',
    async () => {
      write(`kv/payments: { url: ${value} }`);
      chownSync(file, 12345, 12345);
      expect((await refused()).message).toBe(`${file} belongs to another user. Nothing was read.`);
    },
  );

  it('refuses a file that Git tracks, also when it is ignored', async () => {
    write(`kv/payments: { url: ${value} }`);
    git('init', '-q');
    git('add', '-f', file);
    expect(await refused()).toMatchObject({
      code: 'secrets.file-refused',
      message: expect.stringContaining('is tracked by Git'),
      mend: expect.stringContaining('they are in the history'),
    });
    writeFileSync(join(folder, '.gitignore'), '*.local.yaml\n');
    expect((await refused()).message).toContain('is tracked by Git');
    git('rm', '-q', '--cached', file);
    expect(await read('kv/payments#url')).toEqual({ 'kv/payments#url': value });
  });

  it('refuses a file that Git would take, and says all that is wrong at once', async () => {
    write(`kv/payments: { url: ${value} }`, 0o644);
    git('init', '-q');
    const error = await refused();
    expect(error.message).toBe(
      `${file} is open to others (mode 0644); it is not ignored by Git, so the next \`git add .\` would commit it. Nothing was read.`,
    );
    expect(error.mend).toBe(`chmod 600 '${file}'\nAdd secrets.local.yaml to .gitignore.`);
  });

  it('asks the repository around the file, whatever hook it runs in', async () => {
    write(`kv/payments: { url: ${value} }`);
    git('init', '-q');
    const other = mkdtempSync(join(tmpdir(), 'other-'));
    execFileSync('git', ['init', '-q', other]);
    writeFileSync(join(other, '.gitignore'), '*\n');
    process.env['GIT_DIR'] = join(other, '.git');
    process.env['GIT_WORK_TREE'] = other;
    try {
      expect((await refused()).message).toContain('is not ignored by Git');
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_WORK_TREE'];
      rmSync(other, { recursive: true });
    }
  });

  it('refuses when Git cannot say', async () => {
    write(`kv/payments: { url: ${value} }`);
    mkdirSync(join(folder, '.git'));
    expect((await refused()).message).toContain('could not be checked');
  });
});
