import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedState, verifyText } from '../../emit/generated-header.ts';
import { verifyJson } from '../../emit/generated-json.ts';
import type { EmittedFile } from '../../emit/options.ts';
import { notReadable } from './output-failure.ts';

/** What a write would do to one file. `edited`: a person changed the generated file, or wrote it. */
export interface OutputChange {
  readonly path: string;
  readonly action: 'created' | 'updated' | 'unchanged' | 'edited';
  readonly content: string;
  /** What is there now; undefined when nothing is. */
  readonly before: string | undefined;
}

/**
 * Compares what the compiler made with what is there. Reads only. Throws `PlatformError`
 * `output.not-readable` when something that is no file is in the way.
 */
export function planOutput(repository: string, files: readonly EmittedFile[]): OutputChange[] {
  return files.map(({ path, content }) => {
    const before = readText(repository, path);
    const action =
      before === undefined
        ? 'created'
        : before === content
          ? 'unchanged'
          : stateOf(path, before) === 'intact'
            ? 'updated'
            : 'edited';
    return { path, action, content, before };
  });
}

function stateOf(path: string, text: string): GeneratedState {
  return path.endsWith('.json') ? verifyJson(text) : verifyText(text);
}

function readText(repository: string, path: string): string | undefined {
  try {
    return readFileSync(join(repository, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notReadable(path, error);
  }
}
