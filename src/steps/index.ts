// Generated from src/contracts by `npm run generate`. Do not edit.

import type { Validator } from '../schema/validators.generated.js';
import type { StepRun } from './step-run.ts';

/** What the runner loads of a step. */
export interface LoadedStep {
  readonly run: StepRun;
  readonly validate: Validator;
  /** Names of its parameters, where no contract of this package says them. */
  readonly parameters?: readonly string[];
}

/** Step name → its run function and the validator of its input, loaded when they are asked for. */
export const stepRuns: Readonly<Record<string, () => Promise<LoadedStep>>> = {
  annotateDeployment: () => Promise.all([import('./annotate-deployment.ts'), import('../schema/steps/annotateDeployment.generated.js')]).then(([step, schema]) => ({ run: step.annotateDeployment as unknown as StepRun, validate: schema.validate })),
  checkoutRepository: () => Promise.all([import('./checkout-repository.ts'), import('../schema/steps/checkoutRepository.generated.js')]).then(([step, schema]) => ({ run: step.checkoutRepository as unknown as StepRun, validate: schema.validate })),
  cleanWorkspace: () => Promise.all([import('./clean-workspace.ts'), import('../schema/steps/cleanWorkspace.generated.js')]).then(([step, schema]) => ({ run: step.cleanWorkspace as unknown as StepRun, validate: schema.validate })),
  ecrPush: () => Promise.all([import('./ecr-push.ts'), import('../schema/steps/ecrPush.generated.js')]).then(([step, schema]) => ({ run: step.ecrPush as unknown as StepRun, validate: schema.validate })),
  fail: () => Promise.all([import('./fail.ts'), import('../schema/steps/fail.generated.js')]).then(([step, schema]) => ({ run: step.fail as unknown as StepRun, validate: schema.validate })),
  groovy: () => Promise.all([import('./groovy.ts'), import('../schema/steps/groovy.generated.js')]).then(([step, schema]) => ({ run: step.groovy as unknown as StepRun, validate: schema.validate })),
  helmDeploy: () => Promise.all([import('./helm-deploy.ts'), import('../schema/steps/helmDeploy.generated.js')]).then(([step, schema]) => ({ run: step.helmDeploy as unknown as StepRun, validate: schema.validate })),
  imageBuild: () => Promise.all([import('./image-build.ts'), import('../schema/steps/imageBuild.generated.js')]).then(([step, schema]) => ({ run: step.imageBuild as unknown as StepRun, validate: schema.validate })),
  imagePush: () => Promise.all([import('./image-push.ts'), import('../schema/steps/imagePush.generated.js')]).then(([step, schema]) => ({ run: step.imagePush as unknown as StepRun, validate: schema.validate })),
  keepFiles: () => Promise.all([import('./keep-files.ts'), import('../schema/steps/keepFiles.generated.js')]).then(([step, schema]) => ({ run: step.keepFiles as unknown as StepRun, validate: schema.validate })),
  markUnstable: () => Promise.all([import('./mark-unstable.ts'), import('../schema/steps/markUnstable.generated.js')]).then(([step, schema]) => ({ run: step.markUnstable as unknown as StepRun, validate: schema.validate })),
  nameBuild: () => Promise.all([import('./name-build.ts'), import('../schema/steps/nameBuild.generated.js')]).then(([step, schema]) => ({ run: step.nameBuild as unknown as StepRun, validate: schema.validate })),
  outsideStep: () => Promise.all([import('./outside-step.ts'), import('../schema/steps/outsideStep.generated.js')]).then(([step, schema]) => ({ run: step.outsideStep as unknown as StepRun, validate: schema.validate })),
  pause: () => Promise.all([import('./pause.ts'), import('../schema/steps/pause.generated.js')]).then(([step, schema]) => ({ run: step.pause as unknown as StepRun, validate: schema.validate })),
  printMessage: () => Promise.all([import('./print-message.ts'), import('../schema/steps/printMessage.generated.js')]).then(([step, schema]) => ({ run: step.printMessage as unknown as StepRun, validate: schema.validate })),
  publishCoverage: () => Promise.all([import('./publish-coverage.ts'), import('../schema/steps/publishCoverage.generated.js')]).then(([step, schema]) => ({ run: step.publishCoverage as unknown as StepRun, validate: schema.validate })),
  publishReport: () => Promise.all([import('./publish-report.ts'), import('../schema/steps/publishReport.generated.js')]).then(([step, schema]) => ({ run: step.publishReport as unknown as StepRun, validate: schema.validate })),
  publishTestResults: () => Promise.all([import('./publish-test-results.ts'), import('../schema/steps/publishTestResults.generated.js')]).then(([step, schema]) => ({ run: step.publishTestResults as unknown as StepRun, validate: schema.validate })),
  readTextFile: () => Promise.all([import('./read-text-file.ts'), import('../schema/steps/readTextFile.generated.js')]).then(([step, schema]) => ({ run: step.readTextFile as unknown as StepRun, validate: schema.validate })),
  run: () => Promise.all([import('./run.ts'), import('../schema/steps/run.generated.js')]).then(([step, schema]) => ({ run: step.run as unknown as StepRun, validate: schema.validate })),
  sendMessage: () => Promise.all([import('./send-message.ts'), import('../schema/steps/sendMessage.generated.js')]).then(([step, schema]) => ({ run: step.sendMessage as unknown as StepRun, validate: schema.validate })),
  smoke: () => Promise.all([import('./smoke.ts'), import('../schema/steps/smoke.generated.js')]).then(([step, schema]) => ({ run: step.smoke as unknown as StepRun, validate: schema.validate })),
  startJob: () => Promise.all([import('./start-job.ts'), import('../schema/steps/startJob.generated.js')]).then(([step, schema]) => ({ run: step.startJob as unknown as StepRun, validate: schema.validate })),
  writeTextFile: () => Promise.all([import('./write-text-file.ts'), import('../schema/steps/writeTextFile.generated.js')]).then(([step, schema]) => ({ run: step.writeTextFile as unknown as StepRun, validate: schema.validate })),
};
