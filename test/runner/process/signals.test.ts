import { describe, expect, it } from 'vitest';
import { isRunning, startRunner, waitUntil } from './process-harness.ts';

const wellBehaved = `trap 'echo cleaned; exit 3' TERM; echo "pid $$"; while :; do sleep 0.05; done`;
const stubborn = `trap '' TERM; echo "pid $$"; while :; do sleep 1; done`;

async function startAndWait(script: string, env: Record<string, string> = {}) {
  const runner = startRunner(script, env);
  await waitUntil(() => runner.said().includes('pid '), 'the command runs');
  return { ...runner, pid: Number(/pid (\d+)/.exec(runner.said())?.[1]) };
}

describe('installSignalHandlers', () => {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 143],
  ] as const) {
    it(`${signal} lets the command end and exits with ${code}`, async () => {
      const runner = await startAndWait(wellBehaved);
      runner.child.kill(signal);
      expect(await runner.ended).toEqual([code, null]);
      expect(runner.said()).toContain(`stop ${signal}`);
      expect(runner.said()).toContain('cleaned');
      expect(runner.said()).toContain('"aborted":true');
      expect(isRunning(runner.pid)).toBe(false);
    });
  }

  it('takes signals that come together for one', async () => {
    const runner = await startAndWait(wellBehaved);
    runner.child.kill('SIGINT');
    runner.child.kill('SIGINT');
    runner.child.kill('SIGTERM');
    expect(await runner.ended).toEqual([expect.toBeOneOf([130, 143]), null]);
    expect(runner.said()).toContain('cleaned');
    expect(runner.said().match(/stop /g)).toHaveLength(1);
  });

  it('a later second one kills the command at once', async () => {
    const runner = await startAndWait(stubborn);
    runner.child.kill('SIGINT');
    await waitUntil(() => runner.said().includes('stop'), 'the first signal is seen');
    // Past the time in which signals count as one.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(isRunning(runner.pid)).toBe(true);
    runner.child.kill('SIGTERM');
    expect(await runner.ended).toEqual([143, null]);
    await waitUntil(() => !isRunning(runner.pid), 'the command is gone');
  });

  it('an abort of Jenkins, which reaches the command itself, is no failure of the command', async () => {
    const runner = await startAndWait(
      'trap "exit 143" TERM; echo "pid $$"; while :; do sleep 0.05; done',
      { JENKINS_SERVER_COOKIE: 'durable-x' },
    );
    process.kill(runner.pid, 'SIGTERM');
    runner.child.kill('SIGTERM');
    expect((await runner.ended)[0]).toBe(143);
    expect(runner.said()).toContain('"aborted":true');
  });

  it('what ignores SIGTERM is gone within 15 s with the limits as they are', async () => {
    const runner = await startAndWait(stubborn);
    const start = performance.now();
    runner.child.kill('SIGTERM');
    expect((await runner.ended)[0]).toBe(143);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(isRunning(runner.pid)).toBe(false);
  });
});
