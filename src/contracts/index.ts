// Generated from src/contracts by `npm run generate`. Do not edit.

import { annotateDeployment } from './annotate-deployment.ts';
import { checkoutRepository } from './checkout-repository.ts';
import { cleanWorkspace } from './clean-workspace.ts';
import { ecrPush } from './ecr-push.ts';
import { fail } from './fail.ts';
import { groovy } from './groovy.ts';
import { helmDeploy } from './helm-deploy.ts';
import { imageBuild } from './image-build.ts';
import { imagePush } from './image-push.ts';
import { keepFiles } from './keep-files.ts';
import { markUnstable } from './mark-unstable.ts';
import { nameBuild } from './name-build.ts';
import { outsideStep } from './outside-step.ts';
import { pause } from './pause.ts';
import { printMessage } from './print-message.ts';
import { publishCoverage } from './publish-coverage.ts';
import { publishReport } from './publish-report.ts';
import { publishTestResults } from './publish-test-results.ts';
import { readTextFile } from './read-text-file.ts';
import { run } from './run.ts';
import { sendMessage } from './send-message.ts';
import { smoke } from './smoke.ts';
import { startJob } from './start-job.ts';
import { writeTextFile } from './write-text-file.ts';

/** Every step contract of this package, by name. */
export const contracts = {
  annotateDeployment,
  checkoutRepository,
  cleanWorkspace,
  ecrPush,
  fail,
  groovy,
  helmDeploy,
  imageBuild,
  imagePush,
  keepFiles,
  markUnstable,
  nameBuild,
  outsideStep,
  pause,
  printMessage,
  publishCoverage,
  publishReport,
  publishTestResults,
  readTextFile,
  run,
  sendMessage,
  smoke,
  startJob,
  writeTextFile,
} as const;

export type StepName = keyof typeof contracts;
