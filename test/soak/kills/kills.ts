import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildCli } from '../build-cli.ts';
import type { Section, SectionOptions, SectionResult } from '../section.ts';
import { soakVariable } from './find-orphans.ts';
import { killRounds } from './kill-rounds.ts';
import { makeKillRepository } from './make-repository.ts';

const killsEach = 50;

/** From 0, the start, to 1, the usual end; every moment as likely as any other. */
const anyMoment = fc.noBias(fc.nat(1_000_000)).map((part) => part / 1_000_000);

const commands = {
  compile: {
    args: ['compile'],
    results: ['Jenkinsfile', '.platform/pipeline.json', '.platform/access.json'],
  },
  run: {
    args: ['run', '--plain', '--no-cache', '--approve', 'all'],
    results: ['.platform/images/run/index.json', '.platform/registry/run/index.json'],
  },
} as const;

/** kill -9 in the middle of `compile` and of `run`. */
export const kills: Section = {
  name: 'kills',
  description: `\`platform compile\` and \`platform run\`, each killed with SIGKILL at ${killsEach} seeded random moments in a repository of \`platform new\`. The next call has to succeed with the same generated files or images; afterwards nothing may lie in the repository, the temporary folder, the cache or the memory file system that undisturbed calls do not leave, and no process may live on.`,
  run: runKills,
};

async function runKills({ root, seed, progress }: SectionOptions): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  try {
    for (const name of ['cli', 'temporary', 'cache']) mkdirSync(join(folder, name));
    const launcher = await buildCli(root, join(folder, 'cli'));
    const marker = randomUUID();
    const env = {
      ...process.env,
      TMPDIR: join(folder, 'temporary'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      [soakVariable]: marker,
    };
    const figures: [string, string][] = [];
    const details: string[] = [];
    let bad = 0;
    for (const [index, [name, command]] of Object.entries(commands).entries()) {
      const repository = await makeKillRepository(launcher, join(folder, name), env);
      const watched = [repository.folder, env.TMPDIR, env.XDG_CACHE_HOME];
      const moments = fc.sample(anyMoment, {
        seed: seed + index,
        numRuns: 4 * killsEach,
      });
      progress(`${name}: kills at ${killsEach} moments`);
      const result = await killRounds(
        { ...command, launcher, env, marker, repository, watched },
        killsEach,
        moments,
      );
      const { lost, leftOver, orphans } = result;
      bad += lost.length + leftOver.length + orphans.length + (killsEach - result.kills);
      figures.push([
        `\`${name}\``,
        `${result.kills} killed within ${result.usualMs} ms; ${lost.length} lost, ${leftOver.length} left over, ${orphans.length} orphans`,
      ]);
      for (const [what, lines] of Object.entries({ lost, leftOver, orphans }))
        details.push(...lines.map((line) => `${name}, ${what}, ${line}`));
    }
    const text = details.join('\n').replaceAll(folder, '').replaceAll(root, '');
    return {
      passed: bad === 0,
      figures,
      ...(details.length === 0 ? {} : { details: ['```text', text, '```'].join('\n') }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
