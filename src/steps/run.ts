import type { run as contract } from '../contracts/run.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

/** What a command's output may be when it becomes a value; the same limit as everything that travels between stages. */
const maximumOutputBytes = 1_048_576;

export const run: StepRun<typeof contract> = async (input, context) => {
  let stdout = '';
  const command = toCommand(input);
  const result = await context.runCommand(command.start, {
    env: command.values,
    onStdout: (text) => {
      if (stdout.length <= maximumOutputBytes) stdout += text;
    },
  });
  const tests = input.junit === undefined ? undefined : await context.collectTests([input.junit]);
  const exitCode = result.exitCode ?? 255;
  if (tests !== undefined && tests.failed > 0) {
    throw new StepError('run.tests-failed', `${tests.failed} of ${tests.tests} tests failed.`, {
      mend: tests.failures
        .slice(0, 5)
        .map((test) => `${test.suite} › ${test.name}: ${test.message.split('\n')[0]}`)
        .join('\n'),
    });
  }
  if (!(input.allowedExitCodes ?? [0]).includes(exitCode)) {
    const how =
      result.signal === undefined ? `ended with code ${exitCode}` : `was ended by ${result.signal}`;
    throw new StepError('run.failed', `The command ${how}.`, {
      mend: 'Its last lines stand above.',
    });
  }
  if (input.junit !== undefined && tests === undefined) {
    throw new StepError('run.no-test-results', `No file matches ${input.junit}.`, {
      mend: 'Let the test command write JUnit XML there, or change `junit`.',
    });
  }
  return { stdout: stdout.slice(0, maximumOutputBytes).replace(/\r?\n$/, ''), exitCode };
};

type Input = Parameters<typeof run>[0];

function toCommand(input: Input): {
  start: { file: string; args: string[] } | { script: string; shell: 'sh' | 'bash' };
  values: Record<string, string>;
} {
  const shell = input.shell ?? 'sh';
  const { command } = input;
  if (typeof command === 'string') return { start: { script: command, shell }, values: {} };
  if (Array.isArray(command))
    return {
      start: { file: command[0] as string, args: command.slice(1).map(String) },
      values: {},
    };
  const values = Object.fromEntries(
    Object.entries(command.values).map(([name, value]) => [name, String(value)]),
  );
  return { start: { script: command.script, shell }, values };
}
