import type { Analysis } from '../analysis.ts';
import type { StepNode } from '../nodes.ts';
import { readReference } from '../read-reference.ts';

/** What flows between steps and is made by one of them. */
export type ProductKind = 'image' | 'value' | 'files';

/** Where each image, value and set of files is made, by kind and name, in order of execution. */
export interface Products {
  makersOf(kind: ProductKind, name: string): readonly StepNode[];
  /** Every product that some step makes. */
  all(): Iterable<{ kind: ProductKind; name: string; makers: readonly StepNode[] }>;
}

/** Finds what makes what: parameters with the role `makes`, `save` and `makes`. */
export function findProducts(analysis: Analysis): Products {
  const products = new Map<string, { kind: ProductKind; name: string; makers: StepNode[] }>();
  const add = (kind: ProductKind, name: string, node: StepNode) => {
    const key = `${kind}:${name}`;
    const product = products.get(key) ?? { kind, name, makers: [] };
    products.set(key, product);
    if (product.makers.at(-1) !== node) product.makers.push(node);
  };
  for (const node of analysis.steps) {
    for (const name of imagesWithRole(node, 'makes')) add('image', name, node);
    for (const name of Object.values(node.step.save ?? {})) add('value', name, node);
    for (const name of node.step.makes ?? []) add('files', name, node);
  }
  return {
    makersOf: (kind, name) => products.get(`${kind}:${name}`)?.makers ?? [],
    all: () => products.values(),
  };
}

/** The images that a step makes or uses, as its contract says. */
export function imagesWithRole({ step, contract }: StepNode, role: 'makes' | 'uses'): string[] {
  return Object.entries(contract?.parameters.properties ?? {}).flatMap(([parameter, schema]) => {
    const handle = (schema as { 'x-handle'?: { kind: string; role: string } })['x-handle'];
    const given = step.input[parameter];
    if (handle?.kind !== 'image' || handle.role !== role) return [];
    if (typeof given !== 'object' || given === null) return [];
    const reference = readReference(given);
    return reference?.kind === 'image' ? [reference.name] : [];
  });
}
