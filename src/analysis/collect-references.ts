import type { Pipeline } from '../model/pipeline.ts';
import { type Nodes, type Place, placeOfPipeline, placeOfStage } from './nodes.ts';
import { type ReferenceKind, readReference } from './read-reference.ts';

/** One use of something that has a name. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly place: Place;
  /** In what the name stands: the input of a step, its variables, or a condition. */
  readonly part: 'input' | 'env' | 'when' | 'agent' | 'service' | 'needs';
}

/** Everything that the pipeline, its stages and its steps refer to, in order of execution. */
export function collectReferences(pipeline: Pipeline, nodes: Nodes): Reference[] {
  const found: Reference[] = [];
  const collect = (data: unknown, place: Place, part: Reference['part']) => {
    for (const reference of referencesIn(data)) found.push({ ...reference, place, part });
  };
  collect(pipeline.env, placeOfPipeline, 'env');
  collect(pipeline.agent, placeOfPipeline, 'agent');
  for (const node of nodes.stages) {
    const { stage } = node;
    const { env, when, service, agent } = stage;
    if (env === undefined && when === undefined && service === undefined && agent === undefined)
      continue;
    const place = placeOfStage(node);
    collect(agent, place, 'agent');
    collect(stage.env, place, 'env');
    collect(stage.when, place, 'when');
    if (stage.service !== undefined)
      found.push({ kind: 'image', name: stage.service.image, place, part: 'service' });
  }
  for (const node of nodes.steps) {
    collect(node.step.input, node, 'input');
    collect(node.step.env, node, 'env');
    collect(node.step.when, node, 'when');
    for (const block of node.step.around ?? []) {
      found.push({ kind: 'outside', name: block.step, place: node, part: 'input' });
      collect(block.arguments, node, 'input');
    }
    for (const name of node.step.needs ?? [])
      found.push({ kind: 'files', name, place: node, part: 'needs' });
  }
  return found.sort((a, b) => a.place.order - b.place.order);
}

/**
 * The references in some data, at any depth, in the order in which they were written. A condition
 * holds its values under plain keys, so it is searched like any data.
 */
export function* referencesIn(data: unknown): Generator<{ kind: ReferenceKind; name: string }> {
  const open: unknown[] = [data];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    const reference = readReference(item);
    if (reference === undefined) pushReversed(open, Object.values(item));
    else if ('name' in reference) yield reference;
    else if (reference.kind === 'text') pushReversed(open, reference.parts);
    else if (reference.kind === 'transform') open.push(reference.of);
    else pushReversed(open, [reference.when, ...reference.values]);
  }
}

/** Puts items on a stack so that the first one is taken first; a spread would limit their number. */
function pushReversed(stack: unknown[], items: readonly unknown[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) stack.push(items[index]);
}
