import type { StepContract } from '../../contracts/contract.ts';
import { toKebabCase } from '../contract-index.ts';
import type { StepExample } from '../step-example.ts';
import { type CommandDoc, printCommandsPage } from './commands-page.ts';
import type { DeclarationDoc } from './declaration-doc.ts';
import { printDiagnosticsPage } from './diagnostics-page.ts';
import { printDialectPage } from './dialect-page.ts';
import { printDslPage } from './dsl-page.ts';
import { type ExitCodeDoc, printExitCodesPage } from './exit-codes-page.ts';
import { printStepPage } from './step-page.ts';
import { printStepsIndex } from './steps-index.ts';

/** What the reference says beside the contracts, read from the sources. */
export interface ReferenceParts {
  readonly examples: ReadonlyMap<string, readonly StepExample[]>;
  readonly declarations: readonly DeclarationDoc[];
  readonly exitCodes: readonly ExitCodeDoc[];
  readonly program: CommandDoc;
  readonly commands: readonly CommandDoc[];
}

/**
 * The reference in Markdown: path → content.
 *
 * @throws Error when the declarations have no `StepOptions`
 */
export function generateReference(
  contracts: readonly StepContract[],
  parts: ReferenceParts,
): Map<string, string> {
  const names = contracts.map(({ name }) => name);
  return new Map([
    ['docs/reference/commands.md', printCommandsPage(parts.program, parts.commands)],
    ['docs/reference/declarative.md', printDialectPage()],
    ['docs/reference/diagnostics.md', printDiagnosticsPage()],
    ['docs/reference/dsl.md', printDslPage(parts.declarations, names)],
    ['docs/reference/exit-codes.md', printExitCodesPage(parts.exitCodes)],
    ['docs/reference/steps.md', printStepsIndex(contracts)],
    ...contracts.map((contract): [string, string] => [
      `docs/reference/steps/${contract.name}.md`,
      printStepPage(
        contract,
        `src/contracts/${toKebabCase(contract.name)}.ts`,
        parts.examples.get(contract.name) ?? [],
        parts.declarations,
      ),
    ]),
  ]);
}
