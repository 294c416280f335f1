import { describe, expect, it } from 'vitest';
import { Interruption } from '../../../src/runner/process/interruption.ts';
import { isRunning, quickLimits, runHere, runScript } from './process-harness.ts';

/** Every way to get away from a shell that this product follows, each printing its number. */
const escapes: Record<string, string> = {
  'in the background': "sh -c 'echo $$; exec sleep 300' &",
  'with nohup': "nohup sh -c 'echo $$; exec sleep 300' &",
  'in a session of its own': "setsid sh -c 'echo $$; exec sleep 300' &",
  'orphaned in a session of its own': "(setsid sh -c 'echo $$; exec sleep 300' &)",
  'orphaned with closed outputs': "(setsid sh -c 'echo $$; exec sleep 300 >&- 2>&- </dev/null' &)",
  'with a clean environment': "env -i sh -c 'echo $$; exec sleep 300' &",
  'with a clean environment in a session of its own':
    "env -i setsid sh -c 'echo $$; exec sleep 300' & wait",
  'from a subshell of a subshell': "( ( (sh -c 'echo $$; exec sleep 300' &) &) &)",
};

describe('runProcess: left behind', () => {
  for (const [name, way] of Object.entries(escapes)) {
    it(`ends a process ${name}`, async () => {
      const isAttached = way.endsWith('wait');
      const controller = new AbortController();
      const { stdout, notices, leftBehind, exitCode } = await runScript(`${way}\nsleep 0.2`, {
        signal: controller.signal,
        onLine: (_, line) => {
          pids.push(Number(line));
          if (isAttached) controller.abort();
        },
      });
      expect(stdout).toEqual([]);
      expect(pids).toHaveLength(1);
      expect(isRunning(pids[0]!)).toBe(false);
      if (!isAttached) {
        expect(exitCode).toBe(0);
        expect(leftBehind).toContain('sleep');
        expect(notices.join()).toContain(`sleep (${pids[0]})`);
      }
      pids.length = 0;
    });
  }
  const pids: number[] = [];

  it('waits for what ends on its own, and loses none of its output', async () => {
    const result = await runHere(
      {
        script: 'exec > >(sleep 0.1; cat; echo last); echo first',
        shell: 'bash',
      },
      {
        limits: { ...quickLimits, settleMs: 20_000 },
      },
    );
    expect(result).toMatchObject({
      exitCode: 0,
      stdout: ['first', 'last'],
      leftBehind: [],
      notices: [],
    });
  });

  it('says nothing when nothing is left', async () => {
    expect(await runScript('sleep 0.1 & wait')).toMatchObject({
      leftBehind: [],
      survivors: [],
      notices: [],
    });
  });
});

/** Ignores what can be ignored, in every process. */
const stubborn = `trap '' TERM INT HUP; echo $$; setsid sh -c 'trap "" TERM; echo $$; while :; do sleep 1; done' & while :; do sleep 1; done`;

describe('runProcess: an abort', () => {
  it('lets the command clean up, and shows what it says', async () => {
    const controller = new AbortController();
    const result = await runScript(
      `trap 'echo cleaned; exit 7' TERM; echo ready; while :; do sleep 0.05; done`,
      {
        signal: controller.signal,
        onLine: (_, text) => {
          said.push(text);
          if (text === 'ready') controller.abort();
        },
      },
    );
    expect(said).toEqual(expect.arrayContaining(['ready', 'cleaned']));
    expect(result).toMatchObject({ exitCode: 7, aborted: true, timedOut: false, survivors: [] });
  });
  const said: string[] = [];

  it('kills after the grace what ignores it, in every session', async () => {
    const controller = new AbortController();
    const pids: number[] = [];
    const result = await runScript(stubborn, {
      signal: controller.signal,
      onLine: (_, text) => {
        pids.push(Number(text));
        if (pids.length === 2) controller.abort();
      },
    });
    expect(result).toMatchObject({ signal: 'SIGKILL', aborted: true, survivors: [] });
    expect(result.durationMs).toBeGreaterThanOrEqual(quickLimits.graceMs);
    expect(pids.map(isRunning)).toEqual([false, false]);
  });

  it('ends a process that is stopped', async () => {
    const controller = new AbortController();
    const result = await runScript(`trap 'exit 9' TERM; echo ready; kill -STOP $$`, {
      signal: controller.signal,
      onLine: () => controller.abort(),
      limits: { ...quickLimits, graceMs: 10_000 },
    });
    expect(result).toMatchObject({ exitCode: 9, aborted: true });
  });

  it('sends no second signal at first when the sender has reached the command already', async () => {
    const controller = new AbortController();
    const counts: string[] = [];
    const result = await runScript(
      `trap 'echo again' TERM; echo ready; for i in 1 2 3 4 5 6 7 8; do sleep 0.05; done; exit 5`,
      {
        signal: controller.signal,
        limits: { ...quickLimits, graceMs: 20_000 },
        onLine: (_, text) => {
          counts.push(text);
          controller.abort(new Interruption('SIGTERM', true));
        },
      },
    );
    expect(counts).toEqual(['ready']);
    expect(result).toMatchObject({ exitCode: 5, aborted: true });
  });

  it('before the start starts nothing', async () => {
    const result = await runScript('echo started', { signal: AbortSignal.abort() });
    expect(result).toMatchObject({
      exitCode: undefined,
      signal: undefined,
      aborted: true,
      stdout: [],
    });
  });

  it('by the time limit is told apart', async () => {
    const result = await runScript('sleep 300', { timeoutMs: 100 });
    expect(result).toMatchObject({ signal: 'SIGTERM', aborted: false, timedOut: true });
    expect(await runScript('true', { timeoutMs: 60_000 })).toMatchObject({
      exitCode: 0,
      timedOut: false,
    });
  });

  it('ends a storm of processes', async () => {
    const controller = new AbortController();
    const result = await runScript(
      `echo ready; i=0; while [ $i -lt 60 ]; do sleep 300 & setsid sleep 300 & i=$((i+1)); done; echo all; sleep 300`,
      {
        signal: controller.signal,
        onLine: (_, text) => {
          if (text === 'all') controller.abort();
        },
      },
    );
    expect(result).toMatchObject({ aborted: true, survivors: [] });
  });
});
