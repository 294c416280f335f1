import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Position } from '../../diagnostics/position.ts';
import type { SourceLocation } from './locate.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';

/** A source file as it was read, once. */
export interface Source {
  readonly location: SourceLocation;
  /** Without a byte order mark. */
  readonly text: string;
  /** Of the bytes on disk, lower-case hexadecimal. */
  readonly sha256: string;
}

/** 8 MiB: names and scripts of 1 MB are allowed, data sets are not. */
const largestSourceBytes = 8 * 1024 * 1024;

/**
 * Reads a source file that the boundary has admitted.
 *
 * @param position the import that asked for it; undefined for the pipeline file itself
 */
export function readSource(
  location: SourceLocation,
  position: Position | undefined,
): Source | EvaluationProblem {
  const file = location.name;
  let bytes: Buffer;
  try {
    const { size, isRegular } = inspect(location.path);
    // Reading a named pipe would wait for ever, so the kind is looked at first.
    if (!isRegular) return createProblem('source-not-a-file', { file }, position);
    if (size > largestSourceBytes)
      return createProblem('source-too-large', { file, limit: '8 MiB' }, position);
    bytes = readFileSync(location.path);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return createProblem('source-unreadable', { file, reason: code }, position);
  }
  const text = decode(bytes);
  if (text === undefined) return createProblem('source-binary', { file }, position);
  if (text.trim() === '') return createProblem('source-empty', { file }, position);
  return { location, text, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Tells a problem from what was asked for. */
export function isProblem<T extends object>(
  result: T | EvaluationProblem,
): result is EvaluationProblem {
  return 'mend' in result;
}

function inspect(path: string): { size: number; isRegular: boolean } {
  const found = statSync(path);
  return { size: found.size, isRegular: found.isFile() };
}

function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
