import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AjvModule, { type Ajv } from 'ajv';
import type { ContractShape, StepOutputs } from '../contracts/contract.ts';
import { executeStep } from '../runner/execute-step.ts';
import { createFolderImageStore } from '../runner/image-store.ts';
import type { StepResult } from '../runner/outcome.ts';
import { createEmbeddedAdapters } from '../runner/profile/embedded.ts';
import type { StepRequest } from '../runner/step-request.ts';
import { toJsonSchema } from '../schema/json-schema.ts';
import type { Validator } from '../schema/validators.generated.js';
import { addSteps } from '../steps/load-library-steps.ts';
import type { StepRun } from '../steps/step-run.ts';

/** ajv is CommonJS; its default export is the class. */
const AjvClass = AjvModule as unknown as new (options: object) => Ajv;

/** What a test may say of the build around the step. */
export interface StepTestOptions {
  /** Folder to work in; absolute. A new one that is removed behind the step unless said. */
  readonly workspace?: string;
  /** Options that every step has, as the compiler writes them: `env`, `environment`, `timeoutMs`. */
  readonly request?: Partial<Pick<StepRequest, 'env' | 'environment' | 'timeoutMs' | 'directory'>>;
  /** The time that the step sees; 2026-01-02T03:04:05Z unless said. */
  readonly now?: Date;
}

/** The part of a contract that a test needs. */
type TestedContract = ContractShape & { readonly name: string };

/** How a step ended in a test. */
export interface StepTest<C extends ContractShape> {
  readonly outcome: StepResult['outcome'];
  /** Empty unless it succeeded. */
  readonly outputs: Partial<StepOutputs<C>>;
  /** Why it did not succeed: code, message and mend. */
  readonly error: StepResult['error'];
  /** What it said, masked as in a build, a line each. */
  readonly log: readonly string[];
}

/**
 * Runs one step for a test as a laptop run would: the input is checked against the contract and
 * gets its defaults, outside systems have their embedded form. What the step throws is the result.
 */
export async function testStep<C extends TestedContract>(
  contract: C,
  run: StepRun<C>,
  input: Readonly<Record<string, unknown>>,
  options: StepTestOptions = {},
): Promise<StepTest<C>> {
  const workspace = options.workspace ?? mkdtempSync(join(tmpdir(), 'step-test-'));
  const { name } = contract;
  const parameters = Object.keys(contract.parameters.properties);
  const loaded = { run: run as unknown as StepRun, validate: compile(contract), parameters };
  addSteps({ stepRuns: { [name]: async () => loaded } });
  const log: string[] = [];
  try {
    const result = await executeStep(
      {
        id: `test.${name}`,
        step: name,
        pipeline: 'test',
        stage: 'test',
        input,
        ...options.request,
      },
      {
        workspace,
        temporaryRoot: join(workspace, '.platform/temporary'),
        artifacts: join(workspace, '.platform/artifacts'),
        build: describeBuild(options.request?.environment),
        changedFiles: undefined,
        environment: { PATH: process.env['PATH'] },
        stageEnv: {},
        adapters: createEmbeddedAdapters(workspace),
        images: createFolderImageStore(workspace),
        commitTime: new Date(0),
        events: {
          log: (_level, text) => log.push(text),
          output: (_stream, text) => log.push(text),
          progress: () => {},
        },
        signal: new AbortController().signal,
        now: () => options.now ?? new Date('2026-01-02T03:04:05Z'),
      },
    );
    const { outcome, outputs, error } = result;
    return { outcome, outputs: outputs as Partial<StepOutputs<C>>, error, log };
  } finally {
    if (options.workspace === undefined) rmSync(workspace, { recursive: true, force: true });
  }
}

function compile({ parameters }: ContractShape): Validator {
  const ajv = new AjvClass({ allErrors: true, strict: false, useDefaults: true });
  return ajv.compile(toJsonSchema(parameters)) as unknown as Validator;
}

/** A build of the branch `main`, as far as steps see it. */
function describeBuild(environment: StepRequest['environment']) {
  return {
    branch: 'main',
    buildNumber: '1',
    buildUrl: '',
    cluster: environment?.cluster ?? '',
    commit: '0123456789abcdef0123456789abcdef01234567',
    environment: environment?.name ?? '',
    jobName: 'test',
    namespace: environment?.namespace ?? '',
    pullRequest: '',
    pullRequestTarget: '',
    serviceUrl: '',
    shortCommit: '0123456789ab',
    tag: '',
  };
}
