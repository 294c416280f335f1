import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import probes from './fixtures/sandbox-probes.json' with { type: 'json' };
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('parse', () => {
  it('takes a Declarative file that loads a library', async () => {
    const text =
      "@Library('tools@v1') _\npipeline {\n  agent none\n  stages { stage('A') { steps { run(id: 'a') } } }\n}\n";
    expect(await harness.parse('Jenkinsfile', text)).toEqual([]);
  });

  it('says where a mistake is', async () => {
    expect(await harness.parse('Jenkinsfile', "echo 'a'\n  echo 'b\\q'\n")).toEqual([
      { message: "unexpected char: '\\'", file: 'Jenkinsfile', line: 2, column: 10 },
    ]);
  });

  it('sees what only the interpreter refuses', async () => {
    const text = 'def call(x) {\n  return x*.trim()\n}\n';
    expect(await harness.parse('step.groovy', text, 'conversion')).toEqual([]);
    expect(await harness.parse('step.groovy', text)).toMatchObject([
      { message: 'spread not yet supported for CPS transformation', line: 2 },
    ]);
  });

  it('sees methods that are too large', async () => {
    const step = `step(${Array.from({ length: 100 }, (_, index) => `a${index}: ${index}`).join(', ')})\n`;
    const [error] = await harness.parse('Jenkinsfile', step.repeat(100));
    expect(error?.message).toContain('Method too large: Jenkinsfile');
  });
});

describe('library variables', () => {
  const library = {
    run: 'def call(Map input) {\n  sh "run ${input.id}"\n  return input.id\n}',
    counter: 'import groovy.transform.Field\n@Field int n = 0\ndef next() { n++; return n }',
    outer: 'def call(Map input, Closure body) {\n  withEnv(["ID=${input.id}"]) { body() }\n}',
    helper: 'def call() { return counter.next() }',
  };

  it('a variable named run is called, although every script has a method run()', async () => {
    const { error, calls, returned } = await harness.runVar({
      library,
      call: "return run(id: 'x')",
    });
    expect(error).toBeNull();
    expect(returned).toBe('x');
    expect(calls).toEqual([
      { step: 'sh', arguments: { script: 'run x' }, parent: null, environment: {} },
    ]);
  });

  it.each([
    ['from a closure', "node { run(id: 'x') }", true],
    ['from two closures', "node { stage('A') { run id: 'x' } }", true],
    ['from another variable', "outer(id: 'y') { run(id: 'x') }", true],
    ['with a map', "run([id: 'x'])", true],
    ['with a map in a variable', "def m = [id: 'x']\nrun(m)", true],
    ['by its method', "run.call(id: 'x')", true],
    ['trusted', "run(id: 'x')", false],
  ])('run is reached %s', async (_, call, sandboxed) => {
    const { error, calls } = await harness.runVar({ library, call, trusted: !sandboxed });
    expect(error).toBeNull();
    expect(calls.at(-1)).toMatchObject({ step: 'sh', arguments: { script: 'run x' } });
  });

  it('a variable is one instance for each script that uses it', async () => {
    const call = 'return [counter.next(), counter.next(), helper(), helper(), counter.next()]';
    expect((await harness.runVar({ library, call })).returned).toEqual([1, 2, 1, 2, 3]);
    expect((await harness.runVar({ library, call })).returned).toEqual([1, 2, 1, 2, 3]);
  });

  it('a variable named like a step replaces it, and steps.x is the real one', async () => {
    const { calls } = await harness.runVar({
      library: { echo: "def call(x) { steps.echo('from library: ' + x) }" },
      call: "echo 'a'",
    });
    expect(calls.map((made) => made.arguments)).toEqual([{ message: 'from library: a' }]);
  });

  it('names what neither a variable nor a step answers', async () => {
    const { error } = await harness.runVar({ library, call: 'nothing(1)' });
    expect(error).toMatchObject({ type: 'java.lang.NoSuchMethodError', at: 'WorkflowScript:1' });
    expect(error?.message).toContain("No such DSL method 'nothing'");
  });

  it('says where in the library a run failed', async () => {
    const { error } = await harness.runVar({
      library: { bad: "def call() {\n  echo 'a'\n  error 'no good'\n}" },
      call: 'bad()',
    });
    expect(error).toMatchObject({
      type: 'hudson.AbortException',
      message: 'no good',
      at: 'bad.groovy:3',
    });
  });

  it('reports a library that does not compile', async () => {
    const { error, calls } = await harness.runVar({
      library: { bad: 'def call( {' },
      call: 'bad()',
    });
    expect(error?.compilation).toMatchObject([{ file: 'bad.groovy', line: 1 }]);
    expect(calls).toEqual([]);
  });
});

