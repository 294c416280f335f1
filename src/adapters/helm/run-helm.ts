import { execa } from 'execa';
import { StepError } from '../../diagnostics/errors.ts';

/** A process of Helm that ignores SIGTERM is killed after this time. */
const KILL_AFTER_MS = 2000;

export interface HelmCall {
  /** Absolute path of the executable. */
  readonly helm: string;
  readonly arguments: readonly string[];
  /** What `--values -` reads. Not a file, so that a kill at any moment leaves no secret on disk. */
  readonly values: string;
  /** A folder that need not exist: Helm's configuration, cache, plugins, and no cluster. */
  readonly home: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface HelmOutput {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Helm apart from everything of the user's: no environment, configuration, plugins,
 * repositories or cluster, and no network.
 *
 * @throws StepError `helmDeploy.timeout`, `helmDeploy.aborted`, `helmDeploy.helm` when Helm cannot
 * be started or dies by a signal. A failure that Helm itself reports is a result.
 */
export async function runHelm(call: HelmCall): Promise<HelmOutput> {
  const result = await execa(call.helm, call.arguments, {
    env: isolate(call.home),
    extendEnv: false,
    input: call.values,
    reject: false,
    stripFinalNewline: false,
    timeout: call.timeoutMs,
    cancelSignal: call.signal,
    forceKillAfterDelay: KILL_AFTER_MS,
  });
  if (result.isCanceled) {
    throw new StepError('helmDeploy.aborted', 'The deploy was stopped while Helm was running.', {
      exit: 'terminated',
      cause: call.signal.reason,
    });
  }
  if (result.timedOut) {
    throw new StepError(
      'helmDeploy.timeout',
      `Helm did not end within ${call.timeoutMs / 1000} s (helm ${call.arguments[0]}).`,
      { mend: "Raise the step's timeout, or look for a loop in the chart.", exit: 'timeout' },
    );
  }
  if (result.exitCode === undefined) {
    throw new StepError('helmDeploy.helm', `Helm could not run: ${result.shortMessage}.`, {
      cause: result.cause,
    });
  }
  return { succeeded: result.exitCode === 0, stdout: result.stdout, stderr: result.stderr };
}

function isolate(home: string): Record<string, string> {
  return {
    HOME: home,
    HELM_CACHE_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_DATA_HOME: home,
    HELM_PLUGINS: home,
    KUBECONFIG: home,
    NO_COLOR: '1',
    // A values.schema.json may refer to other schemas by URL, and Helm would fetch them.
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
}
