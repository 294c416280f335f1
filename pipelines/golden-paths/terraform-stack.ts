import {
  type Agent,
  type Approval,
  branch,
  definePipeline,
  type Files,
  files,
  type Parameters,
  type Pipeline,
  type Secret,
  type StageBuilders,
  type StageList,
} from 'jenkins-pipeline-sdk';
import { tellOfFailure } from './deploy.ts';
import { given } from './given.ts';
import type { Extension } from './service-options.ts';

/** One state of the stack. */
export interface TerraformEnvironment {
  /** File with the settings of the backend. */
  readonly backend: string;
  /** File with the values of the variables. */
  readonly variables: string;
  /** Asked before the plan is applied; people see the plan in the stage before. */
  readonly approval?: Approval;
  /** Credentials for Terraform only: variable name → reference. */
  readonly secrets?: Readonly<Record<string, Secret>>;
}

/** The stages of the path by name, each of them a list. */
export interface TerraformStages {
  /** Format and validity, without a state. */
  readonly check: StageList;
  /** For each environment a plan, and its application on the main branch. */
  readonly apply: StageList;
}

/** What a Terraform stack's golden path takes. */
export interface TerraformStackOptions<E extends string, P extends Parameters> {
  /** Lower case, digits and hyphens. */
  readonly name: string;
  /**
   * Folder of the root module.
   *
   * @default '.'
   */
  readonly directory?: string;
  /** The states, in the order in which they change; files relative to `directory`. */
  readonly environments: Readonly<Record<E, TerraformEnvironment>>;
  /** What a person chooses when they start a build; `extend` gets the values. */
  readonly parameters?: P;
  /**
   * Where Terraform runs.
   *
   * @example { container: 'hashicorp/terraform:1.14.0' }
   */
  readonly agent?: Agent;
  /**
   * The branch whose plans are applied; others are only planned.
   *
   * @default 'main'
   */
  readonly mainBranch?: string;
  /** Slack channel that hears of builds of the main branch that fail. */
  readonly notify?: string;
  /**
   * Puts the stages of the golden path and your own in order.
   *
   * @default (stages) => [stages.check, stages.apply]
   */
  readonly extend?: Extension<TerraformStages, never, P>;
}

/**
 * The pipeline of a Terraform stack: check, then for each environment a plan that is kept, and on
 * the main branch the application of that very plan.
 *
 * Only one build at a time plans or applies an environment.
 *
 * @example
 * export default terraformStack({
 *   name: 'network',
 *   environments: {
 *     staging: { backend: 'staging.backend.hcl', variables: 'staging.tfvars' },
 *     production: {
 *       backend: 'production.backend.hcl',
 *       variables: 'production.tfvars',
 *       approval: { by: ['platform-leads'] },
 *     },
 *   },
 * });
 */
export function terraformStack<const E extends string, const P extends Parameters = {}>(
  options: TerraformStackOptions<E, P>,
): Pipeline {
  const { name, parameters, agent, notify, extend } = options;
  const mainBranch = options.mainBranch ?? 'main';
  const directory = options.directory ?? '.';
  return definePipeline<never, P>({
    name,
    ...given({ parameters, agent }),
    env: { TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages: TerraformStages = {
        check: builders.test('Check', (s) =>
          s.within(directory, [
            s.run('terraform fmt -check -recursive', { id: 'format' }),
            s.run('terraform init -backend=false', { id: 'init' }),
            s.run('terraform validate', { id: 'validate' }),
          ]),
        ),
        apply: Object.entries<TerraformEnvironment>(options.environments).map(
          ([environment, settings]) =>
            createChange(builders, { name, directory, mainBranch, environment, ...settings }),
        ),
      };
      return extend?.(stages, builders) ?? [stages.check, stages.apply];
    },
  });
}

interface Change extends TerraformEnvironment {
  readonly name: string;
  readonly directory: string;
  readonly mainBranch: string;
  readonly environment: string;
}

/** Plan and application of one environment. */
function createChange(
  { sequence, stage }: Pick<StageBuilders<never, {}>, 'sequence' | 'stage'>,
  change: Change,
): StageList {
  const { name, directory, environment, backend, variables, approval } = change;
  const inFolder = directory === '.' ? '' : `${directory}/`;
  const plan: Files = files(`plan-${environment}`, `${inFolder}${environment}.tfplan`);
  const secrets = given({ secrets: change.secrets });
  const init = ['terraform', 'init', `-backend-config=${backend}`] as const;
  // Not around both: nobody else would get a plan while a person decides. Terraform refuses a plan
  // that another change has overtaken.
  const lock = `terraform-${name}-${environment}`;
  return sequence(capitalize(environment), [
    stage(`Plan ${environment}`, { lock }, (s) =>
      s.within(directory, [
        s.run(init, { id: 'init', label: 'terraform init', ...secrets }),
        s.run(['terraform', 'plan', `-var-file=${variables}`, `-out=${environment}.tfplan`], {
          id: 'plan',
          label: 'terraform plan',
          makes: [plan],
          ...secrets,
        }),
      ]),
    ),
    stage(
      `Apply ${environment}`,
      { lock, when: branch(change.mainBranch), ...given({ approval }) },
      (s) =>
        s.within(directory, [
          s.run(init, { id: 'init', label: 'terraform init', ...secrets }),
          s.run(['terraform', 'apply', `${environment}.tfplan`], {
            id: 'apply',
            label: 'terraform apply',
            needs: [plan],
            ...secrets,
          }),
        ]),
    ),
  ]);
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
