import { quote } from '../../diagnostics/quote.ts';
import type { Agent } from '../../model/agent.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfPipeline, placeOfStage, type StepNode } from '../nodes.ts';

/** What a build takes from elsewhere is named by a version. */
export function checkFloatingVersions(analysis: Analysis): void {
  const report = (image: string, place: string, at: Place | string) => {
    if (isFloating(image)) analysis.report('floating-image', { image: quote(image), place }, at);
  };
  for (const image of imagesOf(analysis.pipeline.agent))
    report(image, 'The agent', placeOfPipeline);
  for (const node of analysis.stages)
    for (const image of imagesOf(node.stage.agent))
      report(image, `The agent of stage ${quote(node.stage.name)}`, placeOfStage(node));
  for (const [name, { base }] of Object.entries(analysis.pipeline.images))
    if (base !== 'scratch' && !base.startsWith('oci:'))
      report(base, `The base of image ${quote(name)}`, `image:${name}`);
  for (const node of analysis.steps) checkStep(node, analysis);
}

function imagesOf(agent: Agent | undefined): string[] {
  if (agent?.kind === 'container') return typeof agent.image === 'string' ? [agent.image] : [];
  return agent?.kind === 'pod' ? agent.containers.map(({ image }) => image) : [];
}

/** Whether a reference has neither digest nor a tag that says a version. A colon before a slash is a port. */
function isFloating(image: string): boolean {
  if (image.includes('@sha256:')) return false;
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest';
}

/** Names that every repository moves on. */
const movingBranches = /^(?:(?:refs\/heads\/|origin\/)?(?:main|master|develop|trunk)|HEAD)$/;

function checkStep(node: StepNode, analysis: Analysis): void {
  const { input } = node.step;
  if (node.contract?.adapters.includes('registry') === true && Array.isArray(input['extraTags'])) {
    for (const tag of input['extraTags'])
      if (tag === 'latest')
        analysis.report('floating-tag-pushed', { step: node.label, tag: quote(tag) }, node);
  }
  if (node.contract?.adapters.includes('helm') === true && hasLatestTag(input['values']))
    analysis.report('floating-tag-pushed', { step: node.label, tag: quote('latest') }, node);
  const revision = input['revision'];
  if (
    node.contract?.name === 'checkoutRepository' &&
    typeof revision === 'string' &&
    movingBranches.test(revision)
  )
    analysis.report('floating-revision', { step: node.label, revision: quote(revision) }, node);
}

/** Whether the values of a chart have a `tag: latest` at any depth. */
function hasLatestTag(values: unknown): boolean {
  const open: unknown[] = [values];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    for (const [key, inner] of Object.entries(item)) {
      if (/tag$/i.test(key) && inner === 'latest') return true;
      open.push(inner);
    }
  }
  return false;
}
