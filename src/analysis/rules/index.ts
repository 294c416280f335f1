import type { Rule } from '../analysis.ts';
import { checkAgents } from './agents.ts';
import { checkApprovers } from './approvers.ts';
import { checkChanges } from './changes.ts';
import { checkChartFiles } from './chart-files.ts';
import { checkCommands } from './commands.ts';
import { checkConditions } from './conditions.ts';
import { checkDeclarations } from './declarations.ts';
import { checkDeployConcurrency } from './deploy-concurrency.ts';
import { checkDeployHabits } from './deploy-habits.ts';
import { checkEnvironments } from './environments.ts';
import { checkFloatingVersions } from './floating-versions.ts';
import { checkGroovy } from './groovy.ts';
import { checkIdentities } from './identities.ts';
import { checkImagePushes } from './image-pushes.ts';
import { checkJenkinsSteps } from './jenkins-steps.ts';
import { checkMatrices } from './matrix.ts';
import { checkMilestones } from './milestones.ts';
import { checkNames } from './names.ts';
import { checkNesting } from './nesting.ts';
import { checkOutputs } from './outputs.ts';
import { checkOutsideSteps } from './outside-steps.ts';
import { checkParameters } from './parameters.ts';
import { checkPaths } from './paths.ts';
import { checkProductFlow } from './product-flow.ts';
import { checkProtection } from './protection.ts';
import { checkQuestions } from './questions.ts';
import { checkReferences } from './references.ts';
import { checkRepeats } from './repeats.ts';
import { checkSchedules } from './schedules.ts';
import { checkSecretTexts } from './secret-texts.ts';
import { checkSecrets } from './secrets.ts';
import { checkSizes } from './sizes.ts';
import { checkSmoke } from './smoke.ts';
import { checkStepContracts } from './step-contracts.ts';
import { checkStepParameters } from './step-parameters.ts';
import { checkStructure } from './structure.ts';
import { checkTestResults } from './test-results.ts';
import { checkTexts } from './texts.ts';
import { checkTimeouts } from './timeouts.ts';
import { checkVariables } from './variables.ts';

/** Every rule; the order does not matter, findings are sorted by their place. */
export const rules: readonly Rule[] = [
  checkStructure,
  checkDeclarations,
  checkProductFlow,
  checkImagePushes,
  checkChartFiles,
  checkStepContracts,
  checkStepParameters,
  checkPaths,
  checkJenkinsSteps,
  checkOutputs,
  checkSecrets,
  checkVariables,
  checkReferences,
  checkConditions,
  checkRepeats,
  checkTimeouts,
  checkTestResults,
  checkSmoke,
  checkParameters,
  checkEnvironments,
  checkProtection,
  checkIdentities,
  checkSecretTexts,
  checkApprovers,
  checkDeployConcurrency,
  checkTexts,
  checkSizes,
  checkNesting,
  checkMatrices,
  checkSchedules,
  checkNames,
  checkAgents,
  checkMilestones,
  checkChanges,
  checkQuestions,
  checkOutsideSteps,
  checkFloatingVersions,
  checkCommands,
  checkDeployHabits,
  checkGroovy,
];
