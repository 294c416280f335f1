import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { TransformResult } from 'oxc-transform';
import { createProblem, type EvaluationProblem } from './problem.ts';
import type { Source } from './read-source.ts';
import {
  describeTransform,
  listTransformArguments,
  type TransformedModule,
} from './transform-module.ts';

const timeoutMs = 30_000;
const largestAnswerBytes = 256 * 1024 * 1024;

/** Reads the arguments as JSON and prints the answer as JSON. */
const program = `
const { transformSync } = await import(process.argv[1]);
let text = '';
for await (const part of process.stdin.setEncoding('utf8')) text += part;
process.stdout.write(JSON.stringify(transformSync(...JSON.parse(text))));`;

/**
 * Transforms a source in a process of its own: one that is nested too deeply for the parser's stack
 * ends that process and not the one that may be compiling a thousand others.
 */
export async function transformApart(
  source: Source,
): Promise<TransformedModule | EvaluationProblem[]> {
  const oxc = pathToFileURL(createRequire(import.meta.url).resolve('oxc-transform')).href;
  const answer = await run(
    ['--input-type=module', '-e', program, oxc],
    listTransformArguments(source),
  );
  if (answer !== undefined) return describeTransform(source, answer);
  const start = { file: source.location.name, line: 1, column: 1 };
  return [createProblem('evaluate-recursion', {}, start)];
}

/** The answer; undefined when the process did not live to give one. */
function run(args: readonly string[], input: unknown): Promise<TransformResult | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, maxBuffer: largestAnswerBytes, env: {} };
    const child = execFile(process.execPath, args, options, (error, stdout) => {
      resolve(error === null ? (JSON.parse(stdout) as TransformResult) : undefined);
    });
    // A process that has ended no longer reads; the callback tells why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(JSON.stringify(input));
  });
}
