import type { DiagnosticName } from '../../diagnostics/catalog/index.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import type { Reference } from '../collect-references.ts';
import { guardsOf } from '../conditions/conjuncts.ts';
import { areExcluding } from '../conditions/imply.ts';
import { comparePlaces, type Relation } from '../flow/compare-places.ts';
import { explainMissing } from '../flow/explain-missing.ts';
import { findProducts, type ProductKind } from '../flow/products.ts';
import type { Place, StepNode } from '../nodes.ts';

/** More makers of one thing are a mistake anyway; looking at all of them would take quadratic time. */
const mostComparedMakers = 8;

type NamedUse = Extract<
  DiagnosticName,
  | 'image-not-built'
  | 'value-not-saved'
  | 'files-not-made'
  | 'image-used-before-built'
  | 'value-used-before-saved'
  | 'files-needed-before-made'
>;

const namesByKind: Readonly<
  Record<ProductKind, { missing: NamedUse; early: NamedUse; twice: DiagnosticName; made: string }>
> = {
  image: {
    missing: 'image-not-built',
    early: 'image-used-before-built',
    twice: 'image-built-twice',
    made: 'It is built here.',
  },
  value: {
    missing: 'value-not-saved',
    early: 'value-used-before-saved',
    twice: 'value-saved-twice',
    made: 'It is saved here.',
  },
  files: {
    missing: 'files-not-made',
    early: 'files-needed-before-made',
    twice: 'files-made-twice',
    made: 'They are made here.',
  },
};

/** Images, values and files are made once, before they are used, and in every build that uses them. */
export function checkProductFlow(analysis: Analysis): void {
  const products = findProducts(analysis);
  for (const reference of analysis.references) {
    if (!isProduct(reference)) continue;
    const makers = products.makersOf(reference.kind, reference.name);
    checkUse(reference, makers, analysis);
  }
  for (const { kind, name, makers } of products.all()) {
    const list = [...makers];
    list.forEach((maker, index) => {
      const earlier = list.slice(Math.max(0, index - mostComparedMakers), index);
      const first = earlier.find((other) => !areAlternatives(other, maker));
      if (first === undefined) return;
      const parameters = { name: quote(name) } as never;
      const related = analysis.relate('The first time is here.', first);
      analysis.report(namesByKind[kind].twice, parameters, maker, related);
    });
  }
}

type ProductReference = Reference & { readonly kind: ProductKind };

function isProduct(reference: Reference): reference is ProductReference {
  return Object.hasOwn(namesByKind, reference.kind);
}

function checkUse(use: ProductReference, makers: ReadonlySet<StepNode>, analysis: Analysis): void {
  const { kind, name, place } = use;
  const texts = { kind, name: quote(name), step: place.label };
  const isDeclared = Object.hasOwn(declarationsOf(kind, analysis), name);
  const [first] = makers;
  if (first === undefined) {
    if (isDeclared) analysis.report(namesByKind[kind].missing, texts, place);
    return;
  }
  if ('step' in place && makers.has(place as StepNode)) {
    if (use.part === 'needs') analysis.report('files-needed-by-their-maker', texts, place);
    return;
  }
  const relation = findBestRelation(makers, place);
  if (relation?.kind !== 'before') {
    reportWrongOrder(use, first, comparePlaces(first, place), analysis);
    return;
  }
  // Of several makers one is a mistake, or they are alternatives that together are always there.
  if (makers.size > 1) return;
  const reason = explainMissing(first, place, relation.common);
  if (reason === undefined) return;
  const related = analysis.relate(namesByKind[kind].made, first);
  analysis.report('may-be-missing', { ...texts, reason }, place, related);
}

/** How the first makers stand to a use; one that comes before it is enough. */
function findBestRelation(makers: ReadonlySet<StepNode>, place: Place): Relation | undefined {
  let compared = 0;
  for (const maker of makers) {
    const relation = comparePlaces(maker, place);
    compared += 1;
    if (relation.kind === 'before' || compared === mostComparedMakers) return relation;
  }
  return undefined;
}

function reportWrongOrder(
  { kind, name, place }: ProductReference,
  maker: StepNode,
  relation: Relation,
  analysis: Analysis,
): void {
  const texts = { kind, name: quote(name), step: place.label };
  const related = analysis.relate(namesByKind[kind].made, maker);
  if (relation.kind === 'beside') analysis.report('made-in-parallel-branch', texts, place, related);
  else if (relation.kind === 'in-matrix')
    analysis.report(
      'made-in-matrix',
      { ...texts, matrix: quote(relation.matrix.stage.name) },
      place,
      related,
    );
  else analysis.report(namesByKind[kind].early, texts, place, related);
}

/** Whether of two steps only one ever runs in a build. */
export function areAlternatives(first: StepNode, second: StepNode): boolean {
  const others = guardsOf(second);
  return guardsOf(first).some((guard) =>
    others.some((other) => areExcluding(guard.condition, other.condition)),
  );
}

function declarationsOf(kind: ProductKind, { pipeline }: Analysis): object {
  return { image: pipeline.images, value: pipeline.values, files: pipeline.files }[kind];
}
