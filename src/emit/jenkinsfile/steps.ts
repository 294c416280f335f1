import { posix } from 'node:path';
import type { Stage } from '../../model/stage.ts';
import type { Step } from '../../model/step.ts';
import type { Delivery, Parcel } from '../flow-plan.ts';
import { call, directive, type Piece } from './document.ts';
import { toJenkinsCall } from './jenkins-step.ts';
import { printInBlocks } from './outside-block.ts';
import { printStep } from './step.ts';
import type { Surroundings } from './surroundings.ts';

/** Jenkins steps that need no machine; every other one does. */
const needNoAgent: ReadonlySet<string> = new Set([
  'build',
  'echo',
  'error',
  'nameBuild',
  'unstable',
]);

/** Steps that read no file of the repository, so that they run without a checkout. */
const needNoCheckout: ReadonlySet<string> = new Set([
  'annotateDeployment',
  'checkoutRepository',
  'cleanWorkspace',
  'ecrPush',
  'fail',
  'imagePush',
  'pause',
  'printMessage',
  'sendMessage',
  'smoke',
]);

/** Steps in a workspace whose `junit` files are collected where the stage ends. */
export function printSteps(steps: readonly Step[], stage: string, around: Surroundings): Piece[] {
  return printInBlocks(steps, (step) => [printStep(step, stage, around)], around);
}

/** Steps of a `post` block; test results are collected right behind the step that writes them. */
export function printPostSteps(
  steps: readonly Step[],
  stage: string,
  around: Surroundings,
): Piece[] {
  const print = (step: Step) => [printStep(step, stage, around), ...printTestResults([step])];
  return printInBlocks(steps, print, around);
}

/**
 * `junit` for the files that commands write. The runner has failed the step already when a command
 * ended well and no file is there; a command that did not come so far is no second error.
 */
export function printTestResults(steps: readonly Step[]): Piece[] {
  const globs = steps.flatMap((step) => {
    const glob = step.contract === 'run' ? step.input['junit'] : undefined;
    return typeof glob === 'string' ? [posix.join(step.directory ?? '', glob)] : [];
  });
  if (globs.length === 0) return [];
  const testResults = [...new Set(globs)].join(',');
  return [call('junit', { testResults, allowEmptyResults: true })];
}

/** Opens what earlier stages sent. */
export function printDeliveries(deliveries: readonly Delivery[]): Piece[] {
  return deliveries.map(({ by, name, include, isCertain }) =>
    by === 'archive'
      ? call('unarchive', { mapping: mapToWorkspace(include) })
      : directive(isCertain ? 'unstash' : 'unstashIfPresent', name),
  );
}

/** Leaves what later stages need. */
export function printParcels(parcels: readonly Parcel[]): Piece[] {
  return parcels.map(({ by, name, include, mayBeEmpty }) =>
    by === 'archive'
      ? call('archiveArtifacts', {
          artifacts: include.join(','),
          fingerprint: true,
          ...(mayBeEmpty ? { allowEmptyArchive: true } : {}),
        })
      : call('stash', {
          name,
          includes: include.join(','),
          ...(mayBeEmpty ? { allowEmpty: true } : {}),
        }),
  );
}

/** A single file is copied to the path beside it, everything else below the folder. */
function mapToWorkspace(include: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    include.map((pattern) => [pattern, /[*?]/.test(pattern) ? '.' : pattern]),
  );
}

/** Whether any of the steps needs a machine. */
export function needAgent(steps: readonly Step[], around: Surroundings): boolean {
  return steps.some((step) => {
    const native = toJenkinsCall(step, { ...around, inexpressible: [] });
    return native === undefined || !needNoAgent.has(native.step) || step.directory !== undefined;
  });
}

/** Whether a stage that is no group runs on a machine. */
export function isOnAgent(stage: Stage, around: Surroundings): boolean {
  const { flow } = around;
  const steps = [...(stage.steps ?? []), ...Object.values(stage.post ?? {}).flat()];
  const travels = flow.deliveredTo(stage).length + flow.sentBy(stage).length > 0;
  const hasOwn = stage.agent !== undefined && stage.agent.kind !== 'none';
  return hasOwn || travels || needAgent(steps, around);
}

/** Whether any of the steps reads files of the repository. */
export function needCheckout(steps: readonly Step[]): boolean {
  return steps.some((step) => !needNoCheckout.has(step.contract));
}
