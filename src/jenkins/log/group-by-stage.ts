import type { LogPiece } from './read-log-html.ts';

/** A whole line of a build's log, and where it belongs. */
export interface LogLine {
  /** Names of the stages and branches around, outermost first; empty outside all. */
  readonly stages: readonly string[];
  readonly text: string;
  /** Whether Jenkins says it about the run, `[Pipeline] sh`, and not a step. */
  readonly isMarker: boolean;
}

/**
 * Sorts pieces of a log into lines of stages, as they come: a line that is not complete is kept
 * until it is. Each line goes to the stage of the node that wrote it, so that those of parallel
 * stages are told apart.
 */
export function createStageGrouping() {
  /** Node → the node around it, and the name if it is a stage or branch. */
  const nodes = new Map<string, { enclosing: string | undefined; name: string | undefined }>();
  /** Lines without an end, by node: parallel steps write between one another's. */
  const unfinished = new Map<string | undefined, LogPiece>();

  const findStages = (node: string | undefined): string[] => {
    const names: string[] = [];
    for (let at = node; at !== undefined; at = nodes.get(at)?.enclosing) {
      const name = nodes.get(at)?.name;
      // A parallel stage is a stage in a branch of the same name.
      if (name !== undefined && name !== names[0]) names.unshift(name);
    }
    return names;
  };

  return {
    /** Adds pieces and gives the lines that they complete. */
    add(pieces: readonly LogPiece[]): LogLine[] {
      const lines: LogLine[] = [];
      for (const piece of pieces) {
        const before = unfinished.get(piece.node);
        unfinished.delete(piece.node);
        if (before !== undefined && piece.isMarker) {
          lines.push(this.finish(before), ...this.add([piece]));
          continue;
        }
        const parts = `${before?.text ?? ''}${piece.text}`.split('\n');
        const rest = parts.pop() as string;
        for (const part of parts) lines.push(this.finish({ ...piece, text: part }));
        if (rest !== '') unfinished.set(piece.node, { ...piece, text: rest });
      }
      return lines;
    },

    /** The lines that never ended, when the log has. */
    end(): LogLine[] {
      const lines = [...unfinished.values()].map((piece) => this.finish(piece));
      unfinished.clear();
      return lines;
    },

    finish({ text, node, enclosing, isMarker }: LogPiece): LogLine {
      const line = text.replace(/\r$/, '');
      if (isMarker && node !== undefined && !nodes.has(node))
        nodes.set(node, { enclosing, name: readName(line) });
      return { stages: findStages(node), text: line, isMarker };
    },
  };
}

/** `[Pipeline] { (Build)` and `[Pipeline] { (Branch: unit)`. */
function readName(line: string): string | undefined {
  return /^\[Pipeline\] \{ \((?:Branch: )?(.*)\)$/.exec(line)?.[1];
}
