import { joinBlocks, printPageHeader } from './header.ts';
import { printCode, printProse, printTable } from './markdown.ts';

/** A row of the exit code table. */
export interface ExitCodeDoc {
  readonly code: number;
  readonly name: string;
  readonly description: string;
}

/** The page of exit codes. */
export function printExitCodesPage(codes: readonly ExitCodeDoc[]): string {
  return joinBlocks([
    printPageHeader('src/diagnostics/exit-codes.ts'),
    '# Exit codes',
    'The command and the step runner end with the same codes. Codes above 128 are 128 plus the number of a signal.',
    printTable(
      ['Code', 'Name', 'Meaning'],
      codes.map(({ code, name, description }) => [
        String(code),
        printCode(name),
        printProse(description),
      ]),
    ),
  ]);
}
