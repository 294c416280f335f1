import type { Mask } from '../mask/create-mask.ts';
import { cutLine } from './cut-line.ts';
import type { EventSink, JsonValue, StepEvent, StepEventBody } from './step-event.ts';
import type { StepEvents } from './step-events.ts';

/** Turns what a step says into events. */
export interface StepRecorder extends StepEvents {
  readonly record: (body: StepEventBody) => void;
  /** Closes the sinks, each even if another fails. */
  readonly close: () => void;
}

/** What a recorder needs. */
export interface StepRecorderSetting {
  /** Id of the step; stands in each event. */
  readonly step: string;
  readonly now: () => Date;
  readonly sinks: readonly EventSink[];
  /** Hides secrets in every text; may be left out where only masked texts arrive. */
  readonly mask?: Pick<Mask, 'text'>;
}

/** Creates the recorder of one step. Texts longer than 64 KiB are cut, with a note. */
export function createStepRecorder(setting: StepRecorderSetting): StepRecorder {
  const { step, now, sinks, mask } = setting;
  const clean = (text: string) => cutLine(mask === undefined ? text : mask.text(text));

  function record(body: StepEventBody): void {
    const { type, ...rest } = body;
    const cleaned = mapTexts(rest as JsonValue, clean) as object;
    const event = { at: now().toISOString(), step, type, ...cleaned } as StepEvent;
    for (const sink of sinks) sink.write(event);
  }

  function close(): void {
    const failures: unknown[] = [];
    for (const sink of sinks) {
      try {
        sink.close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  return {
    record,
    close,
    log: (level, text) =>
      record(
        level === 'warning' ? { type: 'warning', text } : { type: 'log', stream: 'info', text },
      ),
    output: (stream, text) => record({ type: 'log', stream, text }),
    progress: (label, done, total, unit) => record({ type: 'progress', label, done, total, unit }),
  };
}

/** Applies a function to every text in a value, names of properties included: outputs may hold any. */
function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    change(name),
    mapTexts(item, change),
  ]);
  return Object.fromEntries(entries) as JsonValue;
}
