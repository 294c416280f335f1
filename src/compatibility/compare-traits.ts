import { stageKinds } from '../contracts/contract.ts';
import type { Finding } from './difference.ts';
import type { StepManifest } from './library-manifest.ts';
import type { RuleName } from './rules/index.ts';

const risk = { idempotent: 0, unknown: 1, unsafe: 2 } as const;

/** What a step is, beside its parameters, outputs and access. */
export function compareTraits(before: StepManifest, after: StepManifest): Finding[] {
  return [
    ...compareWords(before, after),
    ...compareStages(before, after),
    ...comparePositions(before, after),
    ...compareWork(before, after),
    ...compareJenkins(before, after),
  ];
}

function find(rule: RuleName, before?: unknown, after?: unknown, path = ''): Finding[] {
  return [{ rule, path, before, after }];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function compareWords(before: StepManifest, after: StepManifest): Finding[] {
  const words = ({ summary, description }: StepManifest) => [summary, description];
  const [old, now] = [before.deprecated, after.deprecated];
  const deprecation: RuleName =
    old === undefined
      ? 'step-deprecated'
      : now === undefined
        ? 'step-deprecation-withdrawn'
        : 'step-deprecation-reworded';
  return [
    ...(isSame(old, now) ? [] : find(deprecation, old, now)),
    ...(isSame(words(before), words(after)) ? [] : find('step-described')),
    ...(isSame(before.examples, after.examples) ? [] : find('step-example-changed')),
    ...(before.since === after.since ? [] : find('step-since-changed', before.since, after.since)),
  ];
}

function compareStages(before: StepManifest, after: StepManifest): Finding[] {
  const olds = before.stages ?? stageKinds;
  const news = after.stages ?? stageKinds;
  return [
    ...olds
      .filter((kind) => !news.includes(kind))
      .flatMap((kind) => find('stage-refused', kind, undefined)),
    ...news
      .filter((kind) => !olds.includes(kind))
      .flatMap((kind) => find('stage-offered', undefined, kind)),
  ];
}

function comparePositions(before: StepManifest, after: StepManifest): Finding[] {
  const [olds, news] = [before.positional, after.positional];
  const removed = olds.filter((name) => !news.includes(name));
  const added = news.filter((name) => !olds.includes(name));
  const kept = (names: readonly string[]) =>
    names.filter((name) => olds.includes(name) && news.includes(name));
  const isMoved = !isSame(kept(olds), kept(news));
  return [
    ...removed.flatMap((name) => find('position-removed', olds, news, name)),
    ...added.flatMap((name) => find('position-added', olds, news, name)),
    ...(isMoved ? find('position-moved', olds, news) : []),
  ];
}

function compareWork(before: StepManifest, after: StepManifest): Finding[] {
  const turned = (key: 'runsTeamCode' | 'privileged', gained: RuleName, lost: RuleName) =>
    before[key] === after[key] ? [] : find(after[key] ? gained : lost);
  const [old, now] = [before.adapters, after.adapters];
  const riskier = risk[after.idempotence] - risk[before.idempotence];
  return [
    ...(before.executor === after.executor ? [] : find(`executor-${after.executor}`)),
    ...turned('runsTeamCode', 'team-code-gained', 'team-code-lost'),
    ...turned('privileged', 'privilege-gained', 'privilege-lost'),
    ...(riskier === 0
      ? []
      : find(
          riskier > 0 ? 'repetition-riskier' : 'repetition-safer',
          before.idempotence,
          after.idempotence,
        )),
    ...(before.retry === after.retry
      ? []
      : find(after.retry === 'transient' ? 'retry-gained' : 'retry-lost')),
    ...now
      .filter((name) => !old.includes(name))
      .flatMap((name) => find('adapter-needed', undefined, name)),
    ...old.filter((name) => !now.includes(name)).flatMap((name) => find('adapter-dropped', name)),
  ];
}

function compareJenkins(before: StepManifest, after: StepManifest): Finding[] {
  const [old, now] = [before.jenkins, after.jenkins];
  if (isSame(old, now)) return [];
  if (old === undefined) return find('jenkins-step-gained', undefined, now?.step);
  if (now === undefined) return find('jenkins-step-lost', old.step);
  return old.step === now.step
    ? find('jenkins-arguments-changed', old.arguments, now.arguments)
    : find('jenkins-step-changed', old.step, now.step);
}
