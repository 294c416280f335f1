import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readOwnStamp } from '../../adapters/secrets/process-stamp.ts';
import { StepError } from '../../diagnostics/errors.ts';

/** The variable by which a guard that outlives its runner is recognised. */
export const GUARD_VARIABLE = 'PLATFORM_GUARD_OF';

/**
 * A small shell beside a command that ends the command's processes when this process dies without
 * being able to: after kill -9 or by the out-of-memory killer. Its standard input is a pipe that
 * only this process holds, so it reads the end of it then and only then. (Linux could send a signal
 * on the parent's death, prctl(2), but Node can't ask for it, and it would reach the child only.)
 *
 * Before that it makes the named pipes for the command's output; `start-command.ts` says why.
 */
export interface ProcessGuard {
  /** Names the command's process group, known once the command runs. */
  watch(group: number): void;
  /** The command is done. */
  release(): void;
}

/**
 * For dash, bash and busybox; of the ways to name a group to `kill`, only this one works in all
 * three. `grep` finds the marker in the environment of processes that left the group (`-z`: busybox
 * reads a line up to its first NUL only). The grace is that of `termination-limits.ts`. The first
 * look comes at once, the last a second after nobody was left: a process that was just being started
 * has its marker only then.
 */
const SCRIPT = `
trap '' TERM INT HUP
folder=$1 marker=$2 group=
mkfifo -m 600 "$folder/stdout" "$folder/stderr" || exit 1
echo ready
read -r group
read -r end
marked() { grep -lszF -e "$marker" /proc/[0-9]*/environ | while IFS=/ read -r a b pid c; do echo "$pid"; done; }
tell() {
  [ -z "$group" ] || kill "-$1" "-$group"
  for pid in $(marked); do kill "-$1" "$pid"; kill -CONT "$pid"; done
}
some_left() { [ -n "$(marked)" ] || { [ -n "$group" ] && kill -0 "-$group"; }; }
tell TERM
for second in 1 2 3 4 5 6 7 8 9 10; do sleep 1; some_left || break; done
tell KILL
rm -rf "$folder"
`;

/**
 * Starts a guard and waits until it is ready.
 *
 * @param folder private folder in which it makes the named pipes `stdout` and `stderr`, and which it
 * removes if this process dies.
 * @throws StepError `process.no-shell` when `/bin/sh` or `mkfifo` is missing.
 */
export async function startGuard(folder: string, marker: string): Promise<ProcessGuard> {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'platform-guard', folder, marker], {
    cwd: '/',
    // A session of its own: Ctrl-C and a kill of the runner's group must not reach it.
    detached: true,
    env: { PATH: process.env['PATH'], [GUARD_VARIABLE]: readOwnStamp() },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // It goes by SIGKILL when it is not needed any more, whatever is still being written to it.
  guard.stdin.on('error', () => {});
  await waitUntilReady(guard);
  guard.unref();
  // Sockets, which the types do not say; they must not keep this process alive.
  (guard.stdin as unknown as { unref(): void }).unref();
  guard.stdout.destroy();
  return {
    watch: (group) => guard.stdin.write(`${group}\n`),
    release: () => guard.kill('SIGKILL'),
  };
}

async function waitUntilReady(guard: ChildProcess): Promise<void> {
  const isReady = await Promise.race([
    once(guard.stdout!, 'data').then(() => true),
    once(guard, 'exit').then(
      () => false,
      () => false,
    ),
  ]);
  if (isReady) return;
  throw new StepError(
    'process.no-shell',
    '/bin/sh or mkfifo is missing or does not work here, and no command can run without them.',
    {
      exit: 'missingPrerequisite',
      mend: 'Use an agent image with a POSIX shell and coreutils or busybox.',
    },
  );
}
