import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { printGroovyLiteral } from '../../src/emit/groovy/literal.ts';
import { generateVars } from '../../src/library/vars/generate-vars.ts';
import { hostileText } from '../emit/groovy/hostile-texts.ts';
import { type Harness, startHarness } from '../jvm/harness.ts';
import type { Section, SectionOptions, SectionResult } from './section.ts';

const listCount = 1000;
const textsPerList = 100;

/** What every generated step starts; the request lies in a file that a variable names. */
const constantCommand =
  'exec /opt/jenkins-pipeline-sdk/bin/platform-step "$WORKSPACE_TMP/platform/soak.json"';

/** Strings through the generated library into the runner's request. */
export const strings: Section = {
  name: 'strings',
  description:
    "Generated strings as arguments of the generated `vars/run.groovy`, in Jenkins's Groovy 2.4.21 with the CPS transformer and the sandbox: the request that the runner reads has each of them as it was, and the command that `sh` gets is the same constant every time.",
  run: runStrings,
};

async function runStrings({ seed, progress }: SectionOptions): Promise<SectionResult> {
  const lists = fc.sample(
    fc.array(hostileText, { minLength: textsPerList, maxLength: textsPerList }),
    { seed, numRuns: listCount },
  );
  await using harness = await startHarness();
  progress('the JVM runs');
  const library = readLibrary();
  const differences: string[] = [];
  for (const [index, texts] of lists.entries()) {
    const difference = await findDifference(harness, library, texts);
    if (difference !== undefined) differences.push(`list ${index}: ${difference}`);
    if ((index + 1) % 250 === 0) progress(`${(index + 1) * textsPerList} strings`);
  }
  const all = lists.flat();
  return {
    passed: differences.length === 0,
    figures: [
      ['strings', `${all.length}, ${new Set(all).size} different ones`],
      ['calls of the step', String(lists.length)],
      ['differences', String(differences.length)],
    ],
    ...(differences.length === 0
      ? {}
      : { details: ['```text', ...differences.slice(0, 10), '```'].join('\n') }),
  };
}

async function findDifference(
  harness: Harness,
  library: Readonly<Record<string, string>>,
  texts: readonly string[],
): Promise<string | undefined> {
  const call = `run(id: 'soak', command: ${printGroovyLiteral(texts)})`;
  const env = { WORKSPACE_TMP: '/agent/job@tmp', PLATFORM_PIPELINE: 'soak' };
  const { error, refusals, mismatches, calls } = await harness.runVar({ library, call, env });
  if (error !== null || refusals.length > 0 || mismatches.length > 0)
    return JSON.stringify({ error, refusals, mismatches });
  const [write, start, ...others] = calls;
  if (start?.arguments['script'] !== constantCommand || others.length > 0)
    return `other calls: ${JSON.stringify(calls.slice(1))}`;
  const request = JSON.parse(String(write?.arguments['text'])) as { input: { command: unknown } };
  return isDeepStrictEqual(request.input.command, texts)
    ? undefined
    : JSON.stringify({ expected: texts, arrived: request.input.command });
}

/** Groovy text of each generated step, by its name. */
function readLibrary(): Record<string, string> {
  const files = generateVars(Object.values(contracts) as never as StepContract[], '1.2.3');
  return Object.fromEntries(
    [...files].flatMap(([path, text]) => {
      const name = /^vars\/(\w+)\.groovy$/.exec(path)?.[1];
      return name === undefined ? [] : [[name, text]];
    }),
  );
}