describe('steps', () => {
  const run = (call: string, more: object = {}) => harness.runVar({ library: {}, call, ...more });

  it('records blocks by what encloses them, and the environment they make', async () => {
    const { calls } = await run(
      `
      env.A = 'assigned'
      withEnv(['B=1', 'PATH+X=/x']) {
        withCredentials([usernamePassword(credentialsId: 'c', usernameVariable: 'U', passwordVariable: 'P')]) { sh 'inner' }
        sh(script: 'middle', label: 'L')
      }
      sh 'outer'`,
      { env: { PATH: '/bin' } },
    );
    expect(calls.map(({ step, parent, environment }) => [step, parent, environment])).toEqual([
      ['withEnv', null, { A: 'assigned' }],
      ['withCredentials', 0, { A: 'assigned', B: '1', PATH: '/x:/bin' }],
      [
        'sh',
        1,
        {
          A: 'assigned',
          B: '1',
          PATH: '/x:/bin',
          U: 'c:usernameVariable',
          P: 'c:passwordVariable',
        },
      ],
      ['sh', 0, { A: 'assigned', B: '1', PATH: '/x:/bin' }],
      ['sh', null, { A: 'assigned' }],
    ]);
    expect(calls[1]?.arguments).toEqual({
      bindings: [
        {
          $symbol: 'usernamePassword',
          credentialsId: 'c',
          usernameVariable: 'U',
          passwordVariable: 'P',
        },
      ],
    });
  });

  it('answers as told, then fails as told', async () => {
    const call =
      "return [sh(script: 'a', returnStdout: true), sh(script: 'b', returnStatus: true), input('ok?'), sh('c')]";
    const { error, calls } = await run(call, {
      answers: { sh: ['out\n', 3, { $fail: 'script returned exit code 7' }], input: ['yes'] },
    });
    expect(error).toMatchObject({
      type: 'hudson.AbortException',
      message: 'script returned exit code 7',
    });
    expect(calls).toHaveLength(4);
  });

  it('keeps files, serves resources', async () => {
    const call =
      "writeFile file: 'f', text: libraryResource('a/b.txt')\nreturn [readFile('f'), fileExists('f'), fileExists('g')]";
    expect((await run(call, { resources: { 'a/b.txt': 'é\n' } })).returned).toEqual([
      'é\n',
      true,
      false,
    ]);
    expect((await run("readFile 'none'")).error?.type).toBe('java.nio.file.NoSuchFileException');
    expect((await run("libraryResource 'none'")).error?.message).toContain(
      'No such library resource none',
    );
  });

  it('runs bodies: retry, catchError, try and finally, parallel, timeout', async () => {
    const call = `
      def seen = []
      retry(3) { seen << 'try'; if (seen.size() < 3) { error 'again' } }
      catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { error 'caught' }
      timeout(time: 5, unit: 'MINUTES') { seen << 'inside' }
      def both = parallel(a: { 1 }, b: { 2 }, failFast: true)
      try { error 'x' } catch (e) { seen << e.message } finally { seen << 'finally' }
      return [seen, both]`;
    const { error, returned, result } = await run(call);
    expect(error).toBeNull();
    expect(returned).toEqual([['try', 'try', 'try', 'inside', 'x', 'finally'], { a: 1, b: 2 }]);
    expect(result).toBe('UNSTABLE');
  });

  it('has params, env, currentBuild and evaluate', async () => {
    const call = `
      currentBuild.displayName = '#1 ' + params.VERSION
      currentBuild.description = env.BRANCH_NAME
      currentBuild.result = 'UNSTABLE'
      currentBuild.result = 'SUCCESS'
      return [params.NONE, env.NONE, BRANCH_NAME, currentBuild.currentResult, evaluate('echo "e"; 1 + 1')]`;
    const ran = await run(call, { params: { VERSION: '2' }, env: { BRANCH_NAME: 'main' } });
    expect(ran).toMatchObject({
      error: null,
      displayName: '#1 2',
      description: 'main',
      result: 'UNSTABLE',
    });
    expect(ran.returned).toEqual([null, null, 'main', 'UNSTABLE', 2]);
  });

  it.each([
    ['echo 1, 2', 'Expected named arguments but got'],
    ["writeFile 'x'", 'takes named arguments'],
    ["withEnv(['NOEQ']) { }", 'Could not instantiate'],
  ])('refuses arguments that a step does not take: %s', async (call, message) => {
    expect((await run(call)).error?.message).toContain(message);
  });

  it('carries texts back as they are', async () => {
    const text = '\u0000\u001f\u007f\u2028\ud800 x\udc00 😀\ufeff\uffff';
    const { returned, calls } = await run('echo params.text\nreturn params', { params: { text } });
    expect(returned).toEqual({ text });
    expect(calls[0]?.arguments.message).toBe(text);
  });
});

