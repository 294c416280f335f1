import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { makeFolder } from '../support/make-repository.ts';
import { pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

/** A server that answers with its process id; `mode` in the file makes it misbehave. */
const server = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const mode = readFileSync('mode', 'utf8').trim();
console.log('starting ' + mode);
if (mode === 'broken') { console.error('no database'); process.exit(3); }
if (mode === 'mute') setInterval(() => {}, 1000);
else createServer((request, response) => response.end(mode + ' ' + process.pid)).listen(process.env.PORT, process.env.HOST);
`;

function pipelineWith(
  more: { command?: string[]; deadlineMs?: number; steps?: ReturnType<typeof run>[] } = {},
): Pipeline {
  const image = {
    name: 'app',
    context: '.',
    include: ['server.mjs', 'mode'],
    exclude: [],
    base: 'scratch',
    workdir: '/app',
    command: more.command ?? ['node', 'server.mjs'],
    environment: {},
    user: '1:1',
    platforms: ['linux/amd64' as const],
    labels: {},
  };
  return pipelineOf(
    [
      stage('Build', [step('imageBuild', { image: { $image: 'app' } })]),
      stage(
        'Smoke',
        more.steps ?? [
          step('smoke', { path: '/', contains: 'fine' }),
          run('echo "$SERVICE_URL"'),
          run(['echo', { $context: 'serviceUrl' }]),
        ],
        {
          service: { image: 'app', path: '/', deadlineMs: more.deadlineMs ?? 20_000 },
          post: { always: [step('printMessage', { message: 'post' })] },
        },
      ),
      stage('After', [run('test -z "$SERVICE_URL"')]),
    ],
    { images: { app: image } },
  );
}

/** Processes that still run in a folder. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

test('is started beside the steps, which know where, and ended', async () => {
  const repository = makeFolder({ 'server.mjs': server, mode: 'fine' });
  const { lines, record } = await runModel(pipelineWith(), repository);
  expect(record.result).toBe('succeeded');
  const urls = lines.filter((line) => /^http:\/\/127\.0\.0\.1:\d+$/.test(line));
  expect(urls).toHaveLength(2);
  expect(new Set(urls).size).toBe(1);
  expect(lines.at(-1)).toBe('post');
  expect(processesIn(repository)).toEqual([]);
});

test('is ended when a step fails, and when the run is stopped', async () => {
  const repository = makeFolder({ 'server.mjs': server, mode: 'fine' });
  const failed = await runModel(pipelineWith({ steps: [run('exit 1')] }), repository);
  expect(failed.results).toMatchObject({ Smoke: 'failed', After: 'not-run' });
  expect(processesIn(repository)).toEqual([]);
  const controller = new AbortController();
  const stopped = await runModel(
    pipelineWith({ steps: [run('echo here; sleep 60')] }),
    repository,
    {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'step-output' && event.text === 'here')
          controller.abort(new Error('stop'));
      },
    },
  );
  expect(stopped.results).toMatchObject({ Smoke: 'aborted' });
  expect(processesIn(repository)).toEqual([]);
});

test('one that ends shows its last lines; post still runs', async () => {
  const repository = makeFolder({ 'server.mjs': server, mode: 'broken' });
  const { stage: find, lines, directory, record } = await runModel(pipelineWith(), repository);
  const [failed] = find('Smoke').steps;
  expect(failed?.error?.code).toBe('service.ended');
  expect(failed?.error?.message).toContain('starting broken');
  expect(failed?.error?.message).toContain('no database');
  expect(lines).toContain('post');
  expect(record.result).toBe('failed');
  expect(readFileSync(`${directory}/run.json`, 'utf8')).toContain('no database');
});

test('one that never answers is ended after its time', async () => {
  const repository = makeFolder({ 'server.mjs': server, mode: 'mute' });
  const { stage: find } = await runModel(pipelineWith({ deadlineMs: 700 }), repository);
  const [failed] = find('Smoke').steps;
  expect(failed?.error?.code).toBe('service.deadline');
  expect(failed?.error?.message).toContain('within 700 ms');
  expect(processesIn(repository)).toEqual([]);
});

test('one whose program is not there says which', async () => {
  const repository = makeFolder({ 'server.mjs': server, mode: 'fine' });
  const pipeline = pipelineWith({ command: ['no-such-program-here'] });
  const { stage: find } = await runModel(pipeline, repository);
  expect(find('Smoke').steps[0]?.error?.message).toContain('no-such-program-here');
});

test('one whose image nobody built says so', async () => {
  const { stages: _stages, ...rest } = pipelineWith();
  const [, smoke] = _stages;
  const { stage: find } = await runModel({ ...rest, stages: [smoke!] }, makeFolder());
  expect(find('Smoke').steps[0]?.error?.code).toBe('service.not-built');
});
