import type { Pipeline } from '../../model/pipeline.ts';
import type { Condition } from '../../model/value.ts';
import { matchesAntPath } from '../ant-path.ts';
import type { SimulateOptions } from '../simulate-options.ts';
import { collectConditions, pickConditions } from './collect-conditions.ts';

/** A build that a plan looks at, or what can be otherwise about one. */
export interface Variation {
  /** For people: `branch main`, `pull request from a fork`, `FULL = true`. */
  readonly name: string;
  readonly options: SimulateOptions;
}

/**
 * The builds that can differ by what is built: the main branch, any other, a pull request, one from a
 * fork, a tag, and a sample of everything else that the pipeline's conditions name.
 */
export function listScenarios(pipeline: Pipeline): Variation[] {
  const conditions = collectConditions(pipeline);
  const files = pickConditions(conditions, 'changed').flatMap(({ paths }) => paths.map(toSample));
  const base: SimulateOptions = { changedFiles: [...new Set(files)] };
  const pulls = pickConditions(conditions, 'pull-request');
  const branches = addSamples(
    ['main', 'feature'],
    pickConditions(conditions, 'branch').map(({ pattern }) => pattern),
  );
  const tags = addSamples(
    ['v1.0.0'],
    pickConditions(conditions, 'tag').map(({ pattern }) => pattern),
  );
  const targets = pulls.flatMap(({ target }) => target ?? []);
  const sources = pulls.flatMap(({ source }) => source ?? []);
  const authors = pulls.flatMap(({ author }) => author ?? []);
  return [
    ...branches.map((branch) => ({
      name: `branch ${branch}`,
      options: { ...base, branch },
    })),
    { name: 'pull request into main', options: { ...base, pullRequest: {} } },
    ...unique(targets, 'main').map((target) => ({
      name: `pull request into ${target}`,
      options: { ...base, pullRequest: { target } },
    })),
    ...unique(sources, 'feature').map((branch) => ({
      name: `pull request from ${branch}`,
      options: { ...base, branch, pullRequest: {} },
    })),
    ...unique(authors, 'author').map((author) => ({
      name: `pull request by ${author}`,
      options: { ...base, pullRequest: { author } },
    })),
    { name: 'pull request from a fork', options: { ...base, pullRequest: { fork: true } } },
    ...tags.map((tag) => ({ name: `tag ${tag}`, options: { ...base, tag } })),
  ];
}

/** Builds in which nothing changed of what the pipeline asks for, or only what one condition asks for. */
export function listChanges(pipeline: Pipeline): Variation[] {
  const changed = pickConditions(collectConditions(pipeline), 'changed');
  if (changed.length === 0) return [];
  const alone = changed.length === 1 ? [] : changed;
  return [
    { name: 'nothing of it changed', options: { changedFiles: [] } },
    ...alone.map(({ paths }) => ({
      name: `only ${paths[0]} changed`,
      options: { changedFiles: paths.slice(0, 1).map(toSample) },
    })),
  ];
}

/** What else the conditions of a pipeline ask for: parameters, variables, causes, messages. */
export function listVariations(pipeline: Pipeline): Variation[] {
  const conditions = collectConditions(pipeline);
  return [
    ...varyParameters(pipeline, conditions),
    ...pickConditions(conditions, 'environment-variable').map(({ name, value }) => ({
      name: `${name} = ${value}`,
      options: { environment: { [name]: value } },
    })),
    ...pickConditions(conditions, 'started-by').map(({ cause }) => ({
      name: `started by ${cause}`,
      options: { startedBy: cause },
    })),
    ...pickConditions(conditions, 'commit-message').map(({ contains }) => ({
      name: `message with ${contains}`,
      options: { commitMessages: [contains] },
    })),
  ];
}

/** Each value of a yes-or-no and of a choice, and those of a text that a condition names. */
function varyParameters(pipeline: Pipeline, conditions: readonly Condition[]): Variation[] {
  const compared = pickConditions(conditions, 'equals').flatMap(({ actual, expected }) =>
    listParameters(actual).map((parameter) => ({ parameter, expected })),
  );
  return Object.entries(pipeline.parameters).flatMap(([name, parameter]) => {
    const expected = compared.filter((one) => one.parameter === name);
    if (expected.length === 0) return [];
    const values: (string | boolean)[] =
      parameter.type === 'boolean'
        ? [!parameter.default]
        : parameter.type === 'choice'
          ? parameter.values.slice(1)
          : [...new Set(expected.map((one) => String(one.expected)))].filter(
              (value) => value !== parameter.default,
            );
    return values.map((value) => ({
      name: `${name} = ${value}`,
      options: { parameters: { [name]: value } },
    }));
  });
}

function listParameters(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $parameter: name } = value as { $parameter?: unknown };
  return typeof name === 'string' ? [name] : Object.values(value).flatMap(listParameters);
}

/** Names, and one for each pattern that none of them matches. */
function addSamples(names: readonly string[], patterns: readonly string[]): string[] {
  const all = [...names];
  for (const pattern of patterns) {
    const isThere = all.some((name) => matchesAntPath(pattern, name, { ignoreCase: true }));
    if (!isThere) all.push(toSample(pattern));
  }
  return all;
}

/** A name that an Ant path matches. */
function toSample(pattern: string): string {
  const whole = pattern.endsWith('/') ? `${pattern}**` : pattern;
  return whole.replaceAll('**', 'any').replaceAll('*', '1').replaceAll('?', '1');
}

function unique(names: readonly string[], except: string): string[] {
  return [...new Set(names)].filter((name) => name !== except);
}
