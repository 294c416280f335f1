import { defineRules } from './rule.ts';

/** Rules about the names that an object accepts. */
export const membersRules = defineRules({
  'names-closed': {
    code: 'C328',
    category: 'source',
    bump: 'major',
    reach: 'value',
    title: 'only known names are accepted',
    reason: 'A member with another name is refused.',
    example: '`textMap(…)` → `record({ … })`',
  },
  'names-opened': {
    code: 'C329',
    category: 'source',
    bump: 'minor',
    reach: 'nobody',
    title: 'any name is accepted',
    reason: 'Known names still are.',
    example: '`additionalProperties: false` is deleted',
  },
  'name-claimed': {
    code: 'C330',
    category: 'source',
    bump: 'major',
    reach: 'value',
    title: 'a name that was free has a type of its own',
    reason: 'A member with that name may be refused.',
    example: 'an open object gets the property `replicas`',
  },
  'keyword-unjudged': {
    code: 'C331',
    category: 'source',
    bump: 'major',
    reach: 'given',
    title: 'a keyword changed that no rule can judge',
    reason: 'What can not be shown to be harmless is taken for a break.',
    example: '`not`, `if`, `contains` …',
  },
});
