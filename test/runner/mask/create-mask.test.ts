import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createMask } from '../../../src/runner/mask/create-mask.ts';
import { chooseReplacement } from '../../../src/runner/mask/replacement.ts';
import {
  LONGEST_PATTERN_BYTES,
  listSecretPatterns,
} from '../../../src/runner/mask/secret-patterns.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How a secret gets into a log, by programs that are not ours wherever one is at hand. */
const writers: Record<string, (secret: string) => string> = {
  raw: (secret) => secret,
  'base64 alone': base64,
  'base64 without padding': (secret) => base64(secret).replace(/=+$/, ''),
  'base64 of a line': (secret) => base64(`${secret}\n`),
  'base64 URL-safe': (secret) => Buffer.from(secret).toString('base64url'),
  encodeURIComponent,
  'encodeURIComponent in lower case': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (escaped) => escaped.toLowerCase()),
  encodeURI,
  'form field': (secret) => new URLSearchParams({ x: secret }).toString().slice(2),
  'URL password': (secret) => {
    const url = new URL('https://user@host/');
    url.password = secret;
    return url.password;
  },
  'JSON text': (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON in ASCII': (secret) =>
    JSON.stringify(secret)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'JSON with escaped slashes': (secret) =>
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'YAML double quoted': (secret) =>
    stringify(secret, {
      defaultStringType: 'QUOTE_DOUBLE',
      lineWidth: 0,
      doubleQuotedMinMultiLineLength: 1000,
    })
      .trim()
      .slice(1, -1),
  hexadecimal: (secret) => Buffer.from(secret).toString('hex'),
  'hexadecimal in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'single quotes of a shell': (secret) => secret.replaceAll("'", "'\\''"),
  'double quotes of a shell': (secret) => secret.replace(/[\\"$`]/g, '\\$&'),
  HTML: (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
};

/** Enough characters besides white space; no lone surrogates, which no encoder keeps. */
const secrets = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...`ab*#/+'"\\$&<=%~ \n\té😀`), fc.constantFrom(...'xyz019')),
    minLength: 4,
    maxLength: 40,
  })
  .filter((text) => [...text.trim()].length >= 4);

