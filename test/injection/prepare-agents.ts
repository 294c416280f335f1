import type { Pipeline } from '../../src/model/pipeline.ts';
import { findUnprintableCharacter } from '../../src/model/unprintable-character.ts';
import { pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';
import { type Prepared, printMark } from './prepare-round.ts';

/** How many texts one pipeline has; a method of Java has room for more. */
const textsPerPipeline = 100;

/**
 * Every text once more where it passes two languages: as a build argument, which is a word for a
 * shell in a literal of Groovy, and as a variable of a pod, which is YAML in one.
 */
export function prepareAgents(given: readonly string[]): Prepared[] {
  const texts = given.filter((text) => findUnprintableCharacter(text) === undefined);
  const count = Math.ceil(texts.length / textsPerPipeline);
  return Array.from({ length: count }, (_, index) => {
    const part = texts.slice(index * textsPerPipeline, (index + 1) * textsPerPipeline);
    return {
      carrier: 'agents of every text',
      hostile: callAgents(part),
      marked: callAgents(part.map((_text, mark) => printMark(mark))),
      texts: part,
    };
  });
}

function callAgents(texts: readonly string[]): Pipeline {
  const named = Object.fromEntries(texts.map((text, index) => [`A${index}`, text]));
  return pipelineOf([
    stageOf('a', [runOf('a.run')], {
      agent: { kind: 'dockerfile', file: 'Dockerfile', buildArguments: named },
    }),
    stageOf('b', [runOf('b.run')], {
      agent: { kind: 'pod', containers: [{ name: 'c', image: 'c:1', env: named }] },
    }),
  ]);
}
