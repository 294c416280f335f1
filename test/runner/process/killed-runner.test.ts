import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sweepPrivateFolders } from '../../../src/adapters/secrets/private-folder.ts';
import { hasEnded, readOwnStamp } from '../../../src/adapters/secrets/process-stamp.ts';
import { endOrphans } from '../../../src/runner/process/end-orphans.ts';
import { GUARD_VARIABLE } from '../../../src/runner/process/process-guard.ts';
import { readProcessTable, readVariable } from '../../../src/runner/process/process-table.ts';
import {
  isRunning,
  listPrivateFolders,
  listProcessesWith,
  runScript,
  startRunner,
  waitUntil,
} from './process-harness.ts';

/** Three processes, two of them gone from the group; none of them asks before it goes on. */
const family = `echo "pid $$"; setsid sh -c 'echo "pid $$"; exec sleep 300' & (setsid sh -c 'echo "pid $$"; exec sleep 300' &) ; sleep 300`;
const stubborn = `trap '' TERM; echo "pid $$"; while :; do sleep 1; done`;

const listPids = (said: string) =>
  [...said.matchAll(/pid (\d+)/g)].map((match) => Number(match[1]));

describe('a runner that is killed', () => {
  it('takes all processes of its command with it', async () => {
    const runner = startRunner(family);
    await waitUntil(() => listPids(runner.said()).length === 3, 'the family runs');
    runner.child.kill('SIGKILL');
    await runner.ended;
    await waitUntil(() => !listPids(runner.said()).some(isRunning), 'the guard has ended them');
    expect(listPrivateFolders(runner.child.pid)).toEqual([]);
  });

  it('takes them with it even when they ignore SIGTERM', async () => {
    const runner = startRunner(stubborn);
    await waitUntil(() => listPids(runner.said()).length === 1, 'the command runs');
    runner.child.kill('SIGKILL');
    await runner.ended;
    await waitUntil(() => !listPids(runner.said()).some(isRunning), 'the guard has killed it');
  });

  it('leaves nothing to the next run, even when its guard is killed as well', async () => {
    const token = randomUUID();
    const runner = startRunner(family, { TOKEN: token });
    await waitUntil(() => listPids(runner.said()).length === 3, 'the family runs');
    for (const guard of listGuards(runner.child.pid)) process.kill(guard, 'SIGKILL');
    runner.child.kill('SIGKILL');
    await runner.ended;
    expect(listProcessesWith('TOKEN', token).length).toBeGreaterThanOrEqual(3);
    expect(await endOrphans()).toEqual(expect.arrayContaining(['sleep', 'sleep', 'sleep']));
    expect(listProcessesWith('TOKEN', token)).toEqual([]);
  });

  it('is told apart from one that lives', async () => {
    const runner = startRunner(family);
    await waitUntil(() => listPids(runner.said()).length === 3, 'the family runs');
    await endOrphans();
    sweepPrivateFolders();
    expect(listPids(runner.said()).every(isRunning)).toBe(true);
    runner.child.kill('SIGTERM');
    expect((await runner.ended)[0]).toBe(143);
  });

  it('inside a command of ours is ended with that command', async () => {
    const inner = join(import.meta.dirname, 'fixtures/runner.ts');
    const env = {
      PATH: process.env['PATH']!,
      NODE: process.execPath,
      INNER: inner,
      TOKEN: randomUUID(),
    };
    const controller = new AbortController();
    await runScript(
      `"$NODE" "$INNER" 'trap "" TERM; echo ready; (setsid sleep 300 &); sleep 300' & wait`,
      {
        env,
        signal: controller.signal,
        onLine: (_, text) => {
          if (text === 'ready') controller.abort();
        },
      },
    );
    expect(listProcessesWith('TOKEN', env.TOKEN)).toEqual([]);
  });

  it('50 times, at any moment, leaves no process and no file', { timeout: 180_000 }, async () => {
    const token = randomUUID();
    const pids: number[] = [];
    // 50 moments over the life of a runner: while it loads, starts, runs, reads, ends.
    for (let batch = 0; batch < 10; batch++) {
      await Promise.all(
        Array.from({ length: 5 }, async (_, index) => {
          const runner = startRunner('echo a; (setsid sleep 300 &) ; sleep 0.05; echo b', {
            TOKEN: token,
            REPEAT: '1000',
          });
          pids.push(runner.child.pid);
          await setTimeout(100 + (batch * 5 + index) * 17);
          runner.child.kill('SIGKILL');
          await runner.ended;
        }),
      );
    }
    await endOrphans();
    sweepPrivateFolders();
    expect(pids.flatMap(listPrivateFolders)).toEqual([]);
    expect(listProcessesWith('TOKEN', token)).toEqual([]);
    expect(pids.flatMap(listGuards)).toEqual([]);
    expect((await runScript('echo works')).stdout).toEqual(['works']);
  });
});

describe('sweepPrivateFolders', () => {
  it('removes folders of dead processes, and of no others', () => {
    const base = mkdtempSync(join(tmpdir(), 'sweep-'));
    const make = (stamp: string, name = `platform-${stamp}-01234567`) => {
      mkdirSync(join(base, name), { mode: 0o700 });
      writeFileSync(join(base, name, 'secret'), 'value');
      return name;
    };
    const [namespace, pid, start] = readOwnStamp().split('-');
    const live = make(readOwnStamp());
    make(`${namespace}-${pid}-${Number(start) + 1}`); // the number was given to a later process
    make(`${namespace}-999999999-1`);
    const foreign = make(`1-${pid}-1`);
    const old = make('1-2-3');
    utimesSync(join(base, old), 0, 0);
    const other = make('', 'platform-notes');
    symlinkSync(join(base, other), join(base, `platform-${namespace}-999999999-2-01234567`));
    expect(sweepPrivateFolders(base)).toBe(3);
    expect(
      readdirSync(base)
        .filter((name) => !name.includes('999999999-2'))
        .sort(),
    ).toEqual([live, foreign, other].sort());
    rmSync(base, { recursive: true });
  });
});

describe('process stamps', () => {
  it('tell a process from a later one with its number', () => {
    const stamp = readOwnStamp();
    expect(hasEnded(stamp)).toBe(false);
    expect(hasEnded(stamp.replace(/\d+$/, (start) => String(Number(start) - 1)))).toBe(true);
    expect(hasEnded(stamp.replace(/^\d+/, '1'))).toBe(false);
    expect(hasEnded('nonsense')).toBe(false);
  });
});

function listGuards(runner: number): number[] {
  return readProcessTable()
    .map(({ pid }) => pid)
    .filter((pid) => Number(readVariable(pid, GUARD_VARIABLE)?.split('-')[1]) === runner);
}
