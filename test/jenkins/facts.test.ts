import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileGolden, goldenCases } from '../emit/compile-golden.ts';

/**
 * Facts about Jenkins that hold for all Groovy that is generated (docs/jenkins-facts.md lists them
 * with the tests of the others). Comments and literals are taken out first: only code is looked at.
 */

const root = join(import.meta.dirname, '../..');
const withoutTexts = (groovy: string) =>
  groovy
    .replace(/'''[\s\S]*?'''/g, "''")
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/^\s*\/\/.*$/gm, '');

const vars = readdirSync(join(root, 'vars'))
  .filter((name) => name.endsWith('.groovy'))
  .map((name): [string, string] => [name, readFileSync(join(root, 'vars', name), 'utf8')]);
const jenkinsfiles = await Promise.all(
  goldenCases.map(async (name): Promise<[string, string]> => {
    const { files } = await compileGolden(name);
    return [name, files.find(({ path }) => path === 'Jenkinsfile')?.content ?? ''];
  }),
);
const all = [...vars, ...jenkinsfiles];

describe.each(all)('%s', (_name, groovy) => {
  const code = withoutTexts(groovy);

  test('calls nothing that the sandbox refuses', () => {
    expect(code).not.toMatch(
      /JsonSlurperClassic|JsonBuilder|new (File|URI|LinkedHashMap|TreeMap)\b|MessageDigest|System\.|env\[|Instant|Thread\.|\.execute\(|encodeBase64|throw new|Long\.parseLong|\.withIndex\(|currentBuild\.rawBuild|Jenkins\.instance|\benum\b/,
    );
  });

  test('has no closure that a method of Groovy would call wrongly', () => {
    expect(code).not.toMatch(/\.(sort|toSorted|unique|eachLine|max|min|sum|inject)\s*(\(\s*)?\{/);
  });

  test('holds nothing over a step that can not be serialised', () => {
    expect(code).not.toMatch(/JsonSlurper|(?<!=)=~|for \(\w+ in\b|\.\.<?\d/);
  });

  test('uses no syntax that the interpreter lacks', () => {
    expect(code).not.toMatch(/\*\.\w|\bsynchronized\b|\bdo\s*\{|\btrait\b|\.tap\s*\{|\.md5\(/);
  });

  test('puts no value into a text of Groovy but plain parameters and variables, and no secret', () => {
    const texts = groovy
      .replace(/'''[\s\S]*?'''|'(?:[^'\\\n]|\\.)*'/g, "''")
      .match(/"(?:[^"\\\n]|\\.)*"/g);
    // Directives take no expression but one inside double quotes.
    for (const text of texts ?? [])
      expect(text.replace(/\$\{(params|env)\.[A-Za-z_]\w*\}/g, '')).not.toMatch(/(?<!\\)\$/);
    expect(code).not.toMatch(/withCredentials|credentials\(/);
  });
});

test('a generated file names the version of its library: a commit or a tag, never a branch', () => {
  for (const [, jenkinsfile] of jenkinsfiles) {
    const [, revision] = /@Library\('platform@([^']+)'\) _/.exec(jenkinsfile) ?? [];
    expect(revision ?? 'v0').toMatch(/^([0-9a-f]{40}|v\d+(\.\d+\.\d+.*)?)$/);
  }
});

test('no library step has a name of Jenkins’s own, and each calls those through `steps`', () => {
  for (const [name, groovy] of vars) {
    const code = withoutTexts(groovy);
    expect(code, name).not.toMatch(
      /(?<![\w.])(sh|writeFile|echo|error|unstash|stash|archiveArtifacts)\s*[('"]/,
    );
  }
});

test('the controller is started so that an interpolated secret fails the build', () => {
  const dockerfile = readFileSync(join(root, 'jenkins/controller/Dockerfile'), 'utf8');
  expect(dockerfile).toContain('DSL.UNSAFE_GROOVY_INTERPOLATION=fail');
});

test('of the credentials of the controller a build can bind the GitHub App alone', () => {
  const github = parse(
    readFileSync(join(root, 'jenkins/controller/casc/50-github.yaml'), 'utf8'),
  ) as {
    credentials: {
      system: {
        domainCredentials: { credentials: Record<string, { id: string; scope: string }>[] }[];
      };
    };
  };
  const scopes = github.credentials.system.domainCredentials
    .flatMap(({ credentials }) => credentials)
    .flatMap((credential) => Object.values(credential))
    .map(({ id, scope }) => `${id} ${scope}`);
  expect(scopes).toEqual(['github-app GLOBAL', 'github-webhook SYSTEM']);
});
