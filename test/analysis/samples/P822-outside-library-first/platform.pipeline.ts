import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const tellTeam = outside('tellTeam', {
  description: 'Tells the team.',
  parameters: { message: 'text' },
  from: { library: 'acme', version: '1.4.0' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Tell', (s) => [s.outsideStep(tellTeam, { message: 'Done.' })])],
});
