import { describe, expect, test } from 'vitest';
import { connectController } from '../../src/jenkins/client/controller.ts';
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
const patience = { firstMs: 1, longestMs: 1, tries: 6 };
const { signal } = new AbortController();

describe('a controller that can not be asked', () => {
  test.each([
    ['no address', { JENKINS_URL: undefined }, 4, 'JENKINS_URL is not set'],
    ['no address at all', { JENKINS_URL: 'jenkins' }, 2, 'JENKINS_URL is no address: "jenkins"'],
    ['a user without token', { JENKINS_API_TOKEN: undefined }, 2, 'Only one of'],
    ['a wrong token', { JENKINS_API_TOKEN: 'other' }, 6, 'does not know who asks (401)'],
  ])('%s', async (_what, env, code, message) => {
    await using server = await startReplayServer([]);
    const result = await ask({ ...server.env, ...env }, 'lint');
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(message);
    expect(result.stdout).toBe('');
  });

  test('what lacks is named, in JSON too', async () => {
    await using server = await startReplayServer([
      exchange('param/definitions', { path: '/job/smoke/api/json' }),
      exchange('perm/build-forbidden', { path: '/job/smoke/buildWithParameters' }),
    ]);
    const { code, stdout } = await ask(server.env, 'run', 'smoke', '--json');
    expect(code).toBe(6);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'jenkins.forbidden',
      message: expect.stringContaining('reader lacks hudson.model.Item.Build'),
    });
  });

  test('a password instead of a token', async () => {
    await using server = await startReplayServer([
      exchange('item/api-json-tree', { path: '/job/smoke/api/json' }),
      exchange('auth/post-password-no-crumb'),
    ]);
    const { stderr } = await ask(server.env, 'run', 'smoke');
    expect(stderr).toContain('Use an API token instead of a password');
  });

  test('an address where nobody answers is given up at once', async () => {
    const result = await ask({ JENKINS_URL: 'http://127.0.0.1:1' }, 'lint');
    expect(result.code).toBe(5);
    expect(result.stderr).toContain("http://127.0.0.1:1 can't be reached");
    expect(result.stderr).not.toContain('Waiting');
  });

  test('a page before Jenkins, which is no Jenkins', async () => {
    await using server = await startReplayServer([
      exchange('misc/root-headers', { path: '/job/a/api/json' }),
    ]);
    const result = await ask(server.env, 'run', 'a');
    expect(result.code).toBe(6);
    expect(result.stderr).toContain('answered /job/a/api/json with something that is no JSON.');
  });

  test('a job that is not there', async () => {
    await using server = await startReplayServer([exchange('error/404')]);
    const { code, stderr } = await ask(server.env, 'status', 'none', '1');
    expect(server.seen.map(({ path }) => path)).toEqual(['/job/none/1/api/json']);
    expect(code).not.toBe(0);
    expect(stderr).not.toContain('the-token');
  });
});

describe('a restart of the controller', () => {
  /** The order that was recorded: restart/sequence. */
  const sequence = ['503', '503', '401', 'reset', '200'];

  async function startRestarting(steps: string[]) {
    return startReplayServer([exchange('misc/root-api-json')], () => {
      const step = steps.shift();
      if (step === '503') return exchange('restart/503-while-starting-0').response;
      if (step === '401') return exchange('auth/whoami-wrong-token').response;
      return step === 'reset' ? 'hang-up' : undefined;
    });
  }

  test('is waited for by whoever only reads', async () => {
    await using server = await startRestarting(['200', ...sequence]);
    const said: string[] = [];
    const controller = connectController(server.env, signal, {
      patience,
      onWaiting: (why) => said.push(why),
    });
    await controller.readJson('/api/json');
    expect(await controller.readJson('/api/json')).toMatchObject({ mode: 'NORMAL' });
    expect(server.seen).toHaveLength(6);
    expect(said).toEqual([expect.stringContaining('it is starting or stopping (503)')]);
  });

  test('401 at the first request is no restart', async () => {
    await using server = await startRestarting(['401', '200']);
    const controller = connectController(server.env, signal, { patience });
    await expect(controller.readJson('/api/json')).rejects.toMatchObject({
      code: 'jenkins.unauthorized',
    });
  });

  test('never makes a change twice: after a reset nobody knows whether it was made', async () => {
    await using server = await startRestarting(['503', 'reset', '200']);
    const controller = connectController(server.env, signal, { patience });
    await expect(controller.submit('/job/a/build', {})).rejects.toMatchObject({
      code: 'jenkins.unavailable',
      exit: 'unavailable',
      retryable: true,
    });
    expect(server.seen).toHaveLength(2);
  });

  test('that never ends is given up', async () => {
    await using server = await startRestarting(Array(20).fill('503'));
    const controller = connectController(server.env, signal, { patience });
    await expect(controller.readJson('/api/json')).rejects.toThrow(/starting or stopping \(503\)/);
    expect(server.seen).toHaveLength(patience.tries);
  });
});

test('Ctrl-C ends a request that hangs at once', async () => {
  const stop = new AbortController();
  await using server = await startReplayServer([], () => {
    stop.abort(new Error('stopped by the test'));
    return 'hang';
  });
  const controller = connectController(server.env, stop.signal, { patience });
  await expect(controller.readJson('/api/json')).rejects.toThrow('stopped by the test');
});
