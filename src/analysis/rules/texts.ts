import {
  findUnprintableCharacter,
  nameUnprintableCharacter,
} from '../../model/unprintable-character.ts';
import type { Analysis } from '../analysis.ts';
import { walkTexts } from '../inputs/walk-texts.ts';

/** What a step may carry, in bytes of JSON: as much as steps hand to each other. */
export const largestStepBytes = 1_000_000;

/** Every text can stand in a Jenkinsfile. */
export function checkTexts(analysis: Analysis): void {
  walkTexts(analysis, ({ text, place, where }) => {
    const found = findUnprintableCharacter(text);
    if (found !== undefined)
      analysis.report(
        'unprintable-character',
        { where, character: nameUnprintableCharacter(found), index: String(found.index + 1) },
        place,
      );
  });
  for (const node of analysis.steps) {
    const { input, env, when } = node.step;
    const bytes = Buffer.byteLength(JSON.stringify([input, env, when]));
    if (bytes > largestStepBytes)
      analysis.report(
        'step-too-large',
        { step: node.label, bytes: String(bytes), limit: String(largestStepBytes) },
        node,
      );
  }
}
