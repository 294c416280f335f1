import { expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';
import { exchange, startReplayServer } from './replay-server.ts';

/** Runs a command against the server, in a folder with a Jenkinsfile. */
const ask = (env: Readonly<Record<string, string | undefined>>, ...args: string[]) =>
  platform(
    makeFolder({
      Jenkinsfile: "pipeline { agent any\n stages { stage('a') { steps { echo 'x' } } } }\n",
    }),
    ['jenkins', ...args],
    { env },
  );

const progressiveHtml = exchange('log/progressive-html').response.body as string;

test('run: a job without parameters, waiting in the queue, its number', async () => {
  await using server = await startReplayServer([
    exchange('item/api-json-tree', { path: '/job/api-job/api/json' }),
    exchange('build/build'),
    exchange('queue/item-quiet-period', { path: '/queue/item/664/api/json' }),
    exchange('queue/item-left'),
  ]);
  const result = await ask(server.env, 'run', 'api-job');
  expect(result.stderr).toBe('');
  expect(result.stdout).toMatch(
    /^waiting: In the quiet period.*\napi-job #1 http:\/\/127\.0\.0\.1:\d+\/job\/api-job\/1\/\n$/,
  );
  expect(result.code).toBe(0);
  expect(server.unexpected).toEqual([]);
});

test('run: parameters are checked against the job before anything starts', async () => {
  await using server = await startReplayServer([
    exchange('param/definitions'),
    exchange('param/build-with'),
    exchange('queue/item-left'),
  ]);
  const run = (...parameters: string[]) =>
    ask(server.env, 'run', 'param-job', ...parameters.flatMap((one) => ['--parameter', one]));
  const unknown = await run('WHOO=x');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('param-job has no parameter "WHOO".\n  Did you mean WHO?');
  const wrong = await run('ENVN=mars');
  expect(wrong.stderr).toContain(
    '"mars" is no choice of the parameter ENVN of param-job.\n  Choose one of: dev, prod.',
  );
  expect(server.seen.some(({ method }) => method === 'POST')).toBe(false);
});

test('run: a job with parameters is started with the form for them, even without any given', async () => {
  await using server = await startReplayServer(
    [
      exchange('param/definitions'),
      exchange('param/build-with'),
      exchange('queue/item-left', { path: '/queue/item/672/api/json' }),
    ],
    ({ method, path }) =>
      method === 'POST' && path === '/job/param-job/build'
        ? exchange('param/build-without').response
        : /^\/queue\/item\//.test(path)
          ? exchange('queue/item-left').response
          : undefined,
  );
  const result = await ask(server.env, 'run', 'param-job');
  expect(result.code).toBe(0);
  expect(server.seen.filter(({ method }) => method === 'POST')).toMatchObject([
    { path: '/job/param-job/buildWithParameters' },
  ]);
});

test('run --follow ends with the result of the build', async () => {
  await using server = await startReplayServer([
    exchange('item/api-json-tree', { path: '/job/api-job/api/json' }),
    exchange('build/build'),
    exchange('queue/item-left'),
    exchange('log/progressive-html', { path: '/job/api-job/1/logText/progressiveHtml?start=0' }),
    exchange('build/api-json', {
      body: { ...(exchange('build/api-json').response.body as object), result: 'UNSTABLE' },
    }),
    exchange('wfapi/run-describe', { path: '/job/api-job/1/wfapi/describe' }),
  ]);
  const result = await ask(server.env, 'run', 'api-job', '--follow');
  expect(result.stderr).toBe('');
  expect(result.stdout).toContain('line 6 é');
  expect(result.stdout).toMatch(/api-job #1: UNSTABLE\n$/);
  expect(result.code).toBe(9);
  expect(server.unexpected).toEqual([]);
});

test('run: a multibranch job takes no builds; its branches do, encoded as Jenkins has them', async () => {
  await using server = await startReplayServer(
    [
      exchange('multibranch/branches-tree'),
      exchange('multibranch/branch-feature-x'),
      exchange('multibranch/branch-build'),
      exchange('multibranch/index-trigger', { path: '/job/xml-multibranch-git/build' }),
    ],
    ({ path }) =>
      /^\/queue\/item\//.test(path) ? exchange('queue/item-left').response : undefined,
  );
  const run = (...args: string[]) => ask(server.env, 'run', 'xml-multibranch-git', ...args);
  const branch = await run('--branch', 'feature/x');
  expect(branch.code).toBe(0);
  expect(server.seen.at(-2)?.path).toBe('/job/xml-multibranch-git/job/feature%252Fx/build');
  const close = await run('--branch', 'feature/y');
  expect(close.code).toBe(2);
  expect(close.stderr).toContain('Did you mean feature/x?');
  const none = await run();
  expect(none.stderr).toContain('name a branch with --branch');
  expect(none.code).toBe(2);
});

test('logs: lines without Jenkins’s own, the same when they come in pieces', async () => {
  // A controller gives whole lines.
  const lines = progressiveHtml.split(/(?<=\r\n)/);
  const parts = [lines.slice(0, 8), lines.slice(8, 15), lines.slice(15)].map((part) =>
    part.join(''),
  );
  await using server = await startReplayServer([
    exchange('log/running-api-json'),
    exchange('log/running-wfapi-describe'),
    exchange('wfapi/pending-none', { path: '/job/slow/2/wfapi/pendingInputActions' }),
    ...[0, 1, 2].map((index) =>
      exchange('log/progressive-html', {
        path: `/job/slow/2/logText/progressiveHtml?start=${index * 1000}`,
        body: parts[index],
        headers: {
          'X-Text-Size': String((index + 1) * 1000),
          ...(index < 2 ? { 'X-More-Data': 'true' } : {}),
        },
      }),
    ),
  ]);
  const result = await ask(server.env, 'logs', 'slow', '2', '--follow');
  expect(result.stdout).toContain('line 1 é\n+ sleep 1\n+ echo line 2 é\nline 2 é\n');
  expect(result.stdout).not.toContain('[Pipeline]');
  await using whole = await startReplayServer([
    exchange('log/running-api-json'),
    exchange('log/running-wfapi-describe'),
    exchange('wfapi/pending-none', { path: '/job/slow/2/wfapi/pendingInputActions' }),
    exchange('log/progressive-html'),
  ]);
  const once = await ask(whole.env, 'logs', 'slow', '2');
  expect(result.stdout).toBe(once.stdout);
  const text = [1, 2, 'end'].map(
    (part) => exchange(`log/progressive-text-${part}`).response.body as string,
  );
  const markers = await ask(whole.env, 'logs', 'slow', '2', '--markers');
  expect(markers.stdout.replaceAll('\n', '\r\n')).toBe(`${text[0]}${text[2]}`);
});

test('logs: JSON lines, and only a stage', async () => {
  const part = (stage: number, name: string, text: string) =>
    `<span class="pipeline-new-node" nodeId="${stage}" startId="${stage}" enclosingId="2">[Pipeline] { (${name})\r\n</span><span class="pipeline-node-${stage}">${text}\r\n</span>`;
  await using server = await startReplayServer([
    exchange('log/running-api-json'),
    exchange('log/running-wfapi-describe'),
    exchange('wfapi/pending-none', { path: '/job/slow/2/wfapi/pendingInputActions' }),
    exchange('log/progressive-html', {
      body: `${part(3, 'Build', 'one')}${part(4, 'Test', 'two')}`,
    }),
  ]);
  const json = await ask(server.env, 'logs', 'slow', '2', '--json');
  expect(
    json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { type: 'log', stages: ['Build'], text: 'one' },
    { type: 'log', stages: ['Test'], text: 'two' },
  ]);
  const one = await ask(server.env, 'logs', 'slow', '2', '--stage', 'Test');
  expect(one.stdout).toBe('[Test] two\n');
});

test('logs: what a build writes can not reach through the terminal; colours stay', async () => {
  const hostile = '\u001b[31mred\u001b[0m\t\u001b]52;c;cm0gLXJm\u0007 \u001b[2J\u202e done';
  await using server = await startReplayServer([
    exchange('log/running-api-json'),
    exchange('log/running-wfapi-describe'),
    exchange('wfapi/pending-none', { path: '/job/slow/2/wfapi/pendingInputActions' }),
    exchange('log/progressive-html', {
      body: `<span class="pipeline-node-5">${hostile}\r\n</span>`,
    }),
  ]);
  const { stdout } = await ask(server.env, 'logs', 'slow', '2');
  expect(stdout).toBe(
    '\u001b[31mred\u001b[0m\t\\u{1B}]52;c;cm0gLXJm\\u{7} \\u{1B}[2J\\u{202E} done\n',
  );
});

test('a command that is none is told apart, with the one that may be meant', async () => {
  const result = await ask({}, 'statis', 'slow');
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("unknown command 'statis'");
  expect(result.stderr).toContain('Did you mean status?');
});

test('status: stages, and who is waited for', async () => {
  await using server = await startReplayServer([
    exchange('input/build-api-json'),
    exchange('input/describe'),
    exchange('input/pending'),
  ]);
  const result = await ask(server.env, 'status', 'inp', '1');
  expect(result.stdout).toMatch(/^inp #1: RUNNING/);
  expect(result.stdout).toContain('waits for an answer to "Deploy?" (Go-now)');
  const json = await ask(server.env, 'status', 'inp', '#1', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ job: 'inp', number: 1, result: 'RUNNING' });
  expect(server.unexpected).toEqual([]);
});

test.each([
  ['lint/good', 0, 'Jenkinsfile: accepted\n'],
  ['lint/unknown-step', 0, 'Jenkinsfile: accepted\n'],
  ['lint/bad-no-agent', 3, 'Jenkinsfile:1:1: Missing required section "agent"\n'],
  [
    'lint/bad-step-argument',
    3,
    'Jenkinsfile:2:37: Invalid parameter "mesage", did you mean "message"?\n',
  ],
  ['lint/bad-unknown-section', 3, 'Jenkinsfile:2:2: Undefined section "foo"\n'],
  ['lint/syntax-error', 3, "Jenkinsfile:1:22: expecting '}', found ''\n"],
  [
    'lint/empty',
    3,
    'Jenkinsfile: It is no Declarative file: there is no `pipeline { … }` in it.\n',
  ],
  [
    'lint/scripted',
    3,
    'Jenkinsfile: It is no Declarative file: there is no `pipeline { … }` in it.\n',
  ],
] as const)('lint: %s', async (name, code, stdout) => {
  await using server = await startReplayServer([exchange(name)]);
  const result = await ask(server.env, 'lint');
  expect(result).toEqual({ code, stdout, stderr: '' });
});
