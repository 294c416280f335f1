import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exchange } from './replay-server.ts';

/**
 * The controller's configuration stays within what a real controller accepted. Its own schema is no
 * gate: it refuses clouds, libraries and more that the controller takes, and takes what it refuses.
 */

const controller = join(import.meta.dirname, '../../jenkins/controller');
const fixtures = join(import.meta.dirname, 'fixtures');
const read = (path: string) => readFileSync(join(controller, path), 'utf8');

const snippets = JSON.parse(
  readFileSync(join(fixtures, 'configuration-as-code.snippets'), 'utf8'),
) as Record<'accepted' | 'refused', readonly { title: string; yaml: string }[]>;

/** Attributes with a list of their own below `configuration-as-code` would let anything through. */
const accepted = snippets.accepted.filter(({ yaml }) => !yaml.includes('configuration-as-code:'));

/** Every path of attributes and symbols in a document; items of lists share one. */
function listPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => listPaths(item, `${path}[]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => listPaths(inner, `${path}.${name}`));
  // A symbol without attributes is text: `markupFormatter: "plainText"`.
  return [path];
}

/** Trusted and untrusted libraries are lists of the same class. */
const acceptedPaths = new Set(
  accepted
    .flatMap(({ yaml }) => listPaths(parse(yaml)))
    .flatMap((path) => [path, path.replace('.globalLibraries.', '.globalUntrustedLibraries.')]),
);
const files = [
  ...readdirSync(join(controller, 'casc')).map((name) => `casc/${name}`),
  'realm/local.yaml',
];

test.each(files)('%s holds only what the recorded controller accepted', (name) => {
  const paths = listPaths(parse(read(name)));
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !acceptedPaths.has(path))).toEqual([]);
});

test('the check itself refuses what that controller refused', () => {
  const refused = snippets.refused.flatMap(({ title, yaml }) => {
    try {
      return listPaths(parse(yaml)).some((path) => !acceptedPaths.has(path)) ? [title] : [];
    } catch {
      return [title];
    }
  });
  expect(refused).toContain('OIDC (plugin oic-auth absent)');
  expect(refused).toContain('unknown attribute');
  expect(refused).toContain('pod template: unknown attribute');
  expect(refused).toContain('role strategy (plugin absent)');
});

test('no two files say the same, which the controller refuses', () => {
  const seen = new Map<string, string>();
  for (const name of files) {
    for (const path of new Set(listPaths(parse(read(name))))) {
      expect(`${path} of ${seen.get(path)}`).toBe(`${path} of undefined`);
      seen.set(path, name);
    }
  }
});

test('permissions are of those it knew, and none of them gets around a branch', () => {
  const known = new Set(
    accepted.flatMap(({ yaml }) => yaml.match(/\b(?:Overall|Job)\/[A-Z]\w+/g) ?? []),
  );
  const { entries } = parse(read('casc/20-authorization.yaml')).jenkins.authorizationStrategy
    .projectMatrix as {
    entries: { group: { name: string; permissions: string[] } }[];
  };
  const given = entries.filter(({ group }) => !group.permissions.includes('Overall/Administer'));
  for (const { group } of given)
    for (const permission of group.permissions) {
      expect(known).toContain(permission);
      expect(['Overall/Read', 'Job/Read', 'Job/Build', 'Job/Cancel']).toContain(permission);
    }
});

test('the job script calls only what accepted scripts call, in the same places', () => {
  const [{ script }] = parse(read('casc/90-jobs.yaml')).jobs as [{ script: string }];
  const recorded = readdirSync(join(fixtures, 'job-dsl'))
    .filter((name) => name.endsWith('.groovy'))
    .flatMap((name) => listCalls(readFileSync(join(fixtures, 'job-dsl', name), 'utf8')));
  // Tags and this trust were accepted below a multibranch job, whose GitHub source takes the same traits.
  const known = new Set([
    ...recorded,
    ...recorded.map((path) =>
      path.replace(
        'multibranchPipelineJob.branchSources.branchSource.source.github',
        'organizationFolder.organizations.github',
      ),
    ),
  ]);
  expect(listCalls(script).filter((path) => !known.has(path))).toEqual([]);
});

/** Paths of method calls in a Job DSL script: what is called in whose block. */
function listCalls(script: string): string[] {
  const calls: string[] = [];
  const around: string[] = [];
  let last = '';
  const text = script.replace(/^\s*\/\/.*$/gm, '').replace(/'[^']*'/g, "''");
  for (const [token, name] of text.matchAll(/([A-Za-z]\w*)|[{}]/g)) {
    if (name !== undefined) {
      last = name;
      if (!['true', 'false'].includes(name)) calls.push([...around, name].join('.'));
    } else if (token === '{') around.push(last);
    else around.pop();
  }
  return calls;
}

test('the plugins are those of the recorded controller, each at its version', () => {
  const { plugins } = exchange('misc/plugins').response.body as {
    plugins: { shortName: string; version: string }[];
  };
  const listed = read('plugins.txt')
    .split('\n')
    .filter((line) => /^[a-z]/.test(line));
  expect([...listed].sort()).toEqual(
    plugins.map(({ shortName, version }) => `${shortName}:${version}`).sort(),
  );
  expect(listed).toHaveLength(105);
});

test('a pod of agents has no root, no rights of its own, and the runner where nobody can write', () => {
  const [{ kubernetes }] = parse(read('casc/30-kubernetes.yaml')).jenkins.clouds;
  const { spec } = parse(kubernetes.templates[0].yaml);
  expect(spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true },
  });
  for (const { securityContext } of [...spec.containers, ...spec.initContainers])
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  expect(kubernetes.templates[0].name).toBe('platform');
});

describe('what is only documented', () => {
  test.each(readdirSync(join(controller, 'documented')))('%s says so at its beginning', (name) => {
    expect(read(`documented/${name}`).slice(0, 200)).toContain('ritten from documentation');
  });

  test('a token of a build names its job, and its templates are not replaced by the controller', () => {
    const identity = read('documented/build-identity.yaml');
    expect(identity.match(/(?<!\^)\$\{/g)).toBeNull();
    const { security } = parse(identity);
    expect(security.idToken.buildClaimTemplates[0]).toEqual({
      name: 'sub',
      format: '^${JOB_URL}',
      type: 'string',
    });
    expect(security.idToken.tokenLifetime).toBeLessThanOrEqual(600);
  });
});

test('the images can not be built before their bases are pinned', () => {
  for (const file of ['Dockerfile', '../agent/Dockerfile']) {
    const bases = read(file).match(/^FROM .*$/gm) ?? [];
    expect(bases).toHaveLength(1);
    for (const base of bases) expect(base).toMatch(/@sha256:(not-pinned|[0-9a-f]{64})$/);
  }
});

test('the README names every variable that the configuration needs', () => {
  const used = files.flatMap((name) => read(name).match(/(?<!\^)\$\{([A-Z_]+)/g) ?? []);
  const readme = readFileSync(join(controller, '../README.md'), 'utf8');
  for (const variable of new Set(used)) expect(readme).toContain(`\`${variable.slice(2)}\``);
});
