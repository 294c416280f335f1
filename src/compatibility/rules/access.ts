import { defineRules } from './rule.ts';

/** Rules about what a step must be allowed to do. */
export const accessRules = defineRules({
  'grant-added': {
    code: 'C601',
    category: 'access',
    bump: 'major',
    reach: 'every',
    title: 'every call needs one more right',
    reason: 'A call fails until somebody grants it.',
    example: '`access` gives `ecr:PutImage` too',
  },
  'grant-added-with-parameter': {
    code: 'C602',
    category: 'access',
    bump: 'major',
    reach: 'given',
    title: 'a parameter needs one more right',
    reason: 'A call that gives it fails until somebody grants it.',
    example: '`access` gives `sns:Publish` when `notify` is given',
  },
  'grant-added-with-new-parameter': {
    code: 'C603',
    category: 'access',
    bump: 'minor',
    reach: 'nobody',
    title: 'a new parameter needs a right',
    reason: 'Nobody gives the parameter yet.',
    example: 'new parameter `notify`, whose use needs `sns:Publish`',
  },
  'grant-broadened': {
    code: 'C604',
    category: 'access',
    bump: 'major',
    reach: 'every',
    title: 'a right reaches further than before',
    reason: 'A call fails until somebody grants it, and somebody must want to.',
    example: 'resource `ecr:repository/payments` → `*`',
  },
  'grant-narrowed': {
    code: 'C605',
    category: 'access',
    bump: 'patch',
    reach: 'nobody',
    title: 'a right reaches less far than before',
    reason: 'What was granted is enough.',
    example: 'resource `*` → `ecr:repository/payments`',
  },
  'grant-removed': {
    code: 'C606',
    category: 'access',
    bump: 'patch',
    reach: 'nobody',
    title: 'a right is no longer needed',
    reason: 'What was granted is enough, and can be taken back.',
    example: '`access` no longer gives `ecr:PutImage`',
  },
});
