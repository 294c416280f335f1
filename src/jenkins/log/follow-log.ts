import type { Controller } from '../client/controller.ts';
import { createStageGrouping, type LogLine } from './group-by-stage.ts';
import { readLogHtml } from './read-log-html.ts';

/**
 * The log of a build, line by line with its stage. With `follow` until the build ends, else what
 * there is now. Asked for from where the controller said it ended: a length counted here would be
 * wrong, since the text is annotated, and past the end everything comes again (recorded:
 * log/progressive-text-past-end).
 */
export async function followLog(
  controller: Controller,
  job: string,
  number: number,
  follow: boolean,
  onLine: (line: LogLine) => void,
): Promise<void> {
  const grouping = createStageGrouping();
  let current: string | undefined;
  for (let start = 0; ; ) {
    const part = await controller.read(`the log of ${job} #${number}`, (client) =>
      client.build.log({ name: job, number, start, type: 'html', meta: true }),
    );
    const read = readLogHtml(String(part.text ?? ''), current);
    current = read.current;
    for (const line of grouping.add(read.pieces)) onLine(line);
    if (!part.more || !follow) break;
    start = part.size === undefined ? start : Number(part.size);
    await controller.pause();
  }
  for (const line of grouping.end()) onLine(line);
}
