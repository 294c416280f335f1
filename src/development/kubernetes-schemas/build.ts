/**
 * Regenerates `schemas/kubernetes/kubernetes.json`. Needs Go (for the module proxy) and nothing else:
 *
 *     node src/development/kubernetes-schemas/build.ts [output]
 *
 * To take up a new Kubernetes release, change `RELEASES` and run it.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { mergeReleases } from './merge-releases.ts';
import { type ApiLifecycle, readLifecycles } from './read-lifecycles.ts';
import { type ReleaseSchemas, readRelease } from './read-release.ts';

/**
 * The four newest minor releases: Amazon EKS keeps one in standard support for 14 months, which is
 * about that many.
 */
const RELEASES = ['1.33.13', '1.34.4', '1.35.4', '1.36.3'];

/**
 * Modules whose types say when they are removed. The old ones know what the newest has forgotten
 * (PodSecurityPolicy, autoscaling/v2beta1); a newer one's word counts more.
 */
const LIFECYCLE_MODULES = [
  'k8s.io/api@v0.24.3',
  'k8s.io/api@v0.31.14',
  'k8s.io/apiextensions-apiserver@v0.36.3',
  'k8s.io/kube-aggregator@v0.36.3',
  'k8s.io/api@v0.36.3',
];

const COMMITTED = fileURLToPath(
  new URL('../../../schemas/kubernetes/kubernetes.json', import.meta.url),
);

const releases = new Map<string, ReleaseSchemas>();
for (const version of RELEASES) {
  const folder = await downloadModule(`k8s.io/kubernetes@v${version}`);
  releases.set(version.split('.').slice(0, 2).join('.'), await readRelease(folder));
}

const lifecycles = new Map<string, ApiLifecycle>();
for (const module of LIFECYCLE_MODULES) {
  const found = await readLifecycles(await downloadModule(module));
  for (const [kind, lifecycle] of found) lifecycles.set(kind, lifecycle);
}

const { kinds, definitions } = mergeReleases(releases);
await writeFile(
  process.argv[2] ?? COMMITTED,
  `${[
    '{',
    `"about": ${JSON.stringify({
      what: 'Strict JSON Schemas of the Kubernetes API, derived from its OpenAPI document: prose removed, unknown fields refused, allowed values added.',
      source: RELEASES.map((version) => `Go module k8s.io/kubernetes v${version}`),
      license: 'Apache-2.0, The Kubernetes Authors',
      regenerate: 'node src/development/kubernetes-schemas/build.ts',
    })},`,
    `"versions": ${JSON.stringify([...releases.keys()])},`,
    `"kinds": ${printTable(kinds)},`,
    `"lifecycles": ${printTable(Object.fromEntries([...lifecycles].sort(([a], [b]) => (a < b ? -1 : 1))))},`,
    `"definitions": ${printTable(definitions)}`,
    '}',
  ].join('\n')}\n`,
);

async function downloadModule(module: string): Promise<string> {
  const { stdout } = await execa('go', ['mod', 'download', '-json', module]);
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

/** One entry a line, so that the difference between two releases can be read. */
function printTable(table: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(table).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}
