import { type ConstructGroup, inGolden } from './construct.ts';

/** When stages run, and who is asked. */
export const conditions: ConstructGroup = {
  title: 'Conditions',
  about:
    '`when` of a stage or a step. What depends on outputs of earlier steps the runner decides, in each step; everything else Jenkins decides before it takes a machine.',
  constructs: [
    {
      name: 'branch',
      written: "when: branch('release/*')",
      meaning:
        'An Ant path without regard to case (058). In a tag build it looks at the tag (264).',
      laptop: 'the branch of the working tree',
      golden: inGolden('conditions', "branch '"),
      recorded: ['057', '058', '159'],
    },
    {
      name: 'tag, buildingTag',
      written: "tag('v*'), tag('**')",
      meaning: 'An Ant path without regard to case (059).',
      laptop: 'the tag of the commit',
      golden: inGolden('conditions', "tag '"),
      recorded: ['059', '264'],
    },
    {
      name: 'comparator',
      meaning:
        'Left out: a misspelt one silently means the default (058, 332). Combine patterns with `any`.',
      recorded: ['058', '332'],
    },
    {
      name: 'changeRequest',
      written: "pullRequest({ target: 'main', source, author, fork: true })",
      meaning:
        'All that is said must be so, exactly. Attributes `url` and `title` are left out: the one is always true (332), the other free text of whoever asks.',
      laptop: 'no pull request',
      golden: inGolden('job-options', "changeRequest target: 'main'"),
      recorded: ['061', '332', '333'],
    },
    {
      name: 'changeset',
      written: "changed('shop/**')",
      meaning:
        'With regard to case. When nothing is checked out before, a first stage does it. For stages only: asked by a step it is P725.',
      laptop: 'against where the branch left the main one',
      golden: inGolden('changes', 'changeset pattern:'),
      recorded: ['062'],
    },
    {
      name: 'changelog',
      written: "commitMessage('[preview]')",
      meaning:
        'A text in the first line of a commit since the last build; Jenkins sees no more (062).',
      laptop: 'the commits since the branch left the main one',
      golden: inGolden('job-options', "changelog '"),
      recorded: ['062'],
    },
    {
      name: 'environment',
      written: "environmentVariable('LEVEL', 'high')",
      meaning: 'A variable that does not exist equals the empty text (063).',
      laptop: 'the variables of this machine',
      golden: inGolden('conditions', 'environment name:'),
      recorded: ['063'],
    },
    {
      name: 'equals, expression',
      written: "equals(parameters.LEVEL, 'high'), a yes-or-no value",
      meaning: 'Values of one type, or it does not compile. Groovy itself is left out.',
      laptop: 'the same',
      golden: inGolden('conditions', 'expression {'),
      recorded: ['063', '064'],
    },
    {
      name: 'triggeredBy',
      written: "startedBy('timer' | 'person' | 'push' | 'poll' | 'upstream')",
      meaning: 'What started the build. Who exactly is a matter of approvals.',
      laptop: 'a person',
      golden: inGolden('job-options', "triggeredBy 'TimerTrigger'"),
      recorded: ['066', '159'],
    },
    {
      name: 'isRestartedRun',
      meaning:
        'Left out: a build that does something else when it is started again can’t be trusted.',
      recorded: ['144'],
    },
    {
      name: 'allOf, anyOf, not',
      written: 'all(…), any(…), not(…)',
      meaning: 'Lazy, left to right (067). Conditions that exclude each other are P517.',
      laptop: 'the same',
      golden: inGolden('conditions', 'allOf {'),
      recorded: ['067', '068'],
    },
    {
      name: 'beforeAgent, beforeInput, beforeOptions',
      written: 'automatic',
      meaning: 'A skipped stage takes no machine and no lock, and asks nobody (029, 069, 071).',
      laptop: 'the same',
      golden: inGolden('questions', 'beforeOptions true'),
      recorded: ['029', '069', '071'],
    },
  ],
};

/** `input`. */
export const approvals: ConstructGroup = {
  title: 'Approvals',
  about: 'Asked without a machine and without the lock, and not for ever.',
  constructs: [
    {
      name: 'input',
      written: "approval: { by: ['leads'], message, timeout: '24h' }",
      meaning:
        'A stage of its own before the work. Jenkins would hold the lock of a stage while its own `input` waits (071).',
      laptop: 'asked in the terminal, or --approve',
      golden: inGolden('approvals', 'input(id:'),
      recorded: ['074', '078', '288'],
    },
    {
      name: 'submitter',
      written: "by: ['leads', 'kim']",
      meaning: 'Required: an approval that everybody can give is none.',
      laptop: 'whoever sits there',
      golden: inGolden('approvals', 'submitter:'),
    },
    {
      name: 'parameters',
      written: "questions: [ask('REASON', { type: 'text', default: '' })]",
      meaning:
        'What the person is asked beside yes or no; the steps of the stage use the answers as values, elsewhere they are P514.',
      laptop: '`--answer REASON=…`, or what the question proposes',
      golden: inGolden('questions', "string(name: 'REASON'"),
      recorded: ['076'],
    },
    {
      name: 'submitterParameter, ok',
      meaning: 'Left out: Jenkins keeps who answered with the build.',
      recorded: ['074', '076'],
    },
  ],
};
