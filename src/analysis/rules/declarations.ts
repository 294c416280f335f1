import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { findProducts } from '../flow/products.ts';

/** Everything that is used is declared, and everything that is declared is used. */
export function checkDeclarations(analysis: Analysis): void {
  const { pipeline, references, steps } = analysis;
  const declared = {
    image: pipeline.images,
    chart: pipeline.charts,
    files: pipeline.files,
    value: pipeline.values,
    outside: pipeline.outsideSteps,
  };
  const used = new Set(references.map(({ kind, name }) => `${kind}:${name}`));
  for (const { kind, name, place } of references) {
    if (isDeclarable(kind) && !Object.hasOwn(declared[kind], name))
      analysis.report('undeclared-handle', { kind: kindNames[kind], name: quote(name) }, place);
  }
  for (const node of steps) {
    for (const name of Object.values(node.step.save ?? {}))
      if (!Object.hasOwn(declared.value, name))
        analysis.report('undeclared-handle', { kind: 'value', name: quote(name) }, node);
    for (const name of node.step.makes ?? [])
      if (!Object.hasOwn(declared.files, name))
        analysis.report('undeclared-handle', { kind: kindNames.files, name: quote(name) }, node);
  }
  const made = new Set<string>();
  for (const { kind, name } of findProducts(analysis).all()) made.add(`${kind}:${name}`);
  for (const [kind, names] of Object.entries(declared)) {
    for (const name of Object.keys(names)) {
      const key = `${kind}:${name}`;
      if (used.has(key)) continue;
      const text = { kind: kindNames[kind as keyof typeof kindNames], name: quote(name) };
      if (!made.has(key)) analysis.report('declared-not-used', text, key);
      else if (kind === 'value') analysis.report('value-never-used', text, key);
    }
  }
}

const kindNames = {
  image: 'image',
  chart: 'chart',
  files: 'set of files',
  value: 'value',
  outside: 'outside step',
} as const;

function isDeclarable(kind: string): kind is keyof typeof kindNames {
  return Object.hasOwn(kindNames, kind);
}
