import type { Analysis } from '../analysis.ts';
import { type Place, placeOfPipeline, placeOfStage } from '../nodes.ts';

/** A text of the pipeline with where it stands. */
export interface FoundText {
  readonly text: string;
  readonly place: Place | string;
  /** How messages call the place: `Step "npm ci", env.TOKEN`. */
  readonly where: string;
  /** The last name on the way to the text: `TOKEN`. */
  readonly name: string;
}

/**
 * Hands over every text of the pipeline, names included: of its own options, of declarations,
 * stages and steps. Ids and what the compiler sets itself are left out.
 */
export function walkTexts(analysis: Analysis, visit: (found: FoundText) => void): void {
  const { stages: _stages, post: _post, source: _source, ...own } = analysis.pipeline;
  const { images, charts, files, outsideSteps, parameters, environments, values, ...options } = own;
  walk(options, 'The pipeline', placeOfPipeline, visit);
  const groups = {
    image: images,
    chart: charts,
    files,
    outside: outsideSteps,
    parameter: parameters,
    environment: environments,
    value: values,
  };
  for (const [kind, members] of Object.entries(groups)) {
    for (const [name, member] of Object.entries(members))
      walk({ [name]: member }, `The ${kind}`, `${kind}:${name}`, visit);
  }
  for (const node of analysis.stages) {
    const { id: _id, kind: _kind, steps: _steps, stages: _, post: __, ...rest } = node.stage;
    const place = placeOfStage(node);
    walk(rest, place.label, place, visit);
  }
  for (const node of analysis.steps) {
    const { id: _id, contract: _contract, label: _label, ...rest } = node.step;
    walk(rest, node.label, node, visit);
  }
}

/** Visits the texts and keys of some data without recursion; data can be deep. */
function walk(
  data: object,
  label: string,
  place: Place | string,
  visit: (found: FoundText) => void,
): void {
  const open: { item: unknown; path: string; name: string }[] = [
    { item: data, path: '', name: '' },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, path, name } = next;
    if (typeof item === 'string')
      visit({ text: item, place, name, where: path === '' ? label : `${label}, ${path}` });
    if (typeof item !== 'object' || item === null) continue;
    const isList = Array.isArray(item);
    for (const [key, inner] of Object.entries(item).reverse()) {
      const isPlumbing = key.startsWith('$') && !key.startsWith('$$');
      if (!isList && !isPlumbing) visit({ text: key, place, name: '', where: `${label}, a name` });
      const part = isList || isPlumbing ? path : path === '' ? key : `${path}.${key}`;
      open.push({ item: inner, path: part, name: isList || isPlumbing ? name : key });
    }
  }
}
