import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeEach, expect, it } from 'vitest';
import type { RevisionRecord } from '../../../src/adapters/helm/release-history.ts';
import { PlatformError } from '../../../src/diagnostics/errors.ts';
import { CONFIG_MAP, createWorkspace, type Workspace } from './deploy-chart.ts';

const CHILD = fileURLToPath(new URL('deploy-in-child.ts', import.meta.url));
const PLANTED = 'planted-secret-1f77';
const KILLS = 4;
let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
  await workspace.writeChart({
    'templates/a.yaml': `${CONFIG_MAP}---\napiVersion: v1\nkind: Secret\nmetadata: {name: app}\nstringData: {password: {{ .Values.password | quote }}}\n`,
  });
});

function startChild(...count: string[]) {
  return execa(process.execPath, [CHILD, workspace.path, PLANTED, ...count], {
    reject: false,
    buffer: false,
  });
}

async function readRecords(): Promise<RevisionRecord[]> {
  const files = await workspace.readReleases();
  return Object.entries(files)
    .filter(([name]) => name.endsWith('record.json'))
    .map(([, text]) => JSON.parse(text) as RevisionRecord);
}

it('gives each of two deploys at once a revision of its own, compared with the one before', async () => {
  const results = await Promise.all(
    [1, 2, 3, 4, 5].map((message) =>
      workspace.deploy({ values: { message: `${message}` }, secretValues: { password: 'x' } }),
    ),
  );
  expect(results.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4, 5]);
  const byRevision = results.sort((a, b) => a.revision - b.revision);
  for (const [index, { diff }] of byRevision.entries()) {
    const messages = diff.match(/^[-+] {2}message: .*$/gm) ?? [];
    expect(messages).toHaveLength(index === 0 ? 1 : 2);
  }
});

it('lets several processes deploy one release at once', async () => {
  const children = await Promise.all([startChild('4'), startChild('4'), startChild('4')]);
  expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  const records = await readRecords();
  expect(records.map(({ revision }) => revision)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
});

it('goes on after kill -9 at any moment', async () => {
  let last = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startChild();
    // The moments spread over rendering, checking and writing: after its n-th revision and some turns more.
    let seen = 0;
    await new Promise<void>((resolve) => {
      child.stdout.on('data', () => {
        seen++;
        if (seen === 1 + (kill % 2)) setTimeout(resolve, kill * 7);
      });
    });
    child.kill('SIGKILL');
    await child;
    const { revision } = await workspace.deploy({ secretValues: { password: PLANTED } });
    expect(revision).toBeGreaterThan(last);
    last = revision;
    const names = await readdir(join(workspace.releases, 'team', 'app'));
    expect(names.filter((name) => !/^\d{6}$/.test(name))).toEqual([]);
  }
  expect((await readRecords()).map(({ revision }) => revision)).toEqual(
    Array.from({ length: last }, (_, index) => index + 1).slice(-50),
  );
  expect(JSON.stringify(await workspace.readReleases())).not.toContain(PLANTED);
});

/** A Helm that never ends and does not mind SIGTERM; writes its process id to a file. */
async function writeStubbornHelm(): Promise<string> {
  const path = join(workspace.path, 'helm');
  await writeFile(
    path,
    `#!/bin/sh\ntrap '' TERM\necho $$ >> "${workspace.path}/pids"\nexec sleep 600\n`,
  );
  await chmod(path, 0o755);
  return path;
}

async function readProcessIds(): Promise<number[]> {
  const text = await readFile(join(workspace.path, 'pids'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map(Number);
}

const isRunning = (id: number) => {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
};

it('ends every Helm process within 5 s of an abort, even one that ignores SIGTERM', async () => {
  const stubborn = await createWorkspace(await writeStubbornHelm());
  await stubborn.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  const controller = new AbortController();
  const deploy = stubborn.deploy({}, controller.signal).catch((error: unknown) => error);
  while ((await readProcessIds()).length < 2)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const abortedAt = performance.now();
  controller.abort(new Error('Ctrl-C'));
  const error = await deploy;
  expect(performance.now() - abortedAt).toBeLessThan(5000);
  expect(error).toBeInstanceOf(PlatformError);
  expect(error).toMatchObject({ code: 'helmDeploy.aborted' });
  expect((await readProcessIds()).filter(isRunning)).toEqual([]);
});

it('does not start when it is aborted already', async () => {
  const error = await workspace.deploy({}, AbortSignal.abort()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'helmDeploy.aborted' });
});

it('ends Helm when the time is over', async () => {
  const stubborn = await createWorkspace(await writeStubbornHelm());
  await stubborn.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  const error = await stubborn.deploy({ timeoutMs: 200 }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'helmDeploy.timeout', exit: 'timeout' });
  expect((await readProcessIds()).filter(isRunning)).toEqual([]);
});
