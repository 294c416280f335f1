import type { StageRecord } from './engine.ts';
import type { RecordedBuild, RecordedCase } from './recorded-cases.ts';

/** A recorded case written otherwise, with what a Jenkins that did the recording must do with it. */
export type MutatedCase = RecordedCase;

const wrapper = 'Wrapped';

/** All stages get other names; everything else stays. */
export function renameStages(recorded: RecordedCase): MutatedCase | undefined {
  const names = new Set<string>();
  const jenkinsfile = recorded.jenkinsfile.replace(
    /^(\s*stage\()(['"])([^'"$\\]+)\2\)/gm,
    (_, start: string, quote: string, name: string) => {
      names.add(name);
      return `${start}${quote}${rename(name)}${quote})`;
    },
  );
  if (names.size === 0) return undefined;
  const text = (value: string) => (names.has(value) ? rename(value) : value);
  return {
    ...recorded,
    jenkinsfile,
    runs: recorded.runs.map((run) => ({
      ...run,
      given:
        run.given.restartedFromStage === undefined
          ? run.given
          : { ...run.given, restartedFromStage: text(run.given.restartedFromStage) },
      stages: run.stages.map((stage) => ({
        ...stage,
        name: text(stage.name),
        parent: stage.parent === null ? null : text(stage.parent),
      })),
      error: run.error === null ? null : renameQuoted(run.error, text),
      ...(run.skipMessages === undefined
        ? {}
        : {
            skipMessages: run.skipMessages.map((message) => renameQuoted(message, text)),
          }),
    })),
  };
}

function renameQuoted(message: string, text: (name: string) => string): string {
  return message.replace(/"([^"]*)"/g, (_, name: string) => `"${text(name)}"`);
}

function rename(name: string): string {
  return `${name} otherwise`;
}

/** The directives of the pipeline and of every stage stand in the opposite order, which means nothing. */
export function reverseDirectives(recorded: RecordedCase): MutatedCase | undefined {
  // Where nothing started, the message names a line; what stands behind the pipeline block is no Declarative.
  const started = recorded.runs.every(({ nodes }) => nodes.total > 0);
  const isAlone = recorded.jenkinsfile.match(/^pipeline \{$/gm)?.length === 1;
  if (!isRegular(recorded) || !started || !isAlone) return undefined;
  const jenkinsfile = reverseIn(recorded.jenkinsfile.split('\n'), /^pipeline \{$/).join('\n');
  return jenkinsfile === recorded.jenkinsfile ? undefined : { ...recorded, jenkinsfile };
}

/** Reverses the blocks inside every block that begins with such a line, and in the stages inside. */
function reverseIn(lines: readonly string[], begins: RegExp): readonly string[] {
  const out: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    out.push(line);
    if (!begins.test(line) || !line.endsWith('{')) continue;
    const indent = indentOf(line);
    const end = lines.findIndex((other, at) => at > index && other === `${' '.repeat(indent)}}`);
    if (end < 0) return lines;
    const inner = lines.slice(index + 1, end);
    const blocks = splitBlocks(inner, indent + 2).map((block) => reverseIn(block, /^\s*stage\(/));
    out.push(...blocks.reverse().flat());
    index = end - 1;
  }
  return out;
}

/** Lines by the statement that they belong to; each begins at the given indent. */
function splitBlocks(lines: readonly string[], indent: number): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const line of lines) {
    const begins = indentOf(line) === indent && !/^\s*\}/.test(line);
    if (begins || blocks.length === 0) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * All stages of the pipeline stand in one more stage around them: one block of four nodes, which
 * fails when one of its stages does, and above which their places stay as they were.
 */
export function wrapStages(recorded: RecordedCase): MutatedCase | undefined {
  const started = recorded.runs.filter(({ nodes }) => nodes.total > 4);
  const isTooLarge = recorded.runs.some(({ nodes }) => nodes.total > 1000);
  const dependsOnPlace = /\btools \{|currentBuild|restart|^ {4}retry\(/im.test(
    recorded.jenkinsfile,
  );
  if (!isRegular(recorded) || started.length === 0 || started.length < recorded.runs.length)
    return undefined;
  if (isTooLarge || dependsOnPlace || recorded.unstableFields !== undefined) return undefined;
  const opened = `  stages {\n  stage('${wrapper}') {\n  stages {`;
  const jenkinsfile = recorded.jenkinsfile
    .replace(/^ {2}stages \{$/m, opened)
    .replace(/(^ {2}stages \{$[\s\S]*?^ {2}\}$)/m, '$1\n  }\n  }');
  const runs = recorded.runs.map(wrapRun);
  return runs.includes(undefined)
    ? undefined
    : { ...recorded, jenkinsfile, runs: runs as RecordedBuild[] };
}

/** Undefined where the stages never began: then there is no stage around them either. */
function wrapRun(run: RecordedBuild): RecordedBuild | undefined {
  const isOwn = ({ name, parent }: Pick<StageRecord, 'name' | 'parent'>) =>
    parent === null && !name.startsWith('Declarative: ');
  const first = run.stages.findIndex(isOwn);
  if (first < 0) return undefined;
  const hasFailed = run.stages.some(
    (stage) => isOwn(stage) && stage.tags['STAGE_STATUS'] === 'FAILED_AND_CONTINUED',
  );
  // What failed and was tried again leaves its mark: whether the group around bears it is not recorded.
  if (hasFailed && run.error === null) return undefined;
  const around = {
    name: wrapper,
    kind: 'stage' as const,
    parent: null,
    tags: (hasFailed ? { STAGE_STATUS: 'FAILED_AND_CONTINUED' } : {}) as Record<string, string>,
  };
  const inside = run.stages.map((stage) => (isOwn(stage) ? { ...stage, parent: wrapper } : stage));
  const { byFunction, total } = run.nodes;
  const counted = { ...byFunction };
  for (const name of ['stage', '{', '}', '// stage']) counted[name] = (counted[name] ?? 0) + 1;
  return {
    ...run,
    stages: [...inside.slice(0, first), around, ...inside.slice(first)],
    nodes: { total: total + 4, byFunction: counted },
  };
}

/** Written as nearly all recorded files are: one directive a line, two spaces for each level. */
function isRegular({ jenkinsfile }: RecordedCase): boolean {
  return (
    /^pipeline \{$/m.test(jenkinsfile) &&
    /^ {2}stages \{$/m.test(jenkinsfile) &&
    !/[\r\t]|'''|"""/.test(jenkinsfile)
  );
}
