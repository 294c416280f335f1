import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { countMarks, fillMarksInData } from '../marks.ts';
import type { Tally } from '../tally.ts';
import type { Embedded } from './groovy.ts';

/** The YAML of a pod, as the `yaml` package reads it. */
export function checkYaml({ content, marked, texts }: Embedded, tally: Tally): void {
  const expected = fillMarksInData(parse(marked), texts);
  const found: unknown = parse(content);
  if (isDeepStrictEqual(found, expected)) tally.add(countMarks(marked), []);
  else tally.add(0, [`${JSON.stringify(expected)} is ${JSON.stringify(found)}`]);
}

/**
 * Many documents as Helm reads them, whose YAML is the one of Kubernetes: one chart has them as files
 * and prints each as JSON, in their order.
 */
export function readYamlByHelm(helm: string, documents: readonly string[]): unknown[] {
  const chart = mkdtempSync(join(tmpdir(), 'yaml-'));
  try {
    mkdirSync(join(chart, 'templates'));
    mkdirSync(join(chart, 'documents'));
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: yaml\nversion: 1.0.0\n');
    writeFileSync(
      join(chart, 'templates/all.yaml'),
      `all: {{ range $path, $_ := .Files.Glob "documents/*" }}\n- {{ $.Files.Get $path | fromYaml | toJson | b64enc }}{{ end }}\n`,
    );
    for (const [index, document] of documents.entries())
      writeFileSync(join(chart, 'documents', String(index).padStart(8, '0')), document);
    const { status, stdout, stderr } = spawnSync(helm, ['template', 'yaml', chart], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`helm template: ${stderr}`);
    const printed = [...stdout.matchAll(/^- (\S+)$/gm)].map(([, base64 = '']) => base64);
    if (printed.length !== documents.length)
      throw new Error('Helm printed another number of documents.');
    return printed.map((base64) => JSON.parse(Buffer.from(base64, 'base64').toString()));
  } finally {
    rmSync(chart, { recursive: true, force: true });
  }
}

/** Values as Helm reads them from its standard input, as the step `helmDeploy` hands them over. */
export function readValuesByHelm(helm: string, printed: string): unknown {
  const chart = mkdtempSync(join(tmpdir(), 'values-'));
  try {
    mkdirSync(join(chart, 'templates'));
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: values\nversion: 1.0.0\n');
    writeFileSync(join(chart, 'templates/all.yaml'), 'all: {{ .Values | toJson | b64enc }}\n');
    const args = ['template', 'values', chart, '--values', '-'];
    const { status, stdout, stderr } = spawnSync(helm, args, {
      input: printed,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`helm template: ${stderr}`);
    const base64 = /^all: (\S+)$/m.exec(stdout)?.[1] ?? '';
    return JSON.parse(Buffer.from(base64, 'base64').toString());
  } finally {
    rmSync(chart, { recursive: true, force: true });
  }
}
