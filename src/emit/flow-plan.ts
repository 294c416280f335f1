import type { Pipeline } from '../model/pipeline.ts';
import { type PostCondition, postConditions, type Stage } from '../model/stage.ts';
import { visitStages } from '../model/visit.ts';
import { type FlowNames, findMade, findNeeded, findNeededBy } from './flow-names.ts';

/** Files that travel between agents under one name. */
export interface Parcel {
  /**
   * `stash` packs the files into one archive that every stage unpacks; `archive` stores them once,
   * file by file, with the build.
   */
  readonly by: 'stash' | 'archive';
  readonly name: string;
  /** Patterns of its files, relative to the workspace. */
  readonly include: readonly string[];
  /** Whether there may be no file at all. */
  readonly mayBeEmpty: boolean;
}

/** A parcel that is opened where it is needed. */
export interface Delivery extends Pick<Parcel, 'by' | 'name' | 'include'> {
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

  function keep(stage: Stage, parcel: Parcel): void {
    const parcels = sent.get(stage) ?? new Map<string, Parcel>();
    sent.set(stage, parcels.set(`${parcel.by} ${parcel.name}`, parcel));
  }

  function deliver(
    key: string,
    needed: FlowNames,
    from: readonly Sender[],
    isCertain: (sender: Sender) => boolean,
  ): void {
    const certain = new Map<string, Delivery>();
    const send = (sender: Sender, parcel: Parcel) => {
      keep(sender.stage, parcel);
      const { by, name, include } = parcel;
      const known = certain.get(name)?.isCertain === true || isCertain(sender);
      certain.set(name, { by, name, include, isCertain: known });
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
    delivered.set(key, [...certain.values()]);
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
  for (const { stage, made } of senders) {
    for (const name of made.files)
      if (pipeline.files[name]?.keep === true)
        keep(stage, { ...packFiles(name, stage, pipeline), by: 'archive' });
  }
  const parcels = [...sent.values()].flatMap((all) => [...all.values()]);
  const archived = findArchived(pipeline, parcels, [...delivered.values()].flat());
  const choose = <T extends Parcel | Delivery>(given: T): T =>
    archived.has(given.name) ? { ...given, by: 'archive' } : given;

  return {
    sentBy: (stage) => uniqueParcels([...(sent.get(stage)?.values() ?? [])].map(choose)),
    deliveredTo: (stage) => (delivered.get(keyOf(stage)) ?? []).map(choose),
    deliveredToPost: (group, condition) =>
      (delivered.get(keyOf(group, condition)) ?? []).map(choose),
    links,
    isEmpty: sent.size === 0,
  };
}

/**
 * Names of the parcels that travel as archived files. A stash is packed on the controller's disk and
 * unpacked by every stage, for which Jenkins's own help advises against files of more than 5 to
 * 100 MB; what people are to find at the build is archived anyway, and stored once then. `unarchive`
 * fails where nothing is, so that what a skipped stage may not have left is always stashed.
 */
function findArchived(
  { files }: Pipeline,
  parcels: readonly Parcel[],
  deliveries: readonly Delivery[],
): ReadonlySet<string> {
  const uncertain = new Set(
    [
      ...parcels.filter(({ mayBeEmpty }) => mayBeEmpty),
      ...deliveries.filter(({ isCertain }) => !isCertain),
    ].map(({ name }) => name),
  );
  return new Set(
    Object.values(files)
      .filter(({ size, keep }) => size === 'large' || keep === true)
      .map(({ name }) => `${filesName}${name}`)
      .filter((name) => !uncertain.has(name)),
  );
}

function uniqueParcels(parcels: readonly Parcel[]): Parcel[] {
  return [...new Map(parcels.map((parcel) => [`${parcel.by} ${parcel.name}`, parcel])).values()];
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
const filesName = 'files-';

/** The stages whose records are among deliveries, by id: records of any build, since a restarted one gets those of the first. */
export function listSenders(deliveries: readonly Delivery[]): string[] {
  return deliveries
    .filter(({ name }) => name.startsWith(recordName))
    .map(({ name }) => name.slice(recordName.length));
}

function packRecord(stage: Stage): Parcel {
  return {
    by: 'stash',
    name: `${recordName}${stage.id}`,
    include: [`.platform/outputs/${stage.id}.json`],
    mayBeEmpty: true,
  };
}

function packFiles(name: string, stage: Stage, pipeline: Pipeline): Parcel {
  const makers = (stage.steps ?? []).filter((step) => step.makes?.includes(name));
  return {
    by: 'stash',
    name: `${filesName}${name}`,
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
