/** What only one build at a time may hold: the name of a resource, or more about it. */
export type Lock = string | ResourceLock | LabelLock;

/** How builds wait for a lock. */
export interface LockOptions {
  /** Whether the newest waiting build comes first. @default false */
  readonly newestFirst?: boolean;
}

/** One resource. */
export interface ResourceLock extends LockOptions {
  /** Name of the resource; it need not be declared. */
  readonly resource: string;
}

/** Some of the resources with a label, which the platform team declares on the controller. */
export interface LabelLock extends LockOptions {
  readonly label: string;
  /** How many of them. @default all */
  readonly quantity?: number;
}
