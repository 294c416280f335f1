import { Listr, type ListrTask } from 'listr2';
import pc from 'picocolors';
import type { RunEvent } from '../../local/run-event.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { Stage } from '../../model/stage.ts';
import type { Io } from '../io.ts';
import { describeCell } from './describe-place.ts';
import { describeStep } from './plain.ts';
import type { Progress } from './progress.ts';

/** What the rows of the tree wait for. */
interface Row {
  readonly started: PromiseWithResolvers<void>;
  readonly finished: PromiseWithResolvers<
    Extract<RunEvent, { type: 'stage-finished' }> | undefined
  >;
  say: (text: string) => void;
}

/** The tree of stages, each with its last line, redrawn while the run goes on. */
export function createLiveProgress(pipeline: Pipeline, io: Io): Progress {
  const colors = pc.createColors(io.color);
  const rows = new Map<string, Row>();
  const failures: string[] = [];
  const tree = new Listr(
    pipeline.stages.map((stage) => toTask(stage, rows)),
    {
      concurrent: false,
      exitOnError: false,
      // A signal is for the whole run, which ends in order; Listr would end the process.
      registerSignalListeners: false,
      rendererOptions: { collapseSubtasks: false, collapseErrors: true, showErrorMessage: true },
    },
  );
  const shown = tree.run().catch(() => {});
  return {
    onEvent(event) {
      const row = 'stage' in event ? rows.get(event.stage) : undefined;
      // A matrix has one row: its cells say in it what they do, and it is over when all of them are.
      const cell = 'axes' in event && event.axes !== undefined ? describeCell(event.axes) : [];
      if (cell.length > 0 && event.type.startsWith('stage-')) return;
      const say = (text: string) => row?.say([...cell, text].join(' '));
      switch (event.type) {
        case 'stage-started':
          row?.started.resolve();
          break;
        case 'stage-finished':
          row?.started.resolve();
          row?.finished.resolve(event);
          settle(rows, (id) => id.startsWith(`${event.stage}.`));
          break;
        case 'step-started':
          say(event.label);
          break;
        case 'step-output':
          say(event.text);
          break;
        case 'step-progress':
          say(`${event.label} ${event.done}/${event.total} ${event.unit}`);
          break;
        case 'step-finished':
          if (event.record.outcome === 'failed' || event.record.outcome === 'unstable')
            failures.push(describeStep(event.record, colors));
          break;
        case 'run-finished':
          settle(rows, () => true);
          break;
      }
    },
    pause: (work) => work(),
    async close() {
      settle(rows, () => true);
      await shown;
      if (failures.length > 0) io.stdout(`\n${failures.join('\n')}\n`);
    },
  };
}

/** Rows of stages that never started, such as those in a group that was skipped. */
function settle(rows: ReadonlyMap<string, Row>, includes: (stageId: string) => boolean): void {
  for (const [id, row] of rows) {
    if (!includes(id)) continue;
    row.started.resolve();
    row.finished.resolve(undefined);
  }
}

function toTask(stage: Stage, rows: Map<string, Row>): ListrTask {
  const row: Row = {
    started: Promise.withResolvers(),
    finished: Promise.withResolvers(),
    say: () => {},
  };
  rows.set(stage.id, row);
  return {
    title: stage.name,
    task: async (_context, task) => {
      await row.started.promise;
      row.say = (text) => {
        task.output = text;
      };
      const settle = async () => {
        const event = await row.finished.promise;
        if (event === undefined) return;
        if (event.result === 'skipped' || event.result === 'not-run')
          task.skip(`${stage.name}: ${event.reason ?? event.result}`);
        else if (event.result !== 'succeeded')
          throw new Error(
            `${stage.name}: ${event.result}${event.reason === undefined ? '' : ` (${event.reason})`}`,
          );
        else task.title = `${stage.name} (${(event.durationMs / 1000).toFixed(1)} s)`;
      };
      if (stage.stages === undefined) return settle();
      return task.newListr(
        stage.stages.map((inner) => toTask(inner, rows)),
        { concurrent: stage.parallel === true, exitOnError: false },
      );
    },
  };
}
