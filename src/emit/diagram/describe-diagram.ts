import { printDuration } from '../../model/duration.ts';
import { nameLock } from '../../model/lock.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { type Post, postConditions, type Stage } from '../../model/stage.ts';
import { planFlow } from '../flow-plan.ts';
import { approvalOf } from '../jenkinsfile/approval.ts';
import { describeCondition } from './describe-condition.ts';
import type { Badge, Band, Diagram, DiagramGroup, DiagramJoint, DiagramStage } from './diagram.ts';

/** Where the lines of a part of the pipeline begin and end. */
interface Ends {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** A group and its band; none around the whole pipeline. */
interface Around {
  readonly group: string | undefined;
  readonly band: Band;
}

/** What the diagram of a pipeline shows. */
export function describeDiagram(pipeline: Pipeline): Diagram {
  const stages: DiagramStage[] = [];
  const groups: DiagramGroup[] = [];
  const joints: DiagramJoint[] = [];
  const lines: (readonly [string, string])[] = [];

  function add(stage: Stage, around: Around): Ends {
    if (stage.stages === undefined) {
      stages.push({ ...describeStage(stage, pipeline), ...around });
      return { first: [stage.id], last: [stage.id] };
    }
    const badges = describeBadges(stage, pipeline);
    groups.push({ id: stage.id, title: stage.name, badges, ...around });
    const inside = { group: stage.id, band: around.band };
    return stage.parallel === true
      ? addBeside(stage.stages, inside)
      : addInOrder(stage.stages, inside);
  }

  function addInOrder(given: readonly Stage[], around: Around): Ends {
    let first: readonly string[] = [];
    let last: readonly string[] = [];
    for (const stage of given) {
      const ends = add(stage, around);
      connect(last, ends.first, around);
      if (first.length === 0) first = ends.first;
      last = ends.last;
    }
    return { first, last };
  }

  function addBeside(given: readonly Stage[], { group, band }: Around): Ends {
    const share = (band.bottom - band.top) / given.length;
    const all = given.map((stage, index) => {
      const top = band.top + index * share;
      return add(stage, { group, band: { top, bottom: top + share } });
    });
    return { first: all.flatMap((ends) => ends.first), last: all.flatMap((ends) => ends.last) };
  }

  /** Many to many would be a tangle: such lines meet in a point. */
  function connect(from: readonly string[], to: readonly string[], around: Around): void {
    if (from.length > 1 && to.length > 1) {
      const id = `joint ${joints.length + 1}`;
      joints.push({ id, ...around });
      lines.push(...from.map((end) => [end, id] as const), ...to.map((end) => [id, end] as const));
    } else {
      lines.push(...from.flatMap((start) => to.map((end) => [start, end] as const)));
    }
  }

  const whole: Around = { group: undefined, band: { top: 0, bottom: 1 } };
  const { last } = addInOrder(pipeline.stages, whole);
  if (pipeline.post !== undefined) {
    stages.push({ ...describePost(pipeline.post), ...whole });
    connect(last, [postId], whole);
  }
  return {
    title: pipeline.name,
    description: [
      ...(pipeline.description === undefined ? [] : [pipeline.description]),
      `Stages: ${stages.map((stage) => stage.title).join('; ')}.`,
    ].join('\n'),
    stages,
    groups,
    joints,
    lines,
    flows: planFlow(pipeline).links.map(({ kind, name, from, to }) => {
      return { kind, name, from: from.id, to: to.id };
    }),
  };
}

/** No stage has this id: theirs are slugs. */
const postId = 'the end';

function describePost(post: Post): Omit<DiagramStage, 'group' | 'band'> {
  return {
    id: postId,
    kind: 'post',
    title: 'After the pipeline',
    environment: undefined,
    steps: postConditions.flatMap((condition) =>
      (post[condition] ?? []).map((step) => `${condition}: ${step.label}`),
    ),
    badges: [],
  };
}

function describeStage(stage: Stage, pipeline: Pipeline): Omit<DiagramStage, 'group' | 'band'> {
  return {
    id: stage.id,
    kind: stage.kind,
    title: stage.name,
    environment: stage.environment,
    steps: (stage.steps ?? []).map((step) => step.label),
    badges: describeBadges(stage, pipeline),
  };
}

function describeBadges(stage: Stage, pipeline: Pipeline): Badge[] {
  const approval = approvalOf(stage, pipeline);
  const limits = [
    ...(stage.retryAttempts === undefined ? [] : [`up to ${stage.retryAttempts} attempts`]),
    ...(stage.timeoutMs === undefined ? [] : [`at most ${printDuration(stage.timeoutMs)}`]),
    ...(stage.failFast === true ? ['stops at the first failure'] : []),
  ];
  const after = postConditions.filter((condition) => stage.post?.[condition] !== undefined);
  const badge = (kind: Badge['kind'], text: string | undefined): Badge[] =>
    text === undefined || text === '' ? [] : [{ kind, text }];
  return [
    ...badge('approval', approval && `asks ${approval.by.join(', ')}`),
    ...badge('condition', stage.when && `when ${describeCondition(stage.when)}`),
    ...badge('lock', stage.lock && `one at a time: ${nameLock(stage.lock)}`),
    ...(stage.matrix?.axes ?? []).flatMap((axis) =>
      badge('matrix', `${axis.name}: ${axis.values.join(', ')}`),
    ),
    ...badge('service', stage.service && `beside ${stage.service.image}`),
    ...badge('limit', limits.join(', ')),
    ...badge('after', after.length === 0 ? undefined : `after it: ${after.join(', ')}`),
  ];
}
