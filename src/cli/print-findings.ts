import type { Compilation } from '../compiler/compile.ts';
import type { OutputChange } from '../compiler/write/plan-output.ts';
import type { PlatformError } from '../diagnostics/errors.ts';
import { packageVersion } from '../version.ts';
import { type Format, formats } from './choices.ts';
import type { Io } from './io.ts';

export function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text);
}

/** What became of the files of a compilation. */
export interface PrintedOutput {
  readonly changes: readonly OutputChange[];
  readonly error?: PlatformError;
}

function describeError(error: PlatformError | undefined): object {
  if (error === undefined) return {};
  const { code, message, mend } = error;
  return { error: { code, message, mend } };
}

/** Prints findings in the format that was asked for; each formatter is loaded only when it is. */
export async function printFindings(
  compilations: readonly Compilation[],
  format: Format,
  io: Io,
  outputs: readonly PrintedOutput[] = [],
): Promise<void> {
  const diagnostics = compilations.flatMap((compilation) => compilation.diagnostics);
  const sources = new Map(compilations.flatMap((compilation) => [...compilation.sources]));
  switch (format) {
    case 'text': {
      if (diagnostics.length === 0) return;
      const { formatText } = await import('../diagnostics/format/text.ts');
      io.stderr(formatText(diagnostics, { sources, color: io.color }));
      return;
    }
    case 'json': {
      const pipelines = compilations.map((compilation, index) => ({
        file: compilation.file,
        name: compilation.pipeline?.name,
        diagnostics: compilation.diagnostics,
        files: (outputs[index]?.changes ?? []).map(({ path, action }) => ({ path, action })),
        ...describeError(outputs[index]?.error),
      }));
      io.stdout(`${JSON.stringify({ pipelines }, null, 2)}\n`);
      return;
    }
    case 'sarif': {
      const { formatSarif } = await import('../diagnostics/format/sarif.ts');
      io.stdout(formatSarif(diagnostics, { version: packageVersion }));
      return;
    }
    case 'github': {
      const { formatGithub } = await import('../diagnostics/format/github.ts');
      io.stdout(formatGithub(diagnostics));
    }
  }
}
