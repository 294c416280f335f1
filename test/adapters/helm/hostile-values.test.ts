import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assembleValues } from '../../../src/adapters/helm/assemble-values.ts';
import { printValues } from '../../../src/adapters/helm/print-values.ts';
import { createWorkspace, type Workspace } from './deploy-chart.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const WRITTEN = [
  '',
  ' ',
  '\n',
  'a\nb',
  'a\r\nb',
  '\ttab',
  'trailing \n',
  '\n\nleading',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '"; rm -rf /',
  '$(id)',
  '$HOME',
  '${HOME}',
  '$$',
  '{{ .Values.secret }}',
  '{{ fail "x" }}',
  '{{',
  '}}',
  '{{/* x */}}',
  '{{- end }}',
  'yes',
  'no',
  'on',
  'null',
  '~',
  'true',
  '1',
  '0644',
  '1e3',
  '.inf',
  '2020-01-01',
  '12:30:45',
  '---',
  '...',
  '# comment',
  'a: b',
  '- a',
  '? a',
  '* a',
  '*a',
  '&a',
  '!a',
  '!!binary aGk=',
  '%YAML',
  '@',
  '|',
  '>',
  '[',
  ']',
  '{',
  '}',
  ',',
  '--set=a=b',
  '-f',
  '../../etc/passwd',
  'a,b=c',
  'a.b',
  '<script>',
  '&amp;',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u202e',
  'ünïcödé',
  '日本語',
  '🎉',
  '👩‍👩‍👧',
  'e\u0301',
  '\u{10ffff}',
  'x'.repeat(100_000),
];

/** Three ways in which charts print values. */
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  json: {{ .Values.texts | toJson | quote }}
  nested: {{ toYaml .Values.texts | quote }}
{{- range $index, $text := .Values.texts }}
  quoted-{{ $index }}: {{ $text | quote }}
{{- end }}
`;

async function renderTexts(texts: readonly string[]): Promise<Record<string, string>> {
  await workspace.writeChart({ 'templates/a.yaml': TEMPLATE });
  const { revision } = await workspace.deploy({ values: { texts } });
  const folder = `team/app/${String(revision).padStart(6, '0')}`;
  const files = await workspace.readReleases();
  // The recorded values are what was given, too.
  expect(parse(files[`${folder}/values.yaml`]!, { version: '1.1' })).toEqual({ texts });
  return (
    parse(files[`${folder}/manifests.yaml`]!, { version: '1.1' }) as {
      data: Record<string, string>;
    }
  ).data;
}

async function expectUnchanged(texts: readonly string[]): Promise<void> {
  const data = await renderTexts(texts);
  expect(JSON.parse(data['json']!)).toEqual(texts);
  expect(texts.map((_text, index) => data[`quoted-${index}`])).toEqual(texts);
}

it('brings every text to the chart as it is', async () => {
  await expectUnchanged(WRITTEN);
});

it('brings generated text to the chart as it is', async () => {
  const [texts] = fc.sample(
    fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1000, maxLength: 1000 }),
    { numRuns: 1, seed: 4 },
  );
  await expectUnchanged(texts!);
});

it('brings keys, numbers and nesting to the chart as they are', async () => {
  const values = {
    __proto__x: 1,
    'a b': { 'c.d': [[], {}, [null, true, -1.5]] },
    'é: {{': 'x',
    constructor: 'y',
  };
  await workspace.writeChart({
    'templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {all: {{ .Values.given | toJson | quote }}}\n',
  });
  await workspace.deploy({ values: { given: values } });
  const manifests = (await workspace.readReleases())['team/app/000001/manifests.yaml']!;
  const { data } = parse(manifests) as { data: { all: string } };
  expect(JSON.parse(data.all)).toEqual(values);
});

it('refuses half of a surrogate pair, which no YAML can hold, and names the value', () => {
  expect(() => printValues({ a: { b: ['\ud83d'] } })).toThrow(
    'The value a.b.0 holds half of a surrogate pair',
  );
  expect(() => printValues({ a: { '\udc00': 1 } })).toThrow('The value a.');
});

it('never changes a prototype', () => {
  const image = { valuesPath: '__proto__', repository: 'r', digest: `sha256:${'0'.repeat(64)}` };
  const values = assembleValues({ release: 'a', namespace: 'b', chart: 'c', images: [image] });
  expect(Object.keys(values)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['repository']).toBeUndefined();
});
