import { InternalError } from '../../diagnostics/errors.ts';
import { type Program, sdkModuleName } from '../evaluate/read-program.ts';
import { parseProblems, type TypeProblem } from './parse-problems.ts';
import { findProgram, type SdkTypes } from './type-program.ts';

/**
 * Gives every finding to its program, with the repository's paths in place of those of the
 * working folder.
 *
 * @param folder the working folder of the check; absolute
 * @throws InternalError for a finding outside of all programs: the check itself is wrong then
 */
export function assignProblems(
  output: string,
  folder: string,
  programs: readonly Program[],
  sdk: SdkTypes,
): TypeProblem[][] {
  const assigned: TypeProblem[][] = programs.map(() => []);
  for (const printed of parseProblems(output)) {
    const place = printed.file === undefined ? undefined : findProgram(printed.file, programs);
    if (place === undefined)
      throw new InternalError(`The type check is wrong: ${printed.code} ${printed.message}`);
    const { code, line, column } = printed;
    const message = hidePaths(printed.message, folder, sdk);
    assigned[place.program]?.push({ code, message, position: { file: place.file, line, column } });
  }
  return assigned;
}

/** Types are printed as `import("/full/path").Name` when their name alone does not tell them. */
function hidePaths(message: string, folder: string, sdk: SdkTypes): string {
  if (!message.includes('/')) return message;
  let shown = message
    .replaceAll(`${folder.replaceAll('\\', '/')}/`, '')
    .replace(/(?<=["'])p\d+\//gu, '');
  for (const file of sdk.files)
    shown = shown.replaceAll(file.replaceAll('\\', '/').replace(/(\.d)?\.ts$/u, ''), sdkModuleName);
  return shown;
}
