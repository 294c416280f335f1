import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentEvent } from '../../../src/adapters/journal/deployment-events.ts';
import { createFileDeploymentEvents } from '../../../src/adapters/journal/file-deployment-events.ts';
import { parseJournal, printEvent } from '../../../src/adapters/journal/parse-journal.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, '.platform/deployments.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const event = (more: Partial<DeploymentEvent> = {}): DeploymentEvent => ({
  deploymentId: 'd1',
  service: 'payments',
  environment: 'staging',
  version: '1.4.2',
  outcome: 'succeeded',
  at: new Date(Date.UTC(2026, 10, 24, 12)),
  ...more,
});

const journal = () => createFileDeploymentEvents(file);
const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);

describe('createFileDeploymentEvents', () => {
  it('is empty before anything was recorded', async () => {
    expect(await journal().read()).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('records events as lines and gives them back', async () => {
    const events = [
      event({ outcome: 'started' }),
      event({
        digest: 'sha256:1',
        url: 'https://jenkins.example/1',
        commit: 'abc',
      }),
      event({
        deploymentId: 'd2',
        outcome: 'rolled-back',
        service: 'a\nb"\u2028',
      }),
    ];
    for (const each of events) await journal().annotate(each);
    expect(await journal().read()).toEqual(events);
    expect(lines()[1]).toBe(
      '{"at":"2026-11-24T12:00:00.000Z","deploymentId":"d1","service":"payments","environment":"staging","version":"1.4.2","digest":"sha256:1","outcome":"succeeded","url":"https://jenkins.example/1","commit":"abc"}',
    );
    expect(readdirSync(join(folder, '.platform'))).toEqual(['deployments.jsonl']);
  });

  it('records the same outcome of the same deployment once; the first stays', async () => {
    await journal().annotate(event({ version: '1' }));
    await journal().annotate(event({ version: '2', at: new Date(0) }));
    await journal().annotate(event({ outcome: 'failed', version: '3' }));
    expect((await journal().read()).map(({ version }) => version)).toEqual(['1', '3']);
  });

  it('loses and doubles nothing when many record at the same time', async () => {
    const store = journal();
    const ids = Array.from({ length: 20 }, (_, index) => `d${index % 10}`);
    await Promise.all(ids.map((deploymentId) => store.annotate(event({ deploymentId }))));
    expect((await store.read()).map(({ deploymentId }) => deploymentId).sort()).toEqual(
      [...new Set(ids)].sort(),
    );
  });

  it('loses and doubles nothing when many processes do', async () => {
    const children = Array.from({ length: 4 }, () => record(10));
    await Promise.all(children.map((child) => once(child, 'exit')));
    const ids = (await journal().read()).map(({ deploymentId }) => deploymentId);
    expect(ids.sort()).toEqual(Array.from({ length: 10 }, (_, index) => `d${index}`));
  });

  it('works after a kill at any moment', async () => {
    for (let round = 0; round < 8; round++) {
      const child = record(1000, `r${round}-`);
      await once(child.stdout!, 'data');
      await new Promise((resolve) => setTimeout(resolve, round * 7));
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await journal().annotate(event({ deploymentId: 'after' }));
    const events = await journal().read();
    expect(events.at(-1)?.deploymentId).toBe('after');
    expect(new Set(events.map(({ deploymentId }) => deploymentId)).size).toBe(events.length);
    expect(readdirSync(join(folder, '.platform'))).toEqual(['deployments.jsonl']);
  });

  it('takes over the lock of a process that was killed', async () => {
    mkdirSync(`${file}.lock`, { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${file}.lock`, longAgo, longAgo);
    await journal().annotate(event());
    expect(lines()).toHaveLength(1);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('reads past a torn last line, and the next record removes it', async () => {
    await journal().annotate(event());
    const whole = readFileSync(file, 'utf8');
    for (const torn of ['{', whole.slice(0, -2), '"text"', '{"at":"2026"}', '\0\0\0']) {
      writeFileSync(file, whole + torn);
      expect(await journal().read()).toEqual([event()]);
      await journal().annotate(event({ outcome: 'failed' }));
      expect(lines()).toEqual([
        whole.trimEnd(),
        printEvent(event({ outcome: 'failed' })).trimEnd(),
      ]);
    }
  });

  it('keeps a last line whose end an editor has dropped', async () => {
    await journal().annotate(event());
    writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
    await journal().annotate(event());
    expect(await journal().read()).toEqual([event()]);
    await journal().annotate(event({ outcome: 'failed' }));
    expect(lines()).toHaveLength(2);
    expect(await journal().read()).toHaveLength(2);
  });

  it('names a damaged line and changes nothing', async () => {
    await journal().annotate(event());
    appendFileSync(file, 'not an event\n');
    const before = readFileSync(file, 'utf8');
    const error = {
      code: 'journal.damaged',
      message: `Line 2 of ${file} is no deployment event.`,
    };
    await expect(journal().read()).rejects.toMatchObject(error);
    await expect(journal().annotate(event({ outcome: 'failed' }))).rejects.toMatchObject(error);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('says why it could not record', async () => {
    writeFileSync(join(folder, '.platform'), 'a file in the way');
    await expect(journal().annotate(event())).rejects.toMatchObject({
      code: 'journal.not-written',
      message: expect.stringContaining('.platform'),
    });
    mkdirSync(join(folder, 'dir'));
    await expect(
      createFileDeploymentEvents(join(folder, 'dir')).annotate(event()),
    ).rejects.toMatchObject({ code: 'journal.not-written' });
  });
});

describe('parseJournal', () => {
  const text = fc.string({ unit: 'binary' });
  const events = fc.record(
    {
      deploymentId: text,
      service: text,
      environment: text,
      version: text,
      outcome: fc.constantFrom('started', 'succeeded', 'failed', 'rolled-back'),
      at: fc.date({
        noInvalidDate: true,
        min: new Date(0),
        max: new Date(8.64e15),
      }),
      digest: text,
      url: text,
      commit: text,
    },
    {
      requiredKeys: ['deploymentId', 'service', 'environment', 'version', 'outcome', 'at'],
    },
  ) as fc.Arbitrary<DeploymentEvent>;

  it('gives back what was printed, whatever it is, and wherever it is torn', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 4 }), events, fc.nat(), (known, torn, cut) => {
        const whole = known.map(printEvent).join('');
        const line = printEvent(torn);
        const part = line.slice(0, cut % (line.length - 1));
        const parsed = parseJournal(whole + part, 'f');
        expect(parsed.events).toEqual(known);
        expect(parsed.validBytes).toBe(Buffer.byteLength(whole));
        expect(parsed.lacksLineEnd).toBe(false);
      }),
    );
  });
});

/** A process that records so many deployments, and says something when it has begun. */
function record(count: number, prefix = 'd') {
  const module = join(
    import.meta.dirname,
    '../../../src/adapters/journal/file-deployment-events.ts',
  );
  const code = `
    import { createFileDeploymentEvents } from ${JSON.stringify(module)};
    const journal = createFileDeploymentEvents(${JSON.stringify(file)});
    process.stdout.write('begins');
    for (let n = 0; n < ${count}; n++) {
      await journal.annotate({ deploymentId: ${JSON.stringify(prefix)} + n, service: 's', environment: 'e', version: 'v'.repeat(5000), outcome: 'started', at: new Date(n) });
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
