import { setTimeout } from 'node:timers/promises';
import type { smoke as contract } from '../contracts/smoke.ts';
import { StepError } from '../diagnostics/errors.ts';
import { parseDurationMs } from '../model/duration.ts';
import { type Answer, ask } from '../runner/http/ask.ts';
import type { StepRun } from './step-run.ts';

/** One question may take this long, or what is left of the deadline. */
const questionTimeoutMs = 10_000;

export const smoke: StepRun<typeof contract> = async (input, context) => {
  const base = input.url ?? context.build.serviceUrl;
  if (base === '') {
    throw new StepError('smoke.no-url', 'There is no URL to ask.', {
      mend: 'Give `url`, or put the step into a stage with a `service`.',
      exit: 'invalid',
    });
  }
  const url = parseUrl(input.path ?? '/', base);
  const expected = input.status ?? 200;
  const deadlineMs = parseDurationMs(input.deadline ?? '60s') ?? 60_000;
  const intervalMs = parseDurationMs(input.interval ?? '500ms') ?? 500;
  const end = performance.now() + deadlineMs;
  let last = 'no answer yet';
  for (let attempts = 1; ; attempts += 1) {
    const left = end - performance.now();
    const answer = await ask(url, Math.max(1, Math.min(questionTimeoutMs, left)), context.signal);
    if (accepts(answer, expected, input.contains)) {
      context.log.info(`${url} answered ${expected} at attempt ${attempts}.`);
      return { status: expected, attempts };
    }
    const said = describe(answer, input.contains);
    if (said !== last) context.log.info(`${url}: ${said}; asking again.`);
    last = said;
    if (performance.now() + intervalMs >= end) {
      throw new StepError(
        'smoke.deadline',
        `${url} did not answer ${expected}${input.contains === undefined ? '' : ' with the expected text'} within ${input.deadline ?? '60s'}. Last: ${last}.`,
        {
          mend: 'Look at the log of the service, or give it more time with `deadline`.',
        },
      );
    }
    await setTimeout(intervalMs, undefined, { signal: context.signal });
  }
};

function parseUrl(path: string, base: string): URL {
  const url = URL.parse(path, base);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new StepError('smoke.bad-url', `${base} is no address of a web server.`, {
    mend: 'Give `url` as https://host or http://host:port.',
    exit: 'invalid',
  });
}

function accepts(answer: Answer, expected: number, contains: string | undefined): boolean {
  return answer.status === expected && (contains === undefined || answer.body.includes(contains));
}

function describe(answer: Answer, contains: string | undefined): string {
  if (answer.status === undefined) return answer.problem;
  const body = answer.body.trim().slice(0, 200).replaceAll(/\s+/g, ' ');
  return `status ${answer.status}${contains === undefined && body === '' ? '' : `, body ${JSON.stringify(body)}`}`;
}
