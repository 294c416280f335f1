import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { defineContract, type StepContract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/index.ts';
import { verifyText } from '../../../src/emit/generated-header.ts';
import { openJson, verifyJson } from '../../../src/emit/generated-json.ts';
import { generateVars } from '../../../src/library/vars/generate-vars.ts';

const root = join(import.meta.dirname, '../../..');
const all = Object.values(contracts) as unknown as StepContract[];
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const files = generateVars(all, version);

describe('the library', () => {
  it('is committed as it is generated', () => {
    for (const [path, content] of files)
      expect(readFileSync(join(root, path), 'utf8'), path).toBe(content);
  });

  it('holds nothing else in vars', () => {
    const expected = [...files.keys()].filter((path) => path.startsWith('vars/'));
    expect(
      readdirSync(join(root, 'vars'))
        .map((name) => `vars/${name}`)
        .sort(),
    ).toEqual(expected.sort());
  });

  it('has a variable with help for every step of the runner', () => {
    for (const contract of all.filter(({ executor }) => executor === 'runner')) {
      expect(files.has(`vars/${contract.name}.groovy`)).toBe(true);
      expect(files.get(`vars/${contract.name}.txt`)).toContain('<p>');
    }
    expect(files.has('vars/keepFiles.groovy')).toBe(false);
  });

  it('is sealed, so that an edit by hand is found', () => {
    for (const [path, content] of files) {
      const verify = path.endsWith('.json') ? verifyJson : verifyText;
      expect(verify(content), path).toBe('intact');
      expect(verify(content.replace(/e(?=[^e]*$)/, 'x')), path).toBe('edited');
    }
  });
});

describe('the manifest', () => {
  const manifest = (given: readonly StepContract[]) =>
    openJson(generateVars(given, version).get('resources/platform/manifest.json') as string) as {
      contracts: Record<string, { sha256: string }>;
      files: Record<string, string>;
    };

  it('names every contract and every file', () => {
    expect(Object.keys(manifest(all).contracts)).toEqual(Object.keys(contracts).sort());
    expect(Object.keys(manifest(all).files)).toHaveLength(files.size - 1);
  });

  it('changes with what a caller can notice, and only with that', () => {
    const sample = (more: object): StepContract => ({
      ...(contracts.run as unknown as StepContract),
      ...more,
    });
    const hashOf = (contract: StepContract) => manifest([contract]).contracts['run']?.sha256;
    const before = hashOf(sample({}));
    expect(hashOf(sample({ access: () => [] }))).toBe(before);
    expect(hashOf(sample({ retry: 'transient' }))).not.toBe(before);
    expect(hashOf(sample({ parameters: Type.Object({}) }))).not.toBe(before);
  });
});

describe('contracts that do not fit', () => {
  it.each(['id', 'env', 'step', 'input', 'stageService'])(
    'refuses a parameter called %s',
    (name) => {
      const contract = defineContract({
        ...(contracts.run as unknown as StepContract),
        parameters: Type.Object({ [name]: Type.String() }),
        positional: [],
      });
      expect(() => generateVars([contract as unknown as StepContract], version)).toThrow(
        `Contract run has a parameter ${name}, which every step takes already.`,
      );
    },
  );
});

describe('help', () => {
  it('is HTML in which no text of a contract becomes a tag', () => {
    const contract = {
      ...(contracts.pause as unknown as StepContract),
      summary: '<script>alert(1)</script> & "more"',
      description: '`<b>` in code\n\nA second paragraph.',
      deprecated: { since: '1.0.0', use: 'smoke', reason: 'It <waits>.' },
    };
    const help = generateVars([contract], version).get('vars/pause.txt') as string;
    expect(help).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</p>');
    expect(help).toContain('<p><code>&lt;b&gt;</code> in code</p>\n<p>A second paragraph.</p>');
    expect(help).toContain('<strong>Deprecated since 1.0.0:</strong> It &lt;waits&gt;.');
    expect(help).not.toContain('<script');
  });

  it('shows parameters with type, default and meaning', () => {
    expect(files.get('vars/smoke.txt')).toContain(
      '<tr><td><code>status</code></td><td>integer</td><td><code>200</code></td><td>Status code that is expected.</td></tr>',
    );
    expect(files.get('vars/helmDeploy.txt')).toContain(
      '<td><code>chart</code></td><td>chart (map)</td><td>required</td>',
    );
  });
});
