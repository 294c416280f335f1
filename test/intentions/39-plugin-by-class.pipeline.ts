// Intention 39: a plugin by its class.
import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const plugin = outside('step', {
  description: 'Publishes warnings of the compiler.',
  parameters: { $class: 'text', pattern: 'text', thresholds: 'data?' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('make 2> warnings.log'),
      s.outsideStep(plugin, {
        $class: 'WarningsPublisher',
        pattern: 'warnings.log',
        thresholds: { unstableTotalAll: '10' },
      }),
    ]),
  ],
});