/** Where this interpreter, or this harness, is known to differ from the Jenkins of the probes. */
const differences = new Map([
  [117, 'a step inside a @NonCPS method never suspends here, so the method goes on'],
  [133, 'this interpreter is older: f(*list) does not compile'],
  [183, 'a BigDecimal passes for a double here'],
  [220, '@Grab is ignored here, not refused'],
]);

describe('the sandbox decides as a real Jenkins did', () => {
  const compared = probes.filter(({ probe }) => !differences.has(probe));

  it('compares enough probes', () => {
    expect(compared.length).toBeGreaterThanOrEqual(257);
    expect(compared.filter((probe) => probe.refuses).length).toBeGreaterThanOrEqual(70);
  });

  it.each(compared)('probe $probe', async ({ source, ...expected }) => {
    const ran = await harness.runVar({
      library: { probe: source },
      call: 'def value = probe()\nreturn value == null ? null : "${value}".toString()',
      env: { BUILD_NUMBER: '9' },
      answers: source.includes('returnStdout') ? { sh: [expected.returns ?? ''] } : {},
    });
    if (expected.refuses === '*') expect(ran.refusals).not.toEqual([]);
    // Which overload is named depends on the interpreter's closure class: compare up to the method.
    else if (expected.refuses)
      expect(firstWords(ran.refusals[0])).toBe(firstWords(expected.refuses));
    else if (expected.fails !== undefined) expect(ran.error).not.toBeNull();
    else expect(ran).toMatchObject({ error: null, refusals: [] });
    if (expected.returns !== undefined) expect(String(ran.returned)).toBe(expected.returns);
    if (expected.mismatch && expected.fails === undefined) expect(ran.mismatches).not.toEqual([]);
    else if (expected.returns !== undefined) expect(ran.mismatches).toEqual([]);
  });

  it('a trusted library is not judged, the script that calls it is', async () => {
    const library = { home: "def call() { return System.getenv('HOME') != null }" };
    expect(await harness.runVar({ library, call: 'return home()', trusted: true })).toMatchObject({
      returned: true,
      refusals: [],
    });
    expect((await harness.runVar({ library, call: 'return home()' })).error?.refused).toBe(
      'staticMethod java.lang.System getenv java.lang.String',
    );
    expect(
      (await harness.runVar({ library, call: "System.getenv('HOME')", trusted: true })).error
        ?.refused,
    ).toContain('getenv');
  });
});

function firstWords(signature: string | undefined): string {
  return String(signature).split(' ').slice(0, 3).join(' ');
}
