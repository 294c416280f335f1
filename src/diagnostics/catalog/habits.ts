import { entry } from '../entry.ts';

/** P8xx: what works today and hurts later; each can be accepted with a reason. */
export const habits = {
  'floating-image': entry<{ image: string; place: string }>({
    code: 'P801',
    severity: 'warning',
    message: ({ image, place }) => `${place} uses ${image}, which is another image tomorrow.`,
    cause: 'Without a tag, or with `latest`, two builds of one commit get different images.',
    mend: 'Name a version, best with its digest: node:24.21.0@sha256:….',
    example: "agent: { container: 'node:latest' }",
  }),
  'failure-ignored': entry<{ step: string; found: string }>({
    code: 'P802',
    severity: 'warning',
    message: ({ step, found }) => `${step} hides failures with \`${found}\`.`,
    cause: 'Every failure is hidden, also the one nobody thought of, and the build stays green.',
    mend: "Say what may fail: onFailure: 'unstable' or allowedExitCodes: [0, 1].",
    example: "s.run('npm run lint || true')",
  }),
  'fixed-sleep': entry<{ step: string }>({
    code: 'P803',
    severity: 'warning',
    message: ({ step }) => `${step} waits for a fixed time.`,
    cause: 'A fixed time is too short on a slow day and too long on all others.',
    mend: 'Wait until something is true: s.smoke asks a service until it answers.',
    example: "s.run('sleep 30 && npm run e2e')",
  }),
  'sudo-used': entry<{ step: string }>({
    code: 'P804',
    severity: 'warning',
    message: ({ step }) => `${step} uses sudo.`,
    cause:
      'A machine on which commands of a repository are root belongs to whoever opens a pull request.',
    mend: 'Put what needs root into the image of the agent.',
    example: "s.run('sudo apt-get install -y jq')",
  }),
  'container-engine-rights': entry<{ step: string; found: string }>({
    code: 'P805',
    severity: 'warning',
    message: ({ step, found }) =>
      `${step} uses \`${found}\`, which is as good as root on the agent.`,
    cause:
      'Through the socket of a container engine, or a privileged container, a command can reach every other build.',
    mend: 'Build images with s.imageBuild, which needs no daemon; start services with `service`.',
    example: "s.run('docker run -v /var/run/docker.sock:/var/run/docker.sock …')",
  }),
  'tests-skipped': entry<{ step: string; found: string }>({
    code: 'P806',
    severity: 'warning',
    message: ({ step, found }) => `${step} skips tests with \`${found}\`.`,
    cause: 'What is skipped once to save time stays skipped.',
    mend: 'Run them, or accept this finding with the reason.',
    example: "s.run('mvn package -DskipTests')",
  }),
  'identity-not-checked': entry<{ step: string; found: string }>({
    code: 'P807',
    severity: 'warning',
    message: ({ step, found }) => `${step} does not check whom it talks to (\`${found}\`).`,
    cause: 'Anybody on the way can answer instead, and be given what the command sends.',
    mend: 'Put the certificate of your authority, or the known host keys, into the image of the agent.',
    example: "s.run('curl -k https://artifacts.example.com/tool')",
  }),
  'secret-printed': entry<{ step: string; found: string }>({
    code: 'P808',
    severity: 'warning',
    message: ({ step, found }) => `${step} prints a secret (\`${found}\`).`,
    cause: 'Masking is the last net, not the plan: a part of it or another encoding passes.',
    mend: 'Remove the line; test whether a variable is set with `test -n "$NAME"`.',
    example: "s.run('echo $TOKEN', { secrets: { TOKEN: secret('kv/payments#token') } })",
  }),
  'deploy-without-health-check': entry<{ step: string }>({
    code: 'P809',
    severity: 'warning',
    message: ({ step }) =>
      `${step} neither goes back when the rollout fails nor is followed by a check.`,
    cause: 'With `rollback: false` a broken version stays until somebody notices.',
    mend: 'Leave `rollback` on, or add s.smoke after it.',
    example: 's.helmDeploy(service, { image: app, rollback: false })',
  }),
  'deploy-not-recorded': entry<{ stage: string }>({
    code: 'P810',
    severity: 'note',
    message: ({ stage }) => `Stage ${stage} deploys and does not record it.`,
    cause: 'Whoever looks at a graph at night wants to see what changed when.',
    mend: 'Add s.annotateDeployment({ image: app }) after the deployment.',
    example: "deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })])",
  }),
  'kubectl-without-wait': entry<{ step: string; found: string }>({
    code: 'P811',
    severity: 'warning',
    message: ({ step, found }) =>
      `${step} changes a cluster with \`${found}\` and does not wait for the rollout.`,
    cause:
      'kubectl is done when the cluster has taken the order, not when anything runs; the build is green and the service is down.',
    mend: 'Deploy with s.helmDeploy, or add `kubectl rollout status`.',
    example: "s.run('kubectl apply -f k8s/')",
  }),
  'helm-without-wait': entry<{ step: string; found: string }>({
    code: 'P812',
    severity: 'warning',
    message: ({ step, found }) =>
      `${step} deploys with \`${found}\` and does not wait for the rollout.`,
    cause: 'helm is done when the cluster has taken the order, not when anything runs.',
    mend: 'Deploy with s.helmDeploy, which waits, explains and goes back; or add --atomic --timeout.',
    example: "s.run('helm upgrade --install payments ./chart')",
  }),
  'password-argument': entry<{ step: string; found: string }>({
    code: 'P813',
    severity: 'warning',
    message: ({ step, found }) => `${step} gives a password as an argument (\`${found}\`).`,
    cause: 'Every process of the machine can read the arguments of every other.',
    mend: 'Use --password-stdin, or s.ecrPush, which needs no password.',
    example: "s.run('docker login -u ci -p $PASSWORD registry.example.com')",
  }),
  'unquoted-variable': entry<{ step: string; name: string }>({
    code: 'P814',
    severity: 'warning',
    message: ({ step, name }) => `${step} uses $${name} without quotes.`,
    cause:
      'Names of branches and tags and titles of pull requests are free text of whoever pushes: without quotes the shell splits them and looks for files.',
    mend: 'Give the value as data: command`deploy ${context.branch}`.',
    example: "s.run('deploy --branch $BRANCH_NAME')",
  }),
  'groovy-used': entry<{ number: string; count: string; reason: string }>({
    code: 'P815',
    severity: 'note',
    message: ({ number, count, reason }) => `Groovy text ${number} of ${count}: ${reason}`,
    cause:
      'It runs in Jenkins only, is not checked, and keeps the pipeline from running elsewhere.',
    mend: 'Tell the platform team which step is missing.',
    example: "s.groovy('currentBuild.keepLog = true', 'No step keeps a build for ever.')",
  }),
  'download-run-unread': entry<{ step: string; found: string }>({
    code: 'P816',
    severity: 'warning',
    message: ({ step, found }) => `${step} runs what it downloads (\`${found}\`).`,
    cause:
      "What the address answers today is nobody's decision, and half a download is run as well.",
    mend: 'Put the tool with its version into the image of the agent, or check a digest before running it.',
    example: "s.run('curl -sSL https://get.example.com | sh')",
  }),
  'floating-tag-pushed': entry<{ step: string; tag: string }>({
    code: 'P817',
    severity: 'warning',
    message: ({ step, tag }) => `${step} uses the tag ${tag}, which means another image tomorrow.`,
    cause: 'Who deploys `latest` can neither say what runs nor go back to it.',
    mend: 'Push the commit or version as tag; deployments get the digest anyway.',
    example: "s.ecrPush(app, { extraTags: ['latest'], mutableTags: true })",
  }),
  'floating-revision': entry<{ step: string; revision: string }>({
    code: 'P818',
    severity: 'warning',
    message: ({ step, revision }) =>
      `${step} checks out ${revision}, which is another commit tomorrow.`,
    cause: 'Two builds of one commit read different files.',
    mend: 'Name a tag or a commit.',
    example: "s.checkoutRepository('https://…', { revision: 'main', folder: 'tools' })",
  }),
  'parameter-from-environment': entry<{ step: string; name: string }>({
    code: 'P819',
    severity: 'warning',
    message: ({ step, name }) => `${step} reads parameter ${name} as $${name}.`,
    cause:
      'In the first build of a job the variable is empty, and `$$` in a value loses a sign (recorded cases 046 and 049).',
    mend: 'Give the value as data: command`deploy ${parameters.<name>}`.',
    example: "s.run('deploy --to $target') // with a parameter target",
  }),
  'outside-version-missing': entry<{ name: string }>({
    code: 'P820',
    severity: 'note',
    message: ({ name }) => `Nobody knows which plugin or library brings the step ${name}.`,
    cause:
      'Its parameters are those of one version; with another one the call may mean something else, or fail.',
    mend: "Say where it comes from: from: { plugin: 'slack', version: '…' }.",
    example: "outside('slackSend', { description: 'Tells the team.' })",
  }),
  'outside-version-floats': entry<{ name: string; version: string }>({
    code: 'P821',
    severity: 'warning',
    message: ({ name, version }) =>
      `The step ${name} comes from version ${version}, which is another one tomorrow.`,
    cause: 'Two builds of one commit would call different steps.',
    mend: 'Name a version, a tag or a commit.',
    example: "from: { library: 'shared', version: 'main' }",
  }),
  'outside-library-first': entry<{ name: string; library: string; platform: string }>({
    code: 'P822',
    severity: 'warning',
    message: ({ name, library, platform }) =>
      `The library ${library} of the step ${name} comes before ${platform} in the alphabet: a step of it that is called as one of ours would take its place.`,
    cause:
      'Of two libraries with a step of one name Jenkins takes the alphabetically first, without a word.',
    mend: 'Let the platform team take the step into its own library, or rename the other one on the controller.',
    example: "from: { library: 'acme', version: '1.4.0' }",
  }),
};
