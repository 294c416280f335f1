import { contracts } from '../../contracts/index.ts';
import { groovyWords } from '../../contracts/reserved-names.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Agent } from '../../model/agent.ts';
import { nameLock } from '../../model/lock.ts';
import { findLabelProblem } from '../agent-label.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfPipeline, placeOfStage } from '../nodes.ts';

/** Longer names break every list in which people look for them. */
export const longestStageName = 200;

/** Names of Declarative's sections, of its globals, and of steps that only make sense with a block. */
const jenkinsNames: ReadonlySet<string> = new Set(
  'agent build catchError checkout container currentBuild dir docker env environment error evaluate input junit library load lock matrix milestone node options parallel parameters params pipeline podTemplate post properties readTrusted retry scm script sh stage stages stash steps timeout tools triggers unstash when withCredentials withEnv writeFile ws'.split(
    ' ',
  ),
);

/** Names of stages, locks, labels and outside steps are ones that Jenkins and people can take. */
export function checkNames(analysis: Analysis): void {
  checkLabel(analysis.pipeline.agent, placeOfPipeline, analysis);
  for (const node of analysis.stages) {
    const place = placeOfStage(node);
    const { name, agent } = node.stage;
    const lock = node.stage.lock === undefined ? undefined : nameLock(node.stage.lock);
    const problem = findStageNameProblem(name);
    if (problem !== undefined)
      analysis.report('invalid-stage-name', { name: quote(name), problem }, place);
    const lockProblem = lock === undefined ? undefined : findLockProblem(lock);
    if (lock !== undefined && lockProblem !== undefined)
      analysis.report('invalid-lock-name', { name: quote(lock), problem: lockProblem }, place);
    checkLabel(agent, place, analysis);
  }
  for (const name of Object.keys(analysis.pipeline.outsideSteps)) {
    const reason = Object.hasOwn(contracts, name)
      ? 'this package has a step of this name'
      : jenkinsNames.has(name)
        ? 'it is one of the names of Jenkins itself'
        : groovyWords.has(name)
          ? 'Groovy reserves the word'
          : undefined;
    if (reason !== undefined)
      analysis.report('outside-step-shadowed', { name: quote(name), reason }, `outside:${name}`);
  }
}

function findStageNameProblem(name: string): string | undefined {
  if (name.replace(/[\s\p{C}]/gu, '') === '') return 'it is empty';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return 'it has a line break or another control character';
  return name.length > longestStageName
    ? `it has ${name.length} characters, more than ${longestStageName}`
    : undefined;
}

function findLockProblem(name: string): string | undefined {
  if (name.trim() === '') return 'it is empty';
  if (name.trim() !== name) return 'it begins or ends with a space';
  return /\p{Cc}/u.test(name) ? 'it has a line break or another control character' : undefined;
}

function checkLabel(agent: Agent | undefined, place: Place, analysis: Analysis): void {
  const label = agent !== undefined && 'label' in agent ? agent.label : undefined;
  if (typeof label !== 'string') return;
  const problem = findLabelProblem(label);
  if (problem !== undefined)
    analysis.report(
      'invalid-agent-label',
      { label: quote(label), problem, place: place.label },
      place,
    );
}
