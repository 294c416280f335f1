import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createJsonLinesSink, parseEvents } from '../../../src/runner/events/json-lines-sink.ts';
import type { StepEvent } from '../../../src/runner/events/step-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = (text: string): StepEvent => ({
  at: '2026-11-24T12:00:00.000Z',
  step: 's',
  type: 'log',
  stream: 'stdout',
  text,
});

describe('createJsonLinesSink', () => {
  it('writes one object a line, whatever the text', async () => {
    const file = join(folder, 'any.jsonl');
    const sink = createJsonLinesSink(file);
    const texts = ['a\nb', '\u2028"\\\0', '', '😀', 'x'.repeat(200_000)];
    for (const text of texts) sink.write(line(text));
    await setImmediate();
    await setImmediate();
    expect(parseEvents(readFileSync(file, 'utf8'))).toEqual(texts.map(line));
    sink.write(line('last'));
    sink.close();
    const content = readFileSync(file, 'utf8');
    expect(content.split('\n')).toHaveLength(7);
    expect(parseEvents(content).at(-1)).toEqual(line('last'));
  });

  it('continues after a line that a kill tore', () => {
    const file = join(folder, 'torn.jsonl');
    appendFileSync(file, `${JSON.stringify(line('a'))}\n{"at":"2026`);
    const sink = createJsonLinesSink(file);
    sink.write(line('b'));
    sink.close();
    expect(parseEvents(readFileSync(file, 'utf8'))).toEqual([line('a'), line('b')]);
  });

  it('keeps all but the last moment when its process is killed', async () => {
    const file = join(folder, 'killed.jsonl');
    const code = `
      import { createJsonLinesSink } from ${JSON.stringify(join(import.meta.dirname, '../../../src/runner/events/json-lines-sink.ts'))};
      const sink = createJsonLinesSink(${JSON.stringify(file)});
      let n = 0;
      setInterval(() => { sink.write({ n: n++ }); if (n === 20) process.stdout.write('enough'); }, 1);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const events = parseEvents(readFileSync(file, 'utf8')) as unknown as { n: number }[];
    expect(events.length).toBeGreaterThanOrEqual(19);
    expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index));
  });

  it('says what is wrong when the file cannot be written', async () => {
    expect(() => createJsonLinesSink(folder)).toThrow(
      expect.objectContaining({ code: 'events.not-written' }),
    );
    const full = createJsonLinesSink('/dev/full');
    full.write(line('a'));
    await setImmediate();
    await setImmediate();
    expect(() => full.write(line('b'))).toThrow(/ENOSPC/);
    expect(() => full.close()).toThrow(expect.objectContaining({ code: 'events.not-written' }));
  });
});
