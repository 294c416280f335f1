import type { StepContract } from '../contracts/contract.ts';
import { contracts } from '../contracts/index.ts';
import { type Post, postConditions, type Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import { findImages, findValues } from './references.ts';

/** Values, images and files by name: what steps make, or what they ask for. */
export interface FlowNames {
  readonly values: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** What a stage's steps make for later stages. */
export function findMade(stage: Stage): FlowNames {
  const steps = stage.steps ?? [];
  return {
    values: new Set(steps.flatMap((step) => Object.values(step.save ?? {}))),
    images: new Set(steps.filter(recordsImage).flatMap((step) => findImages(step.input))),
    files: new Set(steps.flatMap((step) => step.makes ?? [])),
  };
}

/** What a stage's steps ask for and do not make themselves; `inherited` are parts of the stages around. */
export function findNeeded(stage: Stage, inherited: readonly unknown[]): FlowNames {
  const service = stage.service === undefined ? undefined : { $image: stage.service.image };
  const steps = [...(stage.steps ?? []), ...postSteps(stage.post)];
  const needed = findNeededBy(steps, [...inherited, service]);
  const built = new Set(
    (stage.steps ?? []).filter(makesImage).flatMap((step) => findImages(step.input)),
  );
  return { ...needed, images: new Set([...needed.images].filter((name) => !built.has(name))) };
}

/** What steps ask for; `inherited` are other parts of the model that they depend on. */
export function findNeededBy(steps: readonly Step[], inherited: readonly unknown[]): FlowNames {
  const parts = [...steps.map((step) => [step.input, step.env, step.when]), ...inherited];
  return {
    values: new Set(findValues(parts)),
    images: new Set(findImages(parts)),
    files: new Set(steps.flatMap((step) => step.needs ?? [])),
  };
}

function postSteps(post: Post | undefined): Step[] {
  return postConditions.flatMap((condition) => post?.[condition] ?? []);
}

/** A step with an image parameter and a digest among its outputs records the image. */
function recordsImage(step: Step): boolean {
  return imageRole(step) !== undefined && 'digest' in (contractOf(step)?.outputs.properties ?? {});
}

function makesImage(step: Step): boolean {
  return imageRole(step) === 'makes';
}

function imageRole(step: Step): 'makes' | 'uses' | undefined {
  for (const schema of Object.values(contractOf(step)?.parameters.properties ?? {})) {
    const handle = (schema as { 'x-handle'?: { kind: string; role: 'makes' | 'uses' } })[
      'x-handle'
    ];
    if (handle?.kind === 'image') return handle.role;
  }
  return undefined;
}

function contractOf(step: Step): StepContract | undefined {
  return (contracts as unknown as Readonly<Record<string, StepContract | undefined>>)[
    step.contract
  ];
}
