import type { EventSink, StepEvent } from './step-event.ts';

/** A progress is shown again when it has grown by this share. */
const PROGRESS_STEP_PERCENT = 10;

/**
 * Writes events as lines for people, as Jenkins' log shows them. What a command prints stands there
 * as it is; progress is shown in steps of 10 %, not at every event.
 */
export function createPlainSink(write: (text: string) => void): EventSink {
  const shownPercents = new Map<string, number>();

  function describe(event: StepEvent): string | undefined {
    switch (event.type) {
      case 'step-started':
        return `> ${event.label}`;
      case 'log':
        return event.text;
      case 'progress':
        return isNews(event) ? describeProgress(event) : undefined;
      case 'output':
        return `${event.name} = ${JSON.stringify(event.value)}`;
      case 'warning':
        return `WARNING ${event.text}`;
      case 'finding':
        return `${event.severity.toUpperCase()} ${describePlace(event)}${event.text}`;
      case 'step-finished':
        return `> ${event.outcome} after ${(event.durationMs / 1000).toFixed(1)} s, exit code ${event.exit}`;
    }
  }

  function isNews(event: StepEvent & { readonly type: 'progress' }): boolean {
    const key = JSON.stringify([event.step, event.label]);
    const shown = shownPercents.get(key);
    const percent = event.total > 0 ? (100 * event.done) / event.total : 0;
    const isNew = shown === undefined || percent >= shown + PROGRESS_STEP_PERCENT;
    const isEnd = percent >= 100 && shown !== undefined && shown < 100;
    // Starting over, as a second attempt does, is news too.
    if (!isNew && !isEnd && percent >= shown) return false;
    shownPercents.set(key, percent);
    return true;
  }

  return {
    write(event) {
      const line = describe(event);
      if (line !== undefined) write(`${line}\n`);
    },
    close() {},
  };
}

function describeProgress(event: StepEvent & { readonly type: 'progress' }): string {
  const { label, done, total, unit } = event;
  return total > 0
    ? `${label}: ${done} of ${total} ${unit} (${Math.floor((100 * done) / total)} %)`
    : `${label}: ${done} ${unit}`;
}

function describePlace(event: StepEvent & { readonly type: 'finding' }): string {
  const place = [event.file, event.line, event.column].filter((part) => part !== undefined);
  return place.length === 0 ? '' : `${place.join(':')} `;
}
