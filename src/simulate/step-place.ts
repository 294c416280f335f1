import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import type { PostCondition } from '../model/stage.ts';
import type { Faults } from './fault.ts';
import type { Machine, Place } from './session.ts';

/** What a list of steps has in common. */
export interface StepPlace extends Place {
  readonly inside: Surroundings;
  readonly axes: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** Id of the stage that the requests name: `post` behind the pipeline. */
  readonly stage: string;
  readonly post: PostCondition | undefined;
  readonly attempt: number;
  /** Test results of the stage, which Jenkins collects where it ends. */
  readonly tests: { haveFailed: boolean };
  readonly machine: Machine;
}
