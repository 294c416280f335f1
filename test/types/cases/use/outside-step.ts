// Right: an outside step with declared arguments.
import { branch, context, definePipeline, outside } from 'jenkins-pipeline-sdk';

const notify = outside('notifyTeam', {
  description: 'Tells the team.',
  parameters: {
    channel: 'text',
    build: 'number',
    quiet: 'boolean?',
    people: 'list?',
    details: 'data?',
  },
  laptop: 'fail',
});

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.outsideStep(notify, {
        channel: '#payments',
        build: 3,
        quiet: true,
        people: ['anna', context.branch],
        details: { commit: context.commit, tries: [1, 2] },
      }),
      s.outsideStep(notify, { channel: context.branch, build: 4 }, { when: branch('main') }),
    ]),
  ],
});
