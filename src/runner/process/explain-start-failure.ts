import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import type { CommandSetting } from './start-command.ts';

/** Linux: MAX_ARG_STRLEN, 32 pages; execve(2). */
const LONGEST_STRING_BYTES = 131_072;

/**
 * Refuses what no system can start. The messages name variables and arguments, never their values.
 *
 * @throws StepError `process.no-folder`, `process.bad-value`.
 */
export function checkCommand(
  command: readonly string[],
  setting: CommandSetting,
  script: string,
): void {
  if (!isFolder(setting.cwd)) {
    throw new StepError('process.no-folder', `The folder to run in is missing: ${setting.cwd}`, {
      mend: 'Create it in an earlier step, or correct its name.',
    });
  }
  const refuse = (what: string, problem: string): never => {
    throw new StepError('process.bad-value', `${what} ${problem}, which no program can be given.`, {
      exit: 'invalid',
      mend: 'Remove it, or pass the data in a file.',
    });
  };
  command.forEach((argument, index) => {
    if (argument.includes('\0'))
      refuse(index === 0 ? 'The program' : `Argument ${index}`, 'holds a NUL character');
  });
  if (script.includes('\0')) refuse('The script', 'holds a NUL character');
  for (const [name, value] of Object.entries(setting.env)) {
    if (name === '' || /[=\0]/.test(name))
      refuse(`The variable ${JSON.stringify(name)}`, 'has such a name');
    if (value.includes('\0')) refuse(`The variable ${name}`, 'holds a NUL character');
  }
}

/**
 * Says why a program could not be started.
 *
 * @returns StepError `process.not-found`, `process.no-interpreter`, `process.not-executable`,
 * `process.too-long`, or `process.not-started` (out of processes, memory or descriptors; a later try
 * may succeed). An error of another kind comes back as it is.
 */
export function explainStartFailure(
  error: NodeJS.ErrnoException,
  command: readonly string[],
  setting: CommandSetting,
): Error {
  const file = command[0]!;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return explainMissing(error, file, setting);
    case 'EACCES':
      return new StepError('process.not-executable', describeAccess(file, setting), {
        exit: 'missingPrerequisite',
        mend: `Make it executable and commit that: git update-index --chmod=+x <file>`,
        cause: error,
      });
    case 'E2BIG':
      return new StepError('process.too-long', describeLength(command, setting), {
        mend: 'Pass the data in a file.',
        cause: error,
      });
    case 'EAGAIN':
    case 'ENOMEM':
    case 'EMFILE':
    case 'ENFILE':
      return new StepError(
        'process.not-started',
        `${file} could not be started: the system is out of processes, memory or file descriptors (${error.code}).`,
        {
          exit: 'unavailable',
          retryable: true,
          mend: 'Try again, or raise the limits of the agent.',
          cause: error,
        },
      );
    default:
      return error;
  }
}

function explainMissing(cause: Error, file: string, setting: CommandSetting): StepError {
  const found = findProgram(file, setting);
  if (found === undefined) {
    const where = file.includes('/')
      ? `in ${setting.cwd}`
      : `on the PATH ${setting.env['PATH'] ?? '(not set)'}`;
    return new StepError('process.not-found', `There is no program ${file} ${where}.`, {
      exit: 'missingPrerequisite',
      mend: 'Install it on the agent, or correct its name.',
      cause,
    });
  }
  const interpreter = readFirstLine(found);
  return new StepError(
    'process.no-interpreter',
    `${found} can't run: ${interpreter.startsWith('#!') ? `its first line asks for ${interpreter.slice(2).trim()}, which is missing` : 'the loader it was built for is missing'}.`,
    {
      exit: 'missingPrerequisite',
      mend: 'Install that on the agent, and save the file with Unix line ends.',
      cause,
    },
  );
}

function describeAccess(file: string, setting: CommandSetting): string {
  try {
    accessSync(setting.cwd, constants.X_OK);
  } catch {
    return `The folder to run in can't be entered: ${setting.cwd}`;
  }
  const found = findProgram(file, setting) ?? file;
  return isFolder(found) ? `${found} is a folder, not a program.` : `${found} is not executable.`;
}

function describeLength(command: readonly string[], setting: CommandSetting): string {
  const strings = [
    ...command.map((argument, index) => ({
      what: `argument ${index}`,
      bytes: Buffer.byteLength(argument) + 1,
    })),
    ...Object.entries(setting.env).map(([name, value]) => ({
      what: `the variable ${name}`,
      bytes: Buffer.byteLength(name) + Buffer.byteLength(value) + 2,
    })),
  ];
  const longest = strings.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const total = strings.reduce((sum, { bytes }) => sum + bytes, 0);
  return longest.bytes > LONGEST_STRING_BYTES
    ? `${command[0]} could not be started: ${longest.what} has ${longest.bytes} bytes; ${LONGEST_STRING_BYTES} are possible.`
    : `${command[0]} could not be started: its arguments and variables have ${total} bytes together, more than the system allows; the longest is ${longest.what}.`;
}

function findProgram(file: string, setting: CommandSetting): string | undefined {
  const candidates = file.includes('/')
    ? [isAbsolute(file) ? file : resolve(setting.cwd, file)]
    : (setting.env['PATH'] ?? '')
        .split(delimiter)
        .map((folder) => join(resolve(setting.cwd, folder), file));
  return candidates.find(
    (candidate) => statSync(candidate, { throwIfNoEntry: false }) !== undefined,
  );
}

function readFirstLine(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(256);
    const length = readSync(descriptor, buffer);
    return buffer.toString('utf8', 0, length).split('\n', 1)[0]!;
  } finally {
    closeSync(descriptor);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
