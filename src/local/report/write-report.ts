import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { printDiagram } from '../../emit/diagram/emit-diagram.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { RunDirectory } from '../run-directory.ts';
import type { RunRecord } from '../run-record.ts';
import { printReport } from './print-report.ts';

/** How much of a log the page shows; the whole one lies beside it. */
const shownLogBytes = 200_000;

/** Writes the report of a run beside its logs and returns its path. */
export async function writeReport(
  record: RunRecord,
  directory: RunDirectory,
  pipeline: Pipeline,
): Promise<string> {
  const logs = new Map<string, string>();
  for (const name of await readdir(directory.logs))
    logs.set(
      join('logs', name),
      shorten(await readFile(join(directory.logs, name), 'utf8'), join('logs', name)),
    );
  const artifacts = (await readdir(directory.artifacts, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.artifacts.length + 1))
    .sort()
    .map((name) => ({
      name,
      href: `artifacts/${name.split('/').map(encodeURIComponent).join('/')}`,
    }));
  const file = join(directory.path, 'report.html');
  await writeFileAtomic(
    file,
    printReport(record, { diagram: await printDiagram(pipeline), logs, artifacts }),
  );
  return file;
}

function shorten(text: string, path: string): string {
  if (text.length <= shownLogBytes) return text;
  return `… the first ${text.length - shownLogBytes} characters are in ${path}\n${text.slice(-shownLogBytes)}`;
}
