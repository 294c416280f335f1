/**
 * An outside system of a platform team's own. Like every adapter it has two forms, and a profile
 * chooses one; nothing falls back to the other.
 */
export interface OwnAdapter<T> {
  /** kebab-case; contracts name it in `adapters`. */
  readonly name: string;
  /** The form of a laptop. `folder` is a place of its own below `.platform`, absolute, not yet made. */
  embedded(place: { readonly folder: string }): T | Promise<T>;
  /** The real system, as the agent's own environment says where it is. */
  production(): T | Promise<T>;
}

/** Declares an adapter and keeps its type; a step asks for it with `context.adapters.own(…)`. */
export function defineAdapter<T>(adapter: OwnAdapter<T>): OwnAdapter<T> {
  return adapter;
}
