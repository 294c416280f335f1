import {
  branch,
  type Condition,
  context,
  type DeploySteps,
  type Environment,
  type EnvironmentName,
  type Environments,
  type Post,
  type StageBuilders,
  type StageList,
  type StepList,
  text,
} from 'jenkins-pipeline-sdk';
import { given } from './given.ts';

/** The environments as a pipeline knows them, without what only a golden path needs. */
export function definePlaces<E extends string>(
  environments: Readonly<Record<E, Environment>>,
): Environments<E> {
  const entries = Object.entries<Environment>(environments).map(
    ([name, { cluster, namespace, approval, protected: isProtected }]) => [
      name,
      {
        cluster,
        namespace,
        ...given({ approval, protected: isProtected }),
      },
    ],
  );
  return Object.fromEntries(entries) as Environments<E>;
}

/** One deploy stage for each environment, in their order. */
export function deployTo<E extends string, V extends Environment>(
  { deploy }: Pick<StageBuilders<E, {}>, 'deploy'>,
  environments: Readonly<Record<E, V>>,
  when: Condition,
  steps: (s: DeploySteps, environment: V) => StepList,
): StageList {
  return Object.entries<V>(environments).map(([name, environment]) =>
    deploy(`Deploy to ${name}`, { to: name as EnvironmentName<E>, when }, (s) =>
      steps(s, environment),
    ),
  );
}

/** Tells a Slack channel, if there is one, when a build of the main branch fails. */
export function tellOfFailure(name: string, channel: string | undefined, mainBranch: string): Post {
  if (channel === undefined) return {};
  return {
    failure: (s) =>
      s.sendMessage(text`${name}: build ${context.buildNumber} of ${context.branch} failed.`, {
        channel: 'slack',
        to: channel,
        when: branch(mainBranch),
      }),
  };
}
