/**
 * One construct of Declarative Pipeline, and what this product makes of it. The list is the contract
 * of the dialect: a test holds that each construct that is offered stands in a golden Jenkinsfile, and
 * that nothing is missing that the linter of a real Jenkins names as valid.
 */
export interface Construct {
  /** As a Jenkinsfile has it. */
  readonly name: string;
  /** How an author gets it, as code; `automatic` where nobody has to ask; undefined when it is left out. */
  readonly written?: string;
  /** What it means here; for what is left out why, and what to write instead. */
  readonly meaning: string;
  /** What a run on this machine does. */
  readonly laptop?: string;
  /** A golden pipeline whose Jenkinsfile has it, and the text in which it shows. */
  readonly golden?: { readonly pipeline: string; readonly shows: string };
  /** Numbers of recorded cases of a real Jenkins; without any it is written from documentation. */
  readonly recorded?: readonly string[];
}

/** Constructs that stand in one place of a Jenkinsfile. */
export interface ConstructGroup {
  readonly title: string;
  readonly about: string;
  readonly constructs: readonly Construct[];
}

/** A golden pipeline with the text in which a construct shows. */
export function inGolden(pipeline: string, shows: string): NonNullable<Construct['golden']> {
  return { pipeline, shows };
}
