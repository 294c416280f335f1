import { checkAgreement } from '../engine/agreement.ts';
import { startEngine } from '../engine/engine.ts';
import { loadOwnLibrary } from '../engine/run-jenkinsfile.ts';
import type { Section } from './section.ts';

const cases = 2_000;
/** One in so many is restarted in the middle. */
const restartEvery = 8;

/** The simulator of pipelines against Jenkins's own interpreter. */
export const agreement: Section = {
  name: 'agreement',
  description: `${cases.toLocaleString('en-US')} generated pipelines under generated conditions, faults and answers: the simulator and the interpreter of Jenkins, under our own Declarative, agree on result, stages, calls with their inputs, and questions. One in ${restartEvery} has a restart of the controller in the middle: its state goes to bytes and on in another JVM.`,
  async run({ seed, progress }) {
    await using engine = await startEngine();
    const library = loadOwnLibrary();
    const results: Record<string, number> = {};
    const wrong: string[] = [];
    let withFaults = 0;
    for (let index = 0; index < cases; index += 1) {
      const restarts = index % restartEvery === 0;
      const made = await checkAgreement(engine, seed + index, library, restarts);
      results[made.build.result] = (results[made.build.result] ?? 0) + 1;
      if (made.hasFaults) withFaults += 1;
      if (made.disagreements.length > 0)
        wrong.push(
          `- seed ${made.seed}: ${made.disagreements.map(({ field }) => field).join(', ')}`,
        );
      if ((index + 1) % 200 === 0)
        progress(`${index + 1} pipelines, ${wrong.length} disagreements`);
    }
    return {
      passed: wrong.length === 0,
      figures: [
        ['seeds', `${seed} to ${seed + cases - 1}`],
        ['pipelines', String(cases)],
        ['agreed', String(cases - wrong.length)],
        ['with faults', String(withFaults)],
        ['restarted in the middle', String(engine.restarts)],
        ...Object.entries(results)
          .sort()
          .map(([result, times]) => [`ended ${result}`, String(times)] as const),
      ],
      ...(wrong.length > 0 ? { details: wrong.join('\n') } : {}),
    };
  },
};
