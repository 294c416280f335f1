import { parseAllDocuments, type ScalarTag, type Tags, type YAMLParseError } from 'yaml';
import type { ChartProblem } from './chart-problem.ts';
import { resolveTemplatePath } from './read-helm-messages.ts';
import type { ResolvedChart } from './resolve-chart.ts';

/** One object of the rendered stream. */
export interface Manifest {
  /** The template that printed it, as Helm names it: `payments/templates/service.yaml`. */
  readonly template: string;
  readonly object: Readonly<Record<string, unknown>>;
}

export interface ParsedManifests {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ChartProblem[];
}

const OCTAL: ScalarTag = {
  identify: () => false,
  default: true,
  tag: 'tag:yaml.org,2002:int',
  test: /^[-+]?0o[0-7]+$/,
  resolve: (text) =>
    Number(text.replace('+', '').replace('-0o', '0o')) * (text[0] === '-' ? -1 : 1),
};

/**
 * Reads the output of `helm template` as Helm and kubectl do: YAML 1.1, where `yes` is true and
 * `0644` is octal, but without its base-60 numbers, dates and bytes, which Go's reader never had.
 * Compared with Helm's own reading of some fifty scalars in the tests.
 */
export function parseManifests(stream: string, chart: ResolvedChart): ParsedManifests {
  const manifests: Manifest[] = [];
  const problems: ChartProblem[] = [];
  let template = '';
  for (const text of stream.split(/^---(?=\s|$)/m)) {
    template = /^\s*# Source: (.*)$/m.exec(text)?.[1] ?? template;
    for (const document of parseAllDocuments(text, { version: '1.1', customTags: selectTags })) {
      const [error] = document.errors;
      if (error) {
        const file = resolveTemplatePath(template, chart);
        problems.push({ code: 'helmDeploy.manifest', file, message: describeError(error, text) });
        continue;
      }
      manifests.push(...listObjects(document.toJS()).map((object) => ({ template, object })));
    }
  }
  return { manifests, problems };
}

/** Quotes a key, never a value, which may be secret. */
function describeError({ code, pos, message }: YAMLParseError, text: string): string {
  if (code === 'DUPLICATE_KEY') {
    const [key = ''] = text.slice(pos[0]).split(':', 1);
    return `the key ${key} is there twice in one object of what it renders`;
  }
  const [reason = ''] = message.split(/ at line \d+|\n/);
  return `what it renders is not YAML: ${reason}`;
}

function selectTags(tags: Tags): Tags {
  const kept = tags.filter(
    (tag) =>
      typeof tag === 'string' ||
      (tag.tag !== 'tag:yaml.org,2002:timestamp' &&
        tag.tag !== 'tag:yaml.org,2002:binary' &&
        ('format' in tag ? tag.format !== 'TIME' : true)),
  );
  return [...kept, OCTAL];
}

/** The objects of a document: itself, or the items of a `v1` List; none of an empty one. */
function listObjects(value: unknown): Readonly<Record<string, unknown>>[] {
  if (value === null || value === undefined) return [];
  const object = value as Record<string, unknown>;
  const isList = object['apiVersion'] === 'v1' && object['kind'] === 'List';
  return isList && Array.isArray(object['items']) ? object['items'].flatMap(listObjects) : [object];
}
