import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { goldenCases, goldenFolder, goldenOptions } from '../emit/compile-golden.ts';
import { ensureCodeNarc } from '../jvm/install.ts';
import { generatePipeline } from './generate/generate-pipeline.ts';
import { createRandom } from './generate/random.ts';
import { loadOwnLibrary } from './run-jenkinsfile.ts';

/** All rules that CodeNarc has for code on Jenkins's interpreter (`rulesets/jenkins.xml` of 3.5.0). */
const rules = [
  'ClassNotSerializable',
  'ClosureInGString',
  'CpsCallFromNonCpsMethod',
  'ExpressionInCpsMethodNotSerializable',
  'ForbiddenCallInCpsMethod',
  'ObjectOverrideOnlyNonCpsMethods',
  'ParameterOrReturnTypeNotSerializable',
];

const generatedCount = 50;

it('finds nothing in generated Groovy by its rules for Jenkins', async () => {
  const files: Record<string, string> = { ...loadOwnLibrary().vars };
  for (const name of goldenCases)
    files[`golden-${name}`] = await readFile(join(goldenFolder, name, 'Jenkinsfile'), 'utf8');
  const samples = join(import.meta.dirname, '../pipelines/golden');
  for (const file of await readdir(samples))
    files[`sample-${file}`] = await readFile(join(samples, file), 'utf8');
  for (let seed = 0; seed < generatedCount; seed += 1)
    files[`generated-${seed}`] = emitJenkinsfile(
      generatePipeline(createRandom(seed)),
      goldenOptions,
    );
  const report = await runCodeNarc(files);
  expect(report.rules).toEqual(rules);
  expect(report.unread).toEqual([]);
  expect(report.violations).toEqual([]);
  process.stdout.write(
    `CodeNarc's rules for Jenkins: ${Object.keys(files).length} files, 0 findings. Rules: ${rules.join(', ')}.\n`,
  );
});

it('finds what is wrong', async () => {
  const wrong = [
    'class Holder { int x }',
    'def call(Map given) {',
    '  echo "$' + '{-> given.x}"',
    '  [3, 1].sort { it }',
    '}',
  ];
  const { violations } = await runCodeNarc({ wrong: wrong.join('\n') });
  expect(violations.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
    'ClassNotSerializable 1',
    'ClosureInGString 3',
    'ForbiddenCallInCpsMethod 4',
  ]);
});

interface Report {
  readonly rules: readonly string[];
  readonly violations: readonly { rule: string; line: number; file: string }[];
  /** Complaints about files that it could not compile, and so did not look at. */
  readonly unread: readonly string[];
}

/** Its rules for Jenkins look at files that are called Jenkinsfile only: each file gets a folder. */
async function runCodeNarc(files: Readonly<Record<string, string>>): Promise<Report> {
  const { java, classpath } = await ensureCodeNarc();
  const folder = await mkdtemp(join(tmpdir(), 'codenarc-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name));
      // Jenkins imports the annotation by itself; it holds nothing that a rule looks at.
      await writeFile(join(folder, name, 'Jenkinsfile'), text.replace(/^@Library\(.*$/m, ''));
    }
    const report = join(folder, 'report.xml');
    const { all } = await execa(
      java,
      [
        '-cp',
        classpath,
        'org.codenarc.CodeNarc',
        `-basedir=${folder}`,
        '-includes=**/Jenkinsfile',
        '-rulesetfiles=rulesets/jenkins.xml',
        `-report=xml:${report}`,
      ],
      { all: true },
    );
    return { ...parseReport(await readFile(report, 'utf8')), unread: listUnread(all) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function listUnread(output: string): readonly string[] {
  return output.split('\n').filter((line) => /WARN|ERROR|unable to resolve/.test(line));
}

function parseReport(xml: string): Pick<Report, 'rules' | 'violations'> {
  const rules = [...xml.matchAll(/<Rule name='(\w+)'/g)].map(([, name = '']) => name);
  const violations = [...xml.matchAll(/<Package path='([^']*)'[^>]*>(.*?)<\/Package>/gs)].flatMap(
    ([, file = '', inside = '']) =>
      [...inside.matchAll(/<Violation ruleName='(\w+)'[^>]*lineNumber='(\d+)'/g)].map(
        ([, rule = '', line]) => ({ rule, line: Number(line), file }),
      ),
  );
  return { rules, violations };
}
