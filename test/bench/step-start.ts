import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureInterleaved, type Runnable } from './compile-measure.ts';
import { printProfile, profileRun } from './profile.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 15);

/** Upper bound of the ratio to `node -e 0`. */
const runBar = 1.4;

/**
 * Measures the start of a step as Jenkins starts it: a process with the request in a file. The steps
 * that need ECR, Vault or a cluster have no production adapters yet, so that only `run` can be
 * measured; `printMessage` shows the runner without a command.
 *
 * @returns the number of bars missed
 */
export function benchStepStart(print: (line: string) => void): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-step-'));
  try {
    const write = (name: string, request: object): string => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify({ pipeline: 'bench', stage: 'bench', ...request }));
      return file;
    };
    const run = write('run', { id: 'bench.run', step: 'run', input: { command: ['true'] } });
    const message = write('message', {
      id: 'bench.message',
      step: 'printMessage',
      input: { message: 'x' },
    });
    const env = {
      WORKSPACE: folder,
      WORKSPACE_TMP: join(folder, 'tmp'),
      NODE_COMPILE_CACHE: join(folder, 'code'),
    };
    mkdirSync(env.WORKSPACE_TMP);
    const step = join(root, 'dist/runner/launcher.cjs');
    const runStep: Runnable = { name: 'step start, run', args: [step, run], cwd: folder, env };
    const rows = measureInterleaved(
      [
        runStep,
        { name: 'step start, printMessage', args: [step, message], cwd: folder, env },
        {
          name: 'peer: node spawns true',
          args: ['-e', "require('node:child_process').spawnSync('true')"],
          cwd: folder,
        },
      ],
      rounds,
    );
    for (const { name, ratio, medianMs, minMs, maxMs } of rows.slice(1)) {
      const verdict =
        name === 'step start, run'
          ? `  (bar ${runBar}: ${ratio <= runBar ? 'met' : 'MISSED'})`
          : '';
      print(
        `${name.padEnd(30)} ${ratio.toFixed(2)} x  ${medianMs.toFixed(0)} ms (${minMs.toFixed(0)}-${maxMs.toFixed(0)})${verdict}`,
      );
    }
    const missed = rows.filter(({ name, ratio }) => name === runStep.name && ratio > runBar).length;
    if (missed > 0) print(printProfile(runStep.name, profileRun(runStep)));
    return missed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
