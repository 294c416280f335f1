/** What a badge is about; it decides the icon. */
export type BadgeKind =
  | 'condition'
  | 'approval'
  | 'lock'
  | 'matrix'
  | 'service'
  | 'limit'
  | 'after';

/** A fact about a stage that is no step. */
export interface Badge {
  readonly kind: BadgeKind;
  readonly text: string;
}

/**
 * Where something lies between top and bottom, as shares of the height of what is around it: the
 * members of a parallel group share its band in the order in which they were written.
 */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** A stage that does something, or the pipeline's own post steps. */
export interface DiagramStage {
  readonly id: string;
  readonly kind: 'build' | 'test' | 'publish' | 'deploy' | 'stage' | 'post';
  readonly title: string;
  /** Where it deploys to: `production`. */
  readonly environment: string | undefined;
  readonly steps: readonly string[];
  readonly badges: readonly Badge[];
  /** Id of the group around. */
  readonly group: string | undefined;
  readonly band: Band;
}

/** Stages under one name, beside or after each other. */
export interface DiagramGroup {
  readonly id: string;
  readonly title: string;
  readonly badges: readonly Badge[];
  readonly group: string | undefined;
  readonly band: Band;
}

/** A point where lines meet, between stages that run at the same time. */
export interface DiagramJoint {
  readonly id: string;
  readonly group: string | undefined;
  readonly band: Band;
}

/** Something that flows from the stage that makes it to one that uses it. */
export interface DiagramFlow {
  readonly kind: 'image' | 'files';
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What a diagram shows, before anything has a place. */
export interface Diagram {
  readonly title: string;
  readonly description: string;
  readonly stages: readonly DiagramStage[];
  readonly groups: readonly DiagramGroup[];
  readonly joints: readonly DiagramJoint[];
  /** Order of execution: from, to. */
  readonly lines: readonly (readonly [string, string])[];
  readonly flows: readonly DiagramFlow[];
}
