import { describe, expect, it } from 'vitest';
import { ExitCode } from '../../../src/diagnostics/exit-codes.ts';
import { cutLine, LONGEST_LINE_BYTES } from '../../../src/runner/events/cut-line.ts';
import { createPlainSink } from '../../../src/runner/events/plain-sink.ts';
import type { EventSink, StepEvent } from '../../../src/runner/events/step-event.ts';
import { createStepRecorder } from '../../../src/runner/events/step-recorder.ts';
import { createMask } from '../../../src/runner/mask/create-mask.ts';

const at = new Date(Date.UTC(2026, 10, 24, 12, 30, 15, 123));

function collect(secrets: string[] = []) {
  const events: StepEvent[] = [];
  const sink: EventSink = { write: (event) => events.push(event), close() {} };
  const recorder = createStepRecorder({
    step: 'build/run-1',
    now: () => at,
    sinks: [sink],
    mask: createMask(secrets),
  });
  return { events, recorder };
}

function render(say: (recorder: ReturnType<typeof collect>['recorder']) => void): string {
  let text = '';
  const recorder = createStepRecorder({
    step: 's',
    now: () => at,
    sinks: [createPlainSink((line) => (text += line))],
  });
  say(recorder);
  return text;
}

describe('createStepRecorder', () => {
  it('stamps every event with time and step, in a fixed order of keys', () => {
    const { events, recorder } = collect();
    recorder.record({ type: 'step-started', label: 'npm test' });
    recorder.output('stderr', 'text');
    recorder.log('info', 'note');
    recorder.log('warning', 'careful');
    recorder.progress('push', 1, 2, 'MB');
    recorder.record({ type: 'output', name: 'digest', value: 'sha256:1' });
    recorder.record({ type: 'finding', severity: 'error', text: 'red', file: 'a.ts', line: 3 });
    recorder.record({
      type: 'step-finished',
      outcome: 'failed',
      exit: ExitCode.failed,
      durationMs: 12,
    });
    const common = '{"at":"2026-11-24T12:30:15.123Z","step":"build/run-1","type":';
    expect(events.map((event) => JSON.stringify(event))).toEqual([
      `${common}"step-started","label":"npm test"}`,
      `${common}"log","stream":"stderr","text":"text"}`,
      `${common}"log","stream":"info","text":"note"}`,
      `${common}"warning","text":"careful"}`,
      `${common}"progress","label":"push","done":1,"total":2,"unit":"MB"}`,
      `${common}"output","name":"digest","value":"sha256:1"}`,
      `${common}"finding","severity":"error","text":"red","file":"a.ts","line":3}`,
      `${common}"step-finished","outcome":"failed","exit":1,"durationMs":12}`,
    ]);
  });

  it('masks every text, however deep', () => {
    const { events, recorder } = collect(['s3cr3t"value']);
    recorder.output('stdout', 'a s3cr3t"value b');
    recorder.progress('s3cr3t"value', 0, 0, 's3cr3t"value');
    recorder.record({
      type: 'output',
      name: 'x',
      value: { list: ['s3cr3t"value', 1, null, true], 's3cr3t"value': 's3cr3t%22value' },
    });
    const written = JSON.stringify(events);
    expect(written).not.toMatch(/s3cr3t/);
    expect(JSON.parse(written)[2].value).toEqual({ list: ['****', 1, null, true], '****': '****' });
  });

  it('cuts a text of more than 64 KiB between characters', () => {
    const text = 'ä'.repeat(50_000);
    const { events, recorder } = collect();
    recorder.output('stdout', text);
    expect(events[0]).toMatchObject({
      text: `${'ä'.repeat(32_768)} … (34464 more bytes of this line are not shown)`,
    });
    expect(cutLine(`x${text}`)).toMatch(/^xä{32767} … \(34466 more/);
    expect(cutLine('y'.repeat(LONGEST_LINE_BYTES))).toHaveLength(LONGEST_LINE_BYTES);
  });

  it('closes every sink even if one fails', () => {
    const closed: string[] = [];
    const failing: EventSink = {
      write() {},
      close() {
        closed.push('failing');
        throw new Error('full');
      },
    };
    const fine: EventSink = { write() {}, close: () => closed.push('fine') };
    const recorder = createStepRecorder({ step: 's', now: () => at, sinks: [failing, fine] });
    expect(recorder.close).toThrow('full');
    expect(closed).toEqual(['failing', 'fine']);
  });
});

describe('createPlainSink', () => {
  it('writes one line an event', () => {
    const text = render((recorder) => {
      recorder.record({ type: 'step-started', label: 'npm test' });
      recorder.output('stdout', '  \u001b[32mgreen\u001b[0m');
      recorder.log('info', 'note');
      recorder.log('warning', 'careful');
      recorder.record({ type: 'output', name: 'digest', value: 'a\nb' });
      recorder.record({
        type: 'finding',
        severity: 'error',
        text: 'red',
        file: 'a.ts',
        line: 3,
        column: 7,
      });
      recorder.record({ type: 'finding', severity: 'warning', text: 'slow' });
      recorder.record({ type: 'step-finished', outcome: 'succeeded', exit: 0, durationMs: 1234 });
    });
    expect(text).toBe(
      [
        '> npm test',
        '  \u001b[32mgreen\u001b[0m',
        'note',
        'WARNING careful',
        'digest = "a\\nb"',
        'ERROR a.ts:3:7 red',
        'WARNING slow',
        '> succeeded after 1.2 s, exit code 0',
        '',
      ].join('\n'),
    );
  });

  it('shows progress in steps, its end always, and a new start', () => {
    const text = render((recorder) => {
      for (let done = 0; done <= 1000; done += 7) recorder.progress('push', done, 1000, 'MB');
      recorder.progress('push', 1000, 1000, 'MB');
      recorder.progress('push', 1000, 1000, 'MB');
      recorder.progress('push', 5, 1000, 'MB');
      recorder.progress('count', 5, 0, 'files');
      recorder.progress('count', 6, 0, 'files');
    });
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe('push: 0 of 1000 MB (0 %)');
    expect(lines.slice(-3)).toEqual([
      'push: 1000 of 1000 MB (100 %)',
      'push: 5 of 1000 MB (0 %)',
      'count: 5 files',
    ]);
  });
});
