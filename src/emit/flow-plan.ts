import type { Pipeline } from '../model/pipeline.ts';
import { type PostCondition, postConditions, type Stage } from '../model/stage.ts';
import { visitStages } from '../model/visit.ts';
import { type FlowNames, findMade, findNeeded, findNeededBy } from './flow-names.ts';

/** Files that travel between agents under one name. */
export interface Parcel {
  /** Name of the stash. */
  readonly name: string;
  /** Patterns of its files, relative to the workspace. */
  readonly include: readonly string[];
  /** Whether there may be no file at all. */
  readonly mayBeEmpty: boolean;
}

/** A parcel that is opened where it is needed. */
export interface Delivery {
  readonly name: string;
  /** Whether it is there in every build that comes so far; otherwise the stage that sends it may have been skipped. */
  readonly isCertain: boolean;
}

/** An image or files that a stage gets from the last one before it that made them. */
export interface FlowLink {
  readonly kind: 'image' | 'files';
  readonly name: string;
  readonly from: Stage;
  readonly to: Stage;
}

/** What the stages send to each other. */
export interface FlowPlan {
  /** What a stage leaves behind when its steps are done. */
  sentBy(stage: Stage): readonly Parcel[];
  /** What a stage opens before its steps; it serves its `post` too, which runs in the same workspace. */
  deliveredTo(stage: Stage): readonly Delivery[];
  /** What a `post` block without a workspace opens: that of a group, or of the pipeline. */
  deliveredToPost(group: Stage | undefined, condition: PostCondition): readonly Delivery[];
  /** Images and files on their way, for people. */
  readonly links: readonly FlowLink[];
  /** Whether nothing travels at all. */
  readonly isEmpty: boolean;
}

/** A stage that makes something, after the stages around it. */
interface Sender {
  readonly stage: Stage;
  readonly path: readonly Stage[];
  readonly order: number;
  readonly made: FlowNames;
}

/**
 * Finds out what must travel. Each stage has a workspace of its own, so what a later stage refers
 * to is stashed: the record of the stage that saved a value or made an image, and declared files.
 * A stage of which nobody needs anything pays for no stash.
 *
 * The cells of a matrix send nothing: each would send other contents under the same name.
 */
export function planFlow(pipeline: Pipeline): FlowPlan {
  const visits = [...visitStages(pipeline.stages)].map(({ stage, parents }, order) => {
    return { stage, order, path: [...parents, stage] };
  });
  const senders = visits
    .map((visit) => ({ ...visit, made: findMade(visit.stage) }))
    .filter(({ stage, made }) => stage.matrix === undefined && !isEmpty(made));
  const sent = new Map<Stage, Map<string, Parcel>>();
  const delivered = new Map<string, Delivery[]>();
  const links: FlowLink[] = [];

  function deliver(
    key: string,
    needed: FlowNames,
    from: readonly Sender[],
    isCertain: (sender: Sender) => boolean,
  ): void {
    const certain = new Map<string, boolean>();
    const send = (sender: Sender, parcel: Parcel) => {
      const parcels = sent.get(sender.stage) ?? new Map<string, Parcel>();
      sent.set(sender.stage, parcels.set(parcel.name, parcel));
      certain.set(parcel.name, certain.get(parcel.name) === true || isCertain(sender));
    };
    for (const sender of from) {
      const { values, images } = sender.made;
      if (overlap(needed.values, values) || overlap(needed.images, images))
        send(sender, packRecord(sender.stage));
    }
    for (const sender of from) {
      for (const name of sender.made.files)
        if (needed.files.has(name)) send(sender, packFiles(name, sender.stage, pipeline));
    }
    delivered.set(
      key,
      [...certain].map(([name, isCertain]) => ({ name, isCertain })),
    );
  }

  function deliverToPost(
    group: Stage | undefined,
    inherited: unknown,
    from: readonly Sender[],
  ): void {
    for (const condition of postConditions) {
      const needed = findNeededBy((group ?? pipeline).post?.[condition] ?? [], [inherited]);
      // It runs after failures too, so that nothing is sure to be there.
      deliver(keyOf(group, condition), needed, from, () => false);
    }
  }

  for (const { stage, order, path } of visits) {
    const earlier = senders.filter((sender) => runsBefore(sender, { order, path }));
    const inherited = [pipeline.env, ...path.map(({ env, when }) => [env, when])];
    if (stage.stages !== undefined) deliverToPost(stage, inherited, earlier);
    else {
      const isCertain = (sender: Sender) =>
        sender.path.every((around) => around.when === undefined || path.includes(around));
      const needed = findNeeded(stage, inherited);
      deliver(keyOf(stage), needed, earlier, isCertain);
      links.push(...findLinks(stage, needed, earlier));
    }
  }
  deliverToPost(undefined, pipeline.env, senders);

  return {
    sentBy: (stage) => [...(sent.get(stage)?.values() ?? [])],
    deliveredTo: (stage) => delivered.get(keyOf(stage)) ?? [],
    deliveredToPost: (group, condition) => delivered.get(keyOf(group, condition)) ?? [],
    links,
    isEmpty: sent.size === 0,
  };
}

/** Whether a stage is over before another one, or before a group's `post`, begins. */
function runsBefore(
  sender: { readonly order: number; readonly path: readonly Stage[] },
  other: { readonly order: number; readonly path: readonly Stage[] },
): boolean {
  const fork = other.path.findIndex((stage, depth) => sender.path[depth] !== stage);
  if (fork < 0) return sender.path.length > other.path.length;
  const isParallel = fork > 0 && other.path[fork - 1]?.parallel === true;
  return sender.order < other.order && !isParallel;
}

function findLinks(to: Stage, needed: FlowNames, earlier: readonly Sender[]): FlowLink[] {
  const find = (kind: FlowLink['kind'], names: ReadonlySet<string>, of: 'images' | 'files') =>
    [...names].flatMap((name) => {
      const from = earlier.findLast((sender) => sender.made[of].has(name))?.stage;
      return from === undefined ? [] : [{ kind, name, from, to }];
    });
  return [...find('image', needed.images, 'images'), ...find('files', needed.files, 'files')];
}

const recordName = 'outputs-';

/** The stages whose records are among deliveries, by id: records of any build, since a restarted one gets those of the first. */
export function listSenders(deliveries: readonly Delivery[]): string[] {
  return deliveries
    .filter(({ name }) => name.startsWith(recordName))
    .map(({ name }) => name.slice(recordName.length));
}

function packRecord(stage: Stage): Parcel {
  return {
    name: `${recordName}${stage.id}`,
    include: [`.platform/outputs/${stage.id}.json`],
    mayBeEmpty: true,
  };
}

function packFiles(name: string, stage: Stage, pipeline: Pipeline): Parcel {
  const makers = (stage.steps ?? []).filter((step) => step.makes?.includes(name));
  return {
    name: `files-${name}`,
    include: pipeline.files[name]?.include ?? [],
    mayBeEmpty: makers.every((step) => step.when !== undefined || step.onFailure !== undefined),
  };
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((name) => other.has(name));
}

function isEmpty(names: FlowNames): boolean {
  return names.values.size + names.images.size + names.files.size === 0;
}

function keyOf(stage: Stage | undefined, condition?: PostCondition): string {
  return `${stage?.id ?? ''}/${condition ?? ''}`;
}
