/** The smallest pipeline. */
export function emptyFiles(name: string): [string, string][] {
  return [
    [
      'platform.pipeline.ts',
      `import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: '${name}',
  stages: ({ build }) => [build('Build', (s) => [s.run('echo "Hello from ${name}."')])],
});
`,
    ],
  ];
}
