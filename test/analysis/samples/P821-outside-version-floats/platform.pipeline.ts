import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const tellTeam = outside('tellTeam', {
  description: 'Tells the team.',
  parameters: { message: 'text' },
  from: { library: 'shared', version: 'main' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Tell', (s) => [s.outsideStep(tellTeam, { message: 'Done.' })])],
});
