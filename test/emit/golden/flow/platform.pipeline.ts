import { branch, context, definePipeline, files, text, value } from 'jenkins-pipeline-sdk';

const version = value('version');
const notes = value('notes');
const unused = value('unused');
const dist = files('dist', 'dist/**', 'package.json');
const docs = files('docs', 'site/**');
const lost = files('lost', 'tmp/**');

export default definePipeline({
  name: 'flow',
  stages: ({ build, test, publish, stage, parallel, sequence }) => [
    build('Build', (s) => [
      s.run('cat VERSION', { save: { stdout: version } }),
      s.run('make', { makes: [dist, lost] }),
      s.run('make docs', { makes: [docs], when: branch('main') }),
    ]),
    stage('Nobody needs it', (s) => [s.run('date', { save: { stdout: unused } })]),
    parallel('Beside', [
      test('Needs files', (s) => [s.run('npm test', { needs: [dist] })]),
      test('Needs a value in post', { post: { failure: (s) => [s.run(['report', version])] } }, (s) => [s.run('npm run lint')]),
      sequence('Only on main', { when: branch('main') }, [
        build('Notes', (s) => [s.run('git log', { save: { stdout: notes } })]),
        stage('Sure to have the notes', (s) => [s.run(['print', notes])]),
      ]),
    ]),
    publish('May lack the notes', (s) => [
      s.run(['release', text`${version} ${notes}`], { needs: [docs] }),
      s.run('again', { env: { VERSION: version } }),
    ]),
  ],
  post: { always: (s) => [s.printMessage(text`over: ${context.branch}`)], success: (s) => [s.sendMessage(text`Released ${version}.`, { channel: 'slack', to: '#team' })] },
});
