import { defineRules } from './rule.ts';

/** Rules about the library as a whole and which steps it has. */
export const libraryRules = defineRules({
  'library-renamed': {
    code: 'C101',
    category: 'source',
    bump: 'major',
    reach: 'every',
    title: 'the library has another name',
    reason: 'Every file imports from the old name.',
    example: 'package `@shop/library` → `@shop/platform`',
  },
  'step-added': {
    code: 'C102',
    category: 'source',
    bump: 'minor',
    reach: 'nobody',
    title: 'the step is new',
    reason: 'Nobody calls it yet.',
    example: 'new contract `tagRelease`',
  },
  'step-removed': {
    code: 'C103',
    category: 'source',
    bump: 'major',
    reach: 'every',
    title: 'the step is gone',
    reason: 'A call of it does not compile.',
    example: '`tagRelease` is deleted',
  },
  'step-renamed': {
    code: 'C104',
    category: 'source',
    bump: 'major',
    reach: 'every',
    title: 'the step has another name',
    reason: 'A call by the old name does not compile.',
    example: '`deploy` → `helmDeploy`, with a change `rename-step`',
  },
  'step-replaced': {
    code: 'C105',
    category: 'source',
    bump: 'major',
    reach: 'every',
    title: 'another step takes its place',
    reason: 'A call by the old name does not compile, and the new step may work differently.',
    example: '`ecrPush` is deleted; `imagePush` has a change `replace-step`',
  },
});
