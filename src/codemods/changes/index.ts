import type { ContractChange } from '../../contracts/change.ts';
import type { ChangeContext, ChangeOf, Outcome } from '../change-context.ts';
import { addParameter } from './add-parameter.ts';
import { changeUnit } from './change-unit.ts';
import { invertFlag } from './invert-flag.ts';
import { moveParameter } from './move-parameter.ts';
import { optionToPosition } from './option-to-position.ts';
import { positionToOption } from './position-to-option.ts';
import { removeParameter } from './remove-parameter.ts';
import { renameOutput } from './rename-output.ts';
import { renameParameter } from './rename-parameter.ts';
import { renameStep } from './rename-step.ts';
import { renameValue } from './rename-value.ts';
import { replaceStep } from './replace-step.ts';
import { splitParameter } from './split-parameter.ts';
import { splitStep } from './split-step.ts';
import { wrapInList } from './wrap-in-list.ts';

/** How each kind of change is followed in a call. */
export const codemods: {
  readonly [K in ContractChange['kind']]: (change: ChangeOf<K>, context: ChangeContext) => Outcome;
} = {
  'add-parameter': addParameter,
  'change-unit': changeUnit,
  'invert-flag': invertFlag,
  'move-parameter': moveParameter,
  'option-to-position': optionToPosition,
  'position-to-option': positionToOption,
  'remove-parameter': removeParameter,
  'rename-output': renameOutput,
  'rename-parameter': renameParameter,
  'rename-step': renameStep,
  'rename-value': renameValue,
  'replace-step': replaceStep,
  'split-parameter': splitParameter,
  'split-step': splitStep,
  'wrap-in-list': wrapInList,
};
