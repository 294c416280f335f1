import { isDeepStrictEqual } from 'node:util';
import { printValues } from '../../src/adapters/helm/print-values.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { goldenOptions } from '../emit/compile-golden.ts';
import type { Engine } from '../engine/engine.ts';
import { runJenkinsfile } from '../engine/run-jenkinsfile.ts';
import { loadCarriers } from './carriers.ts';
import { canary } from './hostile-strings.ts';
import { checkGroovy, type Embedded } from './languages/groovy.ts';
import { checkPolicies } from './languages/hcl.ts';
import { checkJson } from './languages/json.ts';
import { checkMarkdown } from './languages/markdown.ts';
import { checkDiagram, checkReport, listDiagramElements } from './languages/markup.ts';
import { checkShell } from './languages/shell.ts';
import { printJob, readXml } from './languages/xml.ts';
import { checkYaml, readValuesByHelm, readYamlByHelm } from './languages/yaml.ts';
import { prepareAgents } from './prepare-agents.ts';
import { type Prepared, prepareRound } from './prepare-round.ts';
import { Tally } from './tally.ts';

/** The parts that are not on every machine. */
export interface InjectionParts {
  readonly engine: Engine;
  /** Absolute paths of programs. */
  readonly helm: string;
  readonly hcl: string;
}

/** What came of all strings. */
export interface InjectionResult {
  /** Strings in places: one string in two places counts twice. */
  readonly strings: number;
  readonly places: ReadonlySet<string>;
  readonly accepted: number;
  /** How many were refused, by the code of the finding. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly pipelines: number;
  /** Pipelines that were run, with every call recorded. */
  readonly runs: number;
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** One in so many pipelines also passes the CPS transformer and is run. */
const runEvery = 10;
const shells = ['dash', 'bash'];

/**
 * Puts hostile strings into every place of every carrier until there are enough, and sends what the
 * diagnostics let through into every language that is generated, each read by a real parser of it.
 */
export async function runInjection(
  parts: InjectionParts,
  {
    strings: wanted,
    seed,
    progress = () => {},
  }: { strings: number; seed: number; progress?: (line: string) => void },
): Promise<InjectionResult> {
  const carriers = await loadCarriers();
  const known = await listDiagramElements(carriers.map(({ pipeline }) => pipeline));
  const names = ['Groovy', 'CPS and run', ...shells, 'YAML', 'YAML by Helm', 'JSON', 'Markdown'];
  const tallies = new Map(
    [...names, 'SVG', 'HTML', 'XML', 'values of charts', 'HCL'].map((name) => [name, new Tally()]),
  );
  const tally = (name: string) => tallies.get(name) as Tally;
  const places = new Set<string>();
  const refusals = new Map<string, number>();
  const texts = new Set<string>();
  const embedded: Embedded[] = [];
  const documents: string[] = [];
  let [strings, accepted, pipelines, runs] = [0, 0, 0, 0];

  async function checkProgram(prepared: Prepared): Promise<void> {
    const groovy = await checkGroovy(parts.engine.harness, prepared);
    tally('Groovy').add(groovy.literals, groovy.escapes);
    embedded.push(...groovy.embedded);
    for (const part of groovy.embedded)
      if (part.language === 'yaml') checkYaml(part, tally('YAML'));
  }

  async function check(prepared: Prepared): Promise<void> {
    pipelines += 1;
    for (const text of prepared.texts) texts.add(text);
    await checkProgram(prepared);
    checkJson(prepared, tally('JSON'));
    checkMarkdown(prepared, tally('Markdown'));
    checkReport(prepared, tally('HTML'));
    documents.push(await checkDiagram(prepared, known, tally('SVG')), printJob(prepared));
    if (pipelines % runEvery !== 1) return;
    runs += 1;
    await runOne(parts.engine, prepared, tally('CPS and run'));
  }

  for (let round = 0; strings < wanted; round += 1) {
    for (const [index, carrier] of carriers.entries()) {
      const { placed, prepared } = prepareRound(carrier, seed + round * carriers.length + index);
      for (const { place, refusedBy } of placed) {
        places.add(place);
        if (refusedBy === undefined) accepted += 1;
        else refusals.set(refusedBy, (refusals.get(refusedBy) ?? 0) + 1);
      }
      strings += placed.length;
      for (const one of prepared) await check(one);
      if (strings >= wanted) break;
    }
    progress(`${strings} strings, ${accepted} accepted, ${pipelines} pipelines`);
  }

  for (const prepared of prepareAgents([...texts])) await checkProgram(prepared);
  const lines = embedded.filter(({ language }) => language === 'shell');
  for (const shell of shells) checkShell(shell, lines, tally(shell));
  checkByHelm(parts.helm, embedded, tally('YAML by Helm'));
  checkValues(parts.helm, [...texts], tally('values of charts'));
  checkDocuments(documents, tally('XML'));
  checkPolicies(parts.hcl, [...texts], tally('HCL'));
  return { strings, places, accepted, refusals, pipelines, runs, tallies };
}

/** Transforms and runs a file, its steps recorded and not done: nothing that a text names is called. */
async function runOne(engine: Engine, { hostile, texts }: Prepared, tally: Tally): Promise<void> {
  const jenkinsfile = emitJenkinsfile(hostile, goldenOptions);
  const mistakes = await engine.harness.parse('Jenkinsfile', jenkinsfile);
  const given = { branch: 'main', otherSteps: Object.keys(hostile.outsideSteps) };
  const { calls, error } = await runJenkinsfile(engine, { jenkinsfile, given });
  const strangers = calls.filter(({ step }) => step === canary);
  const escapes = [
    ...mistakes.map(({ message }) => `does not compile: ${message}`),
    ...strangers.map(() => `${canary}() was called`),
    ...(error?.includes(`DSL method '${canary}'`) ? [error] : []),
  ];
  tally.add(texts.length, escapes);
}

/** What `yaml` and Helm read of the same pods is the same. */
function checkByHelm(helm: string, embedded: readonly Embedded[], tally: Tally): void {
  const pods = embedded.filter(({ language }) => language === 'yaml');
  const read = readYamlByHelm(
    helm,
    pods.map(({ content }) => content),
  );
  for (const [index, { content, marked, texts }] of pods.entries()) {
    const own = new Tally();
    checkYaml({ language: 'yaml', content: JSON.stringify(read[index]), marked, texts }, own);
    tally.add(
      own.arrived,
      own.escapes.map((found) => `Helm, ${JSON.stringify(content)}: ${found}`),
    );
  }
}

/** Texts as values of a chart and as their names, all in one file. */
function checkValues(helm: string, texts: readonly string[], tally: Tally): void {
  const sound = texts.filter((text) => text.isWellFormed());
  const values = { list: sound, map: Object.fromEntries(sound.map((text) => [`k${text}`, text])) };
  const found = readValuesByHelm(helm, printValues(values));
  const isSame = isDeepStrictEqual(found, values);
  tally.add(isSame ? sound.length : 0, isSame ? [] : ['Helm reads other values']);
}

/** Diagrams and jobs are XML for a parser that takes nothing else. */
function checkDocuments(documents: readonly string[], tally: Tally): void {
  for (const { error, names } of readXml(documents)) {
    const isSound = error === undefined && !names.flat().includes(canary);
    tally.add(isSound ? 1 : 0, isSound ? [] : [error ?? `an element called ${canary}`]);
  }
}
