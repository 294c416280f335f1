import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { ensureJvmHarness } from './install.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** How far a file is compiled; the CPS transformer works in `canonicalization`. */
export type CompilePhase =
  | 'conversion'
  | 'semanticAnalysis'
  | 'canonicalization'
  | 'classGeneration';

/** One mistake in a Groovy source; lines and columns count from 1 and are absent for whole-file errors. */
export interface CompileError {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Why a script ended early. */
export interface RunError {
  /** The Java class of the exception. */
  readonly type: string;
  readonly message: string;
  /** The mistakes, when a source did not compile. */
  readonly compilation: readonly CompileError[] | null;
  /** What the sandbox refused, as an administrator would have to approve it. */
  readonly refused: string | null;
  /** The line of pipeline source: `run.groovy:3`. */
  readonly at: string | null;
}

/** A Jenkins step that was called, in the order of calls. */
export interface StepCall {
  readonly step: string;
  readonly arguments: { readonly [name: string]: Json };
  /** Index of the call whose block this one is in; null at the top. */
  readonly parent: number | null;
  /** What `withEnv`, `withCredentials` and assignments to `env` made of the environment. */
  readonly environment: { readonly [name: string]: string };
}

/** A script and the build that it runs in. */
export interface RunRequest {
  /** Groovy text of each file in `vars/`, by its name without `.groovy`. */
  readonly library: { readonly [name: string]: string };
  /** The script that calls the library's variables. */
  readonly call: string;
  /** A trusted library runs outside the sandbox; false unless said. */
  readonly trusted?: boolean;
  readonly params?: { readonly [name: string]: Json };
  readonly env?: { readonly [name: string]: string };
  /** Texts for `libraryResource`, by path. */
  readonly resources?: { readonly [path: string]: string };
  /** What steps return, used up in order, the last one stays; `{ $fail: 'message' }` makes the step fail. */
  readonly answers?: { readonly [step: string]: readonly Json[] };
}

/** What a run did. After a compile error there are no calls. */
export interface RunResult {
  readonly error: RunError | null;
  readonly returned: Json;
  readonly calls: readonly StepCall[];
  /** Everything that the sandbox refused, also where the script caught it. */
  readonly refusals: readonly string[];
  /** Calls that the interpreter lost track of: Jenkins prints them and goes on with a wrong value. */
  readonly mismatches: readonly string[];
  readonly result: string | null;
  readonly displayName: string;
  readonly description: string | null;
}

/** One mistake that Jenkins's linter reports; line and column are null for the whole file. */
export interface LintError {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** A running JVM. Requests are answered one after the other. */
export interface Harness extends AsyncDisposable {
  /** Compiles a file as a sandboxed pipeline script; returns its mistakes. */
  parse(name: string, text: string, phase?: CompilePhase): Promise<readonly CompileError[]>;
  /** Runs a script that calls a library's variables, with stubbed Jenkins steps. */
  runVar(request: RunRequest): Promise<RunResult>;
  /** What Jenkins's Declarative linter says; none for a valid file. */
  lint(text: string): Promise<readonly LintError[]>;
  /** Sends a request of another kind; rejects when the JVM could not answer it. */
  request<Answer>(request: { readonly kind: string }): Promise<Answer>;
}

/** A script that runs longer is taken for endless, and the JVM is killed. */
const requestTimeoutMs = 120_000;

/**
 * Starts a JVM with the parser, the interpreter and the sandbox of Jenkins; the first start
 * downloads and compiles them. One serves a whole suite.
 */
export async function startHarness(): Promise<Harness> {
  const { java, classpath } = await ensureJvmHarness();
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx2g'];
  const jvm = execa(java, [...options, '-cp', classpath, 'harness.Harness'], {
    buffer: { stdout: false },
    reject: false,
  });
  // Writing to a JVM that has died; the missing answer says so.
  jvm.stdin.on('error', () => {});
  const lines = createInterface({ input: jvm.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();

  async function ask(request: object): Promise<unknown> {
    const limit = setTimeout(() => jvm.kill('SIGKILL'), requestTimeoutMs);
    jvm.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    clearTimeout(limit);
    if (!done) return JSON.parse(value);
    const { signal, stderr } = await jvm;
    throw new Error(`The JVM ended${signal ? ` by ${signal}` : ''} without an answer. ${stderr}`);
  }

  function enqueue(request: object): Promise<unknown> {
    const answer = last.catch(() => {}).then(() => ask(request));
    last = answer;
    return answer;
  }

  async function request<Answer>(question: object): Promise<Answer> {
    const { error, ...answer } = (await enqueue(question)) as { error: RunError | null };
    if (error !== null) throw new Error(`${error.type}: ${error.message}`);
    return answer as Answer;
  }

  return {
    async parse(name, text, phase = 'classGeneration') {
      const { error } = (await enqueue({ kind: 'parse', name, text, phase })) as {
        error: RunError | null;
      };
      if (error === null) return [];
      return error.compilation ?? [{ message: `${error.type}: ${error.message}` }];
    },
    async runVar({
      trusted = false,
      params = {},
      env = {},
      resources = {},
      answers = {},
      ...rest
    }) {
      const none = {
        returned: null,
        calls: [],
        refusals: [],
        mismatches: [],
        result: null,
        displayName: '#1',
        description: null,
      };
      const request = { kind: 'run', trusted, params, env, resources, answers, ...rest };
      return { ...none, ...((await enqueue(request)) as RunResult) };
    },
    async lint(text) {
      const question = { kind: 'lint', text };
      const { errors } = await request<{ errors: readonly LintError[] }>(question);
      return errors;
    },
    request,
    async [Symbol.asyncDispose]() {
      jvm.stdin.end();
      await jvm;
    },
  };
}
