import { makeFolder, writeFiles } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';

/** A pipeline with files, values, an image and a service: whatever a run can leave behind. */
const pipeline = (
  word: string,
) => `import { definePipeline, files, image, value } from 'jenkins-pipeline-sdk';
const made = files('made', 'made/**');
const said = value('said');
const app = image('app', { include: ['server.mjs'], command: ['node', 'server.mjs'], port: 8080 });
export default definePipeline({
  name: 'sample',
  stages: ({ build, test }) => [
    build('Build', (s) => [
      s.run('mkdir made && echo ${word} > made/a; (sleep 0.1 &) ; echo said', { makes: [made], save: { stdout: said } }),
      s.imageBuild(app),
    ]),
    test('Use', { service: app }, (s) => [s.run(['echo', said], { needs: [made] }), s.smoke({ path: '/' }), s.keepFiles(['made/**'])]),
  ],
});
`;

const server = `import { createServer } from 'node:http';
createServer((_, response) => response.end('ok')).listen(process.env.PORT, process.env.HOST);
`;

/**
 * A repository to kill commands in, and what changes it so that there is something to do: for a
 * compile the pipeline, for a run what goes into the image.
 */
export function makeKillSample(command: 'compile' | 'run') {
  const repository = makeFolder({ [file]: pipeline('first'), 'server.mjs': server });
  const change = (round: number) =>
    writeFiles(
      repository,
      command === 'compile'
        ? { [file]: pipeline(`round-${round}`) }
        : { 'server.mjs': `${server}// ${round}\n` },
    );
  return { repository, change, command: [command] };
}
