import { quote } from '../../diagnostics/quote.ts';
import type { Stage } from '../../model/stage.ts';
import type { Analysis } from '../analysis.ts';
import { findLeastSize, largestMethodBytes, mostOfMethod } from '../jenkins-size.ts';
import { type Place, placeOfPipeline, placeOfStage } from '../nodes.ts';

/** Jenkins fails with 251 steps in one block (recorded case 311); ten are kept for checkout and hand-over. */
export const mostSteps = 240;
/** A Groovy list has at most 250 elements (recorded case 243); one is kept for the first checkout. */
export const mostStages = 249;

/**
 * No block or list of the Jenkinsfile is larger than Groovy takes. Its method is measured behind the
 * rules, but for what is too large in any case.
 */
export function checkSizes(analysis: Analysis): void {
  const { pipeline } = analysis;
  checkStageCount(pipeline.stages, placeOfPipeline, analysis);
  checkPostCounts(pipeline.post, placeOfPipeline, analysis);
  for (const node of analysis.stages) {
    const place = placeOfStage(node);
    checkStepCount(node.stage.steps ?? [], place.label, place, analysis);
    checkPostCounts(node.stage.post, place, analysis);
    checkStageCount(node.stage.stages ?? [], place, analysis);
  }
  checkLeastSize(analysis);
}

function checkStepCount(
  steps: readonly unknown[],
  label: string,
  place: Place,
  analysis: Analysis,
): void {
  if (steps.length > mostSteps)
    analysis.report(
      'too-many-steps',
      { place: label, count: String(steps.length), limit: String(mostSteps) },
      place,
    );
}

function checkPostCounts(post: Stage['post'], place: Place, analysis: Analysis): void {
  for (const [condition, steps] of Object.entries(post ?? {}))
    checkStepCount(steps, `${place.label}, post.${condition},`, place, analysis);
}

function checkStageCount(stages: readonly Stage[], place: Place, analysis: Analysis): void {
  if (stages.length > mostStages)
    analysis.report(
      'too-many-stages',
      { place: place.label, count: String(stages.length), limit: String(mostStages) },
      place,
    );
}

function checkLeastSize(analysis: Analysis): void {
  const { bytes, largest } = findLeastSize(analysis.pipeline);
  const share = bytes / largestMethodBytes;
  if (share <= mostOfMethod) return;
  analysis.report(
    'jenkinsfile-too-large',
    {
      bytes: String(bytes),
      percent: String(Math.floor(share * 100)),
      limit: String(mostOfMethod * 100),
      most: String(largestMethodBytes),
      largest:
        largest === undefined
          ? 'the pipeline itself'
          : `stage ${quote(largest.stage.name)} with ${largest.bytes} bytes`,
    },
    placeOfPipeline,
  );
}
