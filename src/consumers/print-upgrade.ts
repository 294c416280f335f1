import { createTwoFilesPatch } from 'diff';
import { describeChange } from '../codemods/describe-change.ts';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { UnreadConsumer } from './consumer.ts';
import type { UpgradeReport } from './upgrade-consumers.ts';

/** What would change, as a unified diff that `git apply` takes in the folder of the command. */
export function printUpgradeDiff(reports: readonly UpgradeReport[]): string {
  return reports
    .flatMap(({ consumer, files }) =>
      files
        .filter(({ before, after }) => before !== after)
        .map(({ path, before, after }) => {
          const name = nameFile(consumer, path);
          const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after);
          return patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+) (.*)\t$/gm, '$1 $2');
        }),
    )
    .join('');
}

/** The report for people. No colours. */
export function printUpgrade(
  reports: readonly UpgradeReport[],
  unread: readonly UnreadConsumer[],
  library: LibraryManifest,
  dryRun: boolean,
): string {
  const changed = reports.flatMap(({ consumer, files }) =>
    files
      .filter(({ followed }) => followed.length > 0)
      .flatMap(({ path, followed }) => [
        nameFile(consumer, path),
        ...followed.map(({ step, change, calls }) => {
          const places = calls === 1 ? '1 call' : `${calls} calls`;
          return `  ${describeChange(step, change)}  ${places}`;
        }),
      ]),
  );
  const left = reports.flatMap(({ consumer, files, problems }) => [
    ...files.flatMap((file) =>
      file.left.map(
        ({ position, step, change, reason }) =>
          `  ${nameFile(consumer, file.path)}:${position.line}:${position.column}  ${describeChange(step, change)}: ${reason}`,
      ),
    ),
    ...problems.map(
      ({ position, message }) =>
        `  ${nameFile(consumer, position.file)}:${position.line}:${position.column}  does not parse: ${message}`,
    ),
  ]);
  const missing = [...unread, ...reports.flatMap((report) => report.unwritten)];
  const lines = [
    ...changed,
    ...(left.length === 0 ? [] : ['Left to a person:', ...left]),
    ...(missing.length === 0
      ? []
      : ['Left out:', ...missing.map(({ name, problem }) => `  ${name}  ${problem}`)]),
    summarise(reports, library, dryRun),
  ];
  return `${lines.join('\n')}\n`;
}

function summarise(
  reports: readonly UpgradeReport[],
  library: LibraryManifest,
  dryRun: boolean,
): string {
  const isChanged = ({ files }: UpgradeReport) => files.some((file) => file.before !== file.after);
  const count = reports.filter(isChanged).length;
  const all = `${reports.length} ${reports.length === 1 ? 'repository' : 'repositories'}`;
  const verb = dryRun ? 'would be' : 'were';
  return `${count} of ${all} ${verb} rewritten for ${library.name} ${library.version}`;
}

/** `.` is the folder of the command itself. */
function nameFile(consumer: string, path: string): string {
  return consumer === '.' ? path : `${consumer}/${path}`;
}
