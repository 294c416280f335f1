import { describeDifference } from '../compatibility/describe-difference.ts';
import type { LibraryCheck } from './check-library.ts';
import type { Hit } from './hit.ts';

/** Whom the differences reach, and what is not known, as text for people. No colours. */
export function printReached({ consumers, unread }: Omit<LibraryCheck, 'comparison'>): string {
  const hits = consumers.flatMap((report) => report.hits);
  const problems = consumers.flatMap(({ consumer, problems: found }) =>
    found.map(
      ({ position, message }) => `  ${printPlace(consumer, position)}  does not parse: ${message}`,
    ),
  );
  const reached = new Set(hits.map((hit) => hit.consumer)).size;
  const lines = [
    ...hits.map(printHit),
    ...(problems.length === 0 ? [] : ['Files of which nothing is known:', ...problems]),
    ...(unread.length === 0
      ? []
      : [
          'Repositories of which nothing is known:',
          ...unread.map(({ name, problem }) => `  ${name}  ${problem}`),
        ]),
    `${count(reached, 'consumer')} of ${consumers.length} reached, at ${count(hits.length, 'place')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function printHit({ consumer, position, difference, certainty }: Hit): string {
  const { code, bump, rewritten } = difference;
  const doubt = certainty === 'possible' ? ' perhaps' : '';
  const way = rewritten ? '; platform upgrade rewrites it' : '';
  return `${printPlace(consumer, position)}  ${code} ${bump}${doubt}  ${describeDifference(difference)}${way}`;
}

function printPlace(consumer: string, { file, line, column }: Hit['position']): string {
  return `${consumer}/${file}:${line}:${column}`;
}

function count(items: number, one: string): string {
  return `${items} ${items === 1 ? one : `${one}s`}`;
}
