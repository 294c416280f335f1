import { ts } from 'ts-morph';
import type { Position } from '../../diagnostics/position.ts';

/** A file of an author, as a tree that keeps every character. */
export interface SourceText {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Why a file has no tree. */
export interface ParseProblem {
  readonly position: Position;
  /** The compiler's words. */
  readonly message: string;
}

/** Parses a file, without types: what other files say is not read. */
export function parseSource(path: string, text: string): SourceText | ParseProblem {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  // The compiler keeps syntax errors here; its public way to them needs a whole program.
  const [problem] = (tree as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] })
    .parseDiagnostics;
  if (problem === undefined) return { path, text, tree };
  return {
    position: findPosition({ path, text, tree }, problem.start),
    message: ts.flattenDiagnosticMessageText(problem.messageText, ' '),
  };
}

/** Where an offset of a file stands. */
export function findPosition(source: SourceText, offset: number): Position {
  const { line, character } = source.tree.getLineAndCharacterOfPosition(offset);
  return { file: source.path, line: line + 1, column: character + 1 };
}
