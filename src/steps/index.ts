// Generated from src/contracts by `npm run generate`. Do not edit.

import type { StepRun } from './step-run.ts';

/** Step name → its run function, loaded when it is asked for. */
export const stepRuns: Readonly<Record<string, () => Promise<StepRun>>> = {
  annotateDeployment: () => import('./annotate-deployment.ts').then((module) => module.annotateDeployment as unknown as StepRun),
  checkoutRepository: () => import('./checkout-repository.ts').then((module) => module.checkoutRepository as unknown as StepRun),
  cleanWorkspace: () => import('./clean-workspace.ts').then((module) => module.cleanWorkspace as unknown as StepRun),
  ecrPush: () => import('./ecr-push.ts').then((module) => module.ecrPush as unknown as StepRun),
  fail: () => import('./fail.ts').then((module) => module.fail as unknown as StepRun),
  groovy: () => import('./groovy.ts').then((module) => module.groovy as unknown as StepRun),
  helmDeploy: () => import('./helm-deploy.ts').then((module) => module.helmDeploy as unknown as StepRun),
  imageBuild: () => import('./image-build.ts').then((module) => module.imageBuild as unknown as StepRun),
  imagePush: () => import('./image-push.ts').then((module) => module.imagePush as unknown as StepRun),
  keepFiles: () => import('./keep-files.ts').then((module) => module.keepFiles as unknown as StepRun),
  nameBuild: () => import('./name-build.ts').then((module) => module.nameBuild as unknown as StepRun),
  outsideStep: () => import('./outside-step.ts').then((module) => module.outsideStep as unknown as StepRun),
  pause: () => import('./pause.ts').then((module) => module.pause as unknown as StepRun),
  printMessage: () => import('./print-message.ts').then((module) => module.printMessage as unknown as StepRun),
  publishReport: () => import('./publish-report.ts').then((module) => module.publishReport as unknown as StepRun),
  publishTestResults: () => import('./publish-test-results.ts').then((module) => module.publishTestResults as unknown as StepRun),
  readTextFile: () => import('./read-text-file.ts').then((module) => module.readTextFile as unknown as StepRun),
  run: () => import('./run.ts').then((module) => module.run as unknown as StepRun),
  sendMessage: () => import('./send-message.ts').then((module) => module.sendMessage as unknown as StepRun),
  smoke: () => import('./smoke.ts').then((module) => module.smoke as unknown as StepRun),
  startJob: () => import('./start-job.ts').then((module) => module.startJob as unknown as StepRun),
  writeTextFile: () => import('./write-text-file.ts').then((module) => module.writeTextFile as unknown as StepRun),
};