describe('createMask', () => {
  for (const [name, write] of Object.entries(writers)) {
    it(`masks a secret as ${name}, whatever it is and however it is cut`, () => {
      fc.assert(
        fc.property(secrets, fc.array(fc.nat({ max: 9 })), (secret, lengths) => {
          // Where white space meets a line feed the YAML writer folds, even when told not to.
          fc.pre(!name.startsWith('YAML') || !/\s\n|\n\s/.test(secret));
          const written = write(secret);
          const scanner = createMask([secret]).scanner();
          const bytes = Buffer.from(`<<${written}>>`);
          const shown: Buffer[] = [];
          let position = 0;
          for (const length of [...lengths, bytes.length]) {
            shown.push(scanner.push(bytes.subarray(position, position + length)));
            position += length;
          }
          shown.push(scanner.end());
          const output = Buffer.concat(shown).toString();
          expect(output).not.toContain(written);
          expect(output).not.toContain(secret);
          // All of it is one or more masks: nothing of the secret is left between the brackets.
          const mask = chooseReplacement(listSecretPatterns(secret, ''));
          expect(output.replaceAll(mask, '').length).toBeLessThanOrEqual(4);
        }),
      );
    });
  }

  it('masks base64 at each offset, at most the characters shared with neighbours stay', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.string({ maxLength: 7 }),
        fc.string({ maxLength: 7 }),
        (secret, before, after) => {
          const output = createMask([secret]).text(base64(before + secret + after));
          const whole = base64(secret).replace(/=+$/, '');
          expect(output).not.toContain(whole.slice(2, -2));
          expect(output).toMatch(/\*\*\*\*|####|~~~~|████/);
        },
      ),
    );
  });

  it('masks what bash, dash and base64 themselves write', () => {
    const secret = `it's $HOME "a\\b" #1 ~x\n& more;`;
    const env = { SECRET: secret, PATH: process.env['PATH'] };
    const run = (...command: [string, ...string[]]) =>
      execFileSync(command[0], command.slice(1), { env, encoding: 'utf8', stdio: 'pipe' });
    const outputs = [
      run('bash', '-c', 'printf "%q" "$SECRET"'),
      run('bash', '-c', 'exec 2>&1; set -x; : "$SECRET"'),
      run('bash', '-c', 'declare -p SECRET'),
      run('dash', '-c', 'exec 2>&1; set -x; : "$SECRET"'),
      run('dash', '-c', 'set'),
      run('bash', '-c', 'echo "$SECRET" | base64'),
      run('env'),
    ];
    for (const output of outputs) {
      expect(output).toMatch(/HOME|SE9NR/);
      const masked = createMask([secret]).text(output);
      expect(masked).toContain('****');
      for (const trace of ['$HOME', 'more', 'SE9NR']) expect(masked).not.toContain(trace);
    }
  });

  it('masks util.inspect, printf escapes and quotes doubled', () => {
    const secret = `pa's\\w"ord\t1\u001b`;
    const mask = createMask([secret]);
    for (const written of [
      inspect(secret).slice(1, -1),
      `pa''s\\w"ord\t1\u001b`,
      `pa's\\w""ord\t1\u001b`,
      `pa\\'s\\\\w"ord\\t1\\e`,
      `pa's\\\\w"ord\\t1\\x1b`,
    ]) {
      expect(mask.text(`[${written}]`)).toBe('[****]');
    }
  });

  it('masks base64 that is wrapped into lines', () => {
    const secret = Array.from({ length: 200 }, (_, index) =>
      String.fromCharCode(33 + ((index * 7) % 90)),
    ).join('');
    for (const width of [64, 76]) {
      const wrapped = base64(secret).match(new RegExp(`.{1,${width}}`, 'g'))!;
      expect(createMask([secret]).text(wrapped.join('\n'))).toBe(
        wrapped.map(() => '****').join('\n'),
      );
    }
  });

  it('masks each line of a secret, but not its short ones', () => {
    const mask = createMask(['{\n  "user": "ann",\n  "pw": "s3cr3t"\n}\n']);
    expect(mask.text('got "pw": "s3cr3t" in { }')).toBe('got **** in { }');
    expect(mask.text('got "user": "ann",!')).toBe('got ****!');
  });

  it('masks a secret longer than any pattern, and holds back less than a pattern', () => {
    const secret = Buffer.alloc(10_001, 'abcdefghij-klmnop').toString();
    const scanner = createMask([secret]).scanner();
    const shown = scanner.push(Buffer.from(`a${secret}b`));
    expect(Buffer.concat([shown, scanner.end()]).toString()).toMatch(/^a(\*{4})+b$/);
    const open = createMask([secret]).scanner();
    open.push(Buffer.from(secret.slice(0, 5000)));
    expect(open.end().length).toBeLessThan(LONGEST_PATTERN_BYTES);
  });

  it('leaves text alone that holds no secret', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const scanner = createMask(['Kx7#unlikely-to-appear']).scanner();
        const shown = Buffer.concat([scanner.push(bytes), scanner.end()]);
        expect(Buffer.compare(shown, Buffer.from(bytes))).toBe(0);
      }),
    );
    const plain = 'export PATH=/usr/bin\nnpm ci && npm test -- --reporter=junit\n';
    expect(createMask(['s3cr3t-value']).text(plain)).toBe(plain);
  });

  it('writes another mask when a secret itself is made of asterisks', () => {
    expect(createMask(['a****b']).text('x a****b y')).toBe('x #### y');
    expect(createMask(['****']).text('x **** y')).toBe('x #### y');
    expect(createMask(['*start', 'end#']).text('*start end#')).toBe('~~~~ ~~~~');
    expect(createMask(['mid*dle']).text('mid*dle')).toBe('****');
    // Neither mask nor neighbours may spell the second secret.
    expect(createMask(['first-one', '**y!']).text('first-oney!')).not.toContain('**y!');
  });

  it('masks streams, and secrets that become known while they flow', async () => {
    const mask = createMask(['first-secret']);
    const stream = Readable.from([Buffer.from('a first-'), Buffer.from('secret and ')]).pipe(
      mask.transform(),
    );
    expect(await readText(stream)).toBe('a **** and ');
    const later = mask.transform();
    later.write('second-');
    mask.add('second-secret');
    later.end('secret second-secret first-secret');
    expect(await readText(later)).toBe('second-secret **** ****');
  });

  it('shows progress at once', () => {
    const scanner = createMask(['s3cr3t-value']).scanner();
    expect(scanner.push(Buffer.from('downloading 10 %')).toString()).toBe('downloading 10 %');
    expect(scanner.push(Buffer.from('\rdone s3cr')).toString()).toBe('\rdone ');
    expect(scanner.push(Buffer.from('uff')).toString()).toBe('s3cruff');
  });

  it('refuses what cannot be masked, naming the reference and not the value', () => {
    const refuse = (value: string) => {
      try {
        createMask().add(value, 'kv/payments#pin');
      } catch (error) {
        return error as Error & { code: string };
      }
      throw new Error('accepted');
    };
    expect(refuse('987')).toMatchObject({ code: 'secret.too-short', exit: 'refused' });
    expect(refuse('987').message).toContain('kv/payments#pin');
    expect(refuse('987').message).not.toContain('987');
    expect(refuse('   \n 12 ').code).toBe('secret.too-short');
    expect(refuse('').code).toBe('secret.too-short');
    expect(refuse('x'.repeat(65_537)).code).toBe('secret.too-long');
    expect(() => createMask(['abcd', 'x'.repeat(65_536)])).not.toThrow();
  });
});
