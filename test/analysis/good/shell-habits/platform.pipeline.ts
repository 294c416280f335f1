import { command, context, definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'scripts',
  parameters: { target: { type: 'text', default: 'staging' } },
  stages: ({ build, stage, parameters }) => [
    build('Quoted', (s) => [
      s.run('echo "$BRANCH_NAME"; [ -n "$CHANGE_TITLE" ] || echo none'),
      s.run(`# sudo sleep 5 || true
        case $BRANCH_NAME in main) echo main ;; esac
        NAME=$BRANCH_NAME
        cat <<END > script.sh
        sleep 5 || true
END
        sh script.sh`),
      s.run("grep -r 'docker login -p' docs && curl -fsS https://example.com/health -o /dev/null"),
      s.run(command`./deploy --to ${parameters.target} --branch ${context.branch}`),
      s.run(['echo', '$BRANCH_NAME', 'sudo']),
    ]),
    stage('Login', (s) => [
      s.run('echo "$LOGIN" | docker login -u ci --password-stdin registry.example.com', {
        secrets: { LOGIN: secret('kv/ci#login') },
      }),
      s.run('kubectl apply -f k8s/ && kubectl rollout status deployment/app'),
      s.run('kubectl apply --dry-run=server -f k8s/; kubectl get pods'),
      s.run('helm upgrade --install app ./chart --atomic --timeout 5m'),
      s.run('test -n "$SECRET_SAUCE" || exit 1; npm config get registry'),
    ]),
  ],
});
