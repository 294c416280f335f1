import { branch, any, tag, chart, definePipeline, files, image, pullRequest, changed, not } from 'jenkins-pipeline-sdk';
const cart = image('shop/cart', { command: ['node', 'cart.js'] });
const search = image('shop/search', { command: ['node', 'search.js'] });
const web = image('shop/web', { command: ['node', 'web.js'] });
const c = chart('shop', { path: './chart' });
const bundle = files('bundle', 'dist/**');
export default definePipeline({
  name: 'monorepo',
  environments: { staging: { cluster: 'staging', namespace: 'shop' }, production: { cluster: 'production', namespace: 'shop', approval: { by: ['shop-leads', 'on-call'] } } },
  stages: ({ build, test, publish, deploy, parallel, sequence, stage, matrix }) => [
    stage('Prepare', (s) => [s.run('npm ci'), s.run('npm run bundle', { makes: [bundle] })]),
    parallel('Services', { failFast: true }, [
      sequence('Cart', { when: changed('cart/**') }, [build('Build cart', (s) => [s.run('npm test --workspace cart'), s.imageBuild(cart)]), test('Contract tests of cart', { attempts: 3, timeout: '20m' }, (s) => [s.run('npm run contract')])]),
      build('Search', (s) => [s.run('npm run a'), s.run('b'), s.run('c'), s.run('d'), s.run('e'), s.run('f'), s.run('g'), s.run('h'), s.imageBuild(search)]),
      build('Web', { agent: { container: 'node:24' } }, (s) => [s.run('npm run build:web', { needs: [bundle] }), s.imageBuild(web)]),
    ]),
    parallel('Check', [
      test('Smoke', { service: { image: web, path: '/healthz' } }, (s) => [s.smoke({ path: '/' })]),
      test('Ünïcödé 测试 🚀 <script>alert(1)</script> & "quotes"', (s) => [s.run('echo "<b>" && exit 0 ]]> -- end of a rather long command line that is cut')]),
    ]),
    publish('Publish', { when: any(branch('main'), tag('v*')) }, (s) => [s.ecrPush(cart), s.ecrPush(search), s.ecrPush(web)]),
    deploy('Staging', { to: 'staging', when: not(pullRequest()) }, (s) => [s.helmDeploy(c, { image: web })]),
    deploy('Production', { to: 'production', when: branch('main'), lock: 'production' }, (s) => [s.helmDeploy(c, { image: web })]),
  ],
});
