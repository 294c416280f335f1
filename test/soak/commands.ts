import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { runScripts, valuesOf, writeScript } from '../dsl/run-scripts.ts';
import { anyScript } from '../dsl/script-grammar.ts';
import type { Section, SectionOptions, SectionResult } from './section.ts';

const scriptCount = 20_000;
const shell = 'sh';

/** Values through the `command` template into a real shell. */
export const commands: Section = {
  name: 'commands',
  description:
    'Random shell scripts with values in them, written with the `command` template and run by `sh`: a value that its place would not keep is refused, every other one arrives as it is, and nothing else runs.',
  run: runCommands,
};

async function runCommands({ seed, progress }: SectionOptions): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  try {
    const scripts = fc.sample(anyScript, { numRuns: scriptCount, seed }).map(writeScript);
    progress(`${scripts.length} scripts are written`);
    const misjudged = scripts.filter(({ written, refused }) => {
      const expected = valuesOf(written).flatMap(({ kept }, index) => (kept ? [] : [index]));
      return !isDeepStrictEqual(refused, expected);
    });
    const accepted = scripts.filter(({ refused }) => refused.length === 0);
    const shown = runScripts(
      accepted.map(({ script }) => script),
      shell,
      folder,
    );
    const changed = accepted.filter(
      ({ written }, index) => !isDeepStrictEqual(shown[index], written.shows),
    );
    const strangers = readdirSync(folder);
    const values = accepted.reduce((sum, { written }) => sum + valuesOf(written).length, 0);
    const examples = [...misjudged, ...changed].slice(0, 10).map(({ written }) => written);
    return {
      passed: misjudged.length + changed.length + strangers.length === 0,
      figures: [
        ['scripts', `${scripts.length}, ${accepted.length} of them run`],
        ['values that reached `sh`', String(values)],
        ['scripts in which one arrived changed', String(changed.length)],
        ['values wrongly refused or let through', String(misjudged.length)],
        ['files that a value made', String(strangers.length)],
      ],
      ...(examples.length === 0
        ? {}
        : { details: `\`\`\`json\n${JSON.stringify(examples, null, 2)}\n\`\`\`` }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
