// Generated from src/contracts by `npm run generate`. Do not edit.

import type { StepRun } from './step-run.ts';

/** Step name → its run function, loaded when it is asked for. */
export const stepRuns: Readonly<Record<string, () => Promise<StepRun>>> = {
  annotateDeployment: () => import('./annotate-deployment.ts').then((module) => module.annotateDeployment as StepRun),
  checkoutRepository: () => import('./checkout-repository.ts').then((module) => module.checkoutRepository as StepRun),
  cleanWorkspace: () => import('./clean-workspace.ts').then((module) => module.cleanWorkspace as StepRun),
  ecrPush: () => import('./ecr-push.ts').then((module) => module.ecrPush as StepRun),
  fail: () => import('./fail.ts').then((module) => module.fail as StepRun),
  groovy: () => import('./groovy.ts').then((module) => module.groovy as StepRun),
  helmDeploy: () => import('./helm-deploy.ts').then((module) => module.helmDeploy as StepRun),
  imageBuild: () => import('./image-build.ts').then((module) => module.imageBuild as StepRun),
  imagePush: () => import('./image-push.ts').then((module) => module.imagePush as StepRun),
  keepFiles: () => import('./keep-files.ts').then((module) => module.keepFiles as StepRun),
  nameBuild: () => import('./name-build.ts').then((module) => module.nameBuild as StepRun),
  outsideStep: () => import('./outside-step.ts').then((module) => module.outsideStep as StepRun),
  pause: () => import('./pause.ts').then((module) => module.pause as StepRun),
  printMessage: () => import('./print-message.ts').then((module) => module.printMessage as StepRun),
  publishReport: () => import('./publish-report.ts').then((module) => module.publishReport as StepRun),
  publishTestResults: () => import('./publish-test-results.ts').then((module) => module.publishTestResults as StepRun),
  readTextFile: () => import('./read-text-file.ts').then((module) => module.readTextFile as StepRun),
  run: () => import('./run.ts').then((module) => module.run as StepRun),
  sendMessage: () => import('./send-message.ts').then((module) => module.sendMessage as StepRun),
  smoke: () => import('./smoke.ts').then((module) => module.smoke as StepRun),
  startJob: () => import('./start-job.ts').then((module) => module.startJob as StepRun),
  writeTextFile: () => import('./write-text-file.ts').then((module) => module.writeTextFile as StepRun),
};
