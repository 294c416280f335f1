import type { Analysis } from '../analysis.ts';
import type { StepNode } from '../nodes.ts';
import { readReference } from '../read-reference.ts';

/** What flows between steps and is made by one of them. */
export type ProductKind = 'image' | 'value' | 'files';

/** An image, value or set of files with the steps that make it, in order of execution. */
export interface Product {
  readonly kind: ProductKind;
  readonly name: string;
  readonly makers: ReadonlySet<StepNode>;
}

/** Where each image, value and set of files is made, by kind and name, in order of execution. */
export interface Products {
  makersOf(kind: ProductKind, name: string): ReadonlySet<StepNode>;
  /** Every product that some step makes. */
  all(): Iterable<Product>;
}

const nobody: ReadonlySet<StepNode> = new Set();

/** Finds what makes what: parameters with the role `makes`, `save` and `makes`. */
export function findProducts(analysis: Analysis): Products {
  const products = new Map<string, Product & { readonly makers: Set<StepNode> }>();
  const add = (kind: ProductKind, name: string, node: StepNode) => {
    const key = `${kind}:${name}`;
    const product = products.get(key) ?? { kind, name, makers: new Set() };
    products.set(key, product);
    product.makers.add(node);
  };
  for (const node of analysis.steps) {
    for (const name of imagesWithRole(node, 'makes')) add('image', name, node);
    for (const name of Object.values(node.step.save ?? {})) add('value', name, node);
    for (const name of node.step.makes ?? []) add('files', name, node);
  }
  return {
    makersOf: (kind, name) => products.get(`${kind}:${name}`)?.makers ?? nobody,
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
