import { endSentence, entry } from '../entry.ts';

/** P6xx: environments, approvals, identities and credentials. */
export const security = {
  'unknown-environment': entry<{ name: string; stage: string; suggestion: string }>({
    code: 'P601',
    severity: 'error',
    message: ({ name, stage, suggestion }) =>
      endSentence(
        `Stage ${stage} deploys to ${name}, which is no environment of this pipeline${suggestion}`,
      ),
    cause: 'Cluster, namespace and rights come from the environment.',
    mend: 'Add it to `environments`, or correct the name.',
    example: "deploy('Staging', { to: 'stagging' as any }, …)",
  }),
  'environment-missing': entry<{ what: string }>({
    code: 'P602',
    severity: 'error',
    message: ({ what }) => `${what} has no environment to deploy to.`,
    cause: 'Cluster, namespace and rights come from the environment.',
    mend: "Name one: deploy('Staging', { to: 'staging' }, …).",
    example: "deploy('Staging', {} as any, (s) => [s.helmDeploy(service)])",
  }),
  'environment-not-used': entry<{ name: string }>({
    code: 'P603',
    severity: 'warning',
    message: ({ name }) => `No stage deploys to environment ${name}.`,
    cause:
      'Rights are derived from environments, so one that nothing uses gives rights for nothing.',
    mend: 'Remove it, or deploy to it.',
    example: "environments: { qa: { cluster: 'staging', namespace: 'qa' } } // in no deploy stage",
  }),
  'protected-environment-without-approval': entry<{ environment: string; stage: string }>({
    code: 'P604',
    severity: 'warning',
    message: ({ environment, stage }) =>
      `Stage ${stage} deploys to the protected environment ${environment} without anybody's approval.`,
    cause: 'Every push to its branch reaches people at once.',
    mend: "Add approval: { by: ['payments-leads'] } to the environment.",
    example: "production: { cluster: 'production', namespace: 'payments' }",
  }),
  'protected-environment-in-pull-request': entry<{ environment: string; stage: string }>({
    code: 'P605',
    severity: 'error',
    message: ({ environment, stage }) =>
      `Stage ${stage} would deploy pull requests to the protected environment ${environment}.`,
    cause:
      'A pull request is code that nobody has reviewed; the outside systems would refuse it in the middle of the build.',
    mend: "Say when it runs: deploy('Production', { to: 'production', when: branch('main') }, …).",
    example: "deploy('Production', { to: 'production' }, …)",
  }),
  'team-code-beside-rights': entry<{ place: string; step: string; privileged: string }>({
    code: 'P606',
    severity: 'error',
    message: ({ place, step, privileged }) =>
      `${place} runs team code (${step}) beside ${privileged}, which acts with rights of its own.`,
    cause:
      'Commands of a repository could use the identity of the machine: to push another image, or to deploy elsewhere.',
    mend: 'Move one of the two to a stage of its own.',
    example: "stage('Release', (s) => [s.run('npm run notes'), s.ecrPush(app)])",
  }),
  'protected-secret-in-pull-request': entry<{
    reference: string;
    environment: string;
    step: string;
  }>({
    code: 'P607',
    severity: 'warning',
    message: ({ reference, environment, step }) =>
      `${step} reads ${reference}, a secret of the protected environment ${environment}, also in pull requests.`,
    cause: 'Code of a pull request, which nobody has reviewed, runs beside the secret.',
    mend: 'Use a secret for tests, or add a condition: when: not(pullRequest()).',
    example:
      "test('Load', (s) => [s.run('k6 run', { secrets: { TOKEN: secret('kv/production/payments#token') } })])",
  }),
  'secret-in-text': entry<{ kind: string; where: string }>({
    code: 'P608',
    severity: 'error',
    message: ({ kind, where }) => `${where} holds ${kind}.`,
    cause:
      'The file, the Jenkinsfile and every log of a build keep it; whoever can read the repository has it.',
    mend: "Revoke it now, store its successor in Vault and use secret('kv/payments#token').",
    example: "env: { AWS_ACCESS_KEY_ID: 'AKIA…' }",
    hidesSource: true,
  }),
  'secret-like-text': entry<{ where: string; reason: string }>({
    code: 'P609',
    severity: 'warning',
    message: ({ where, reason }) => `${where} seems to hold a credential: ${reason}.`,
    cause:
      'The file, the Jenkinsfile and every log of a build keep it; whoever can read the repository has it.',
    mend: "Store it in Vault and use secret('kv/payments#password').",
    example: "env: { DB_PASSWORD: 'hunter2!' }",
    hidesSource: true,
  }),
  'invalid-approver': entry<{ approver: string; place: string }>({
    code: 'P610',
    severity: 'error',
    message: ({ approver, place }) =>
      `${approver} is no name of a person or group (approval of ${place}).`,
    cause:
      'Jenkins takes the approvers as one text with commas between them; such a name would be split or match nobody.',
    mend: "List each user or group by its own name: by: ['payments-leads', 'anna'].",
    example: "approval: { by: ['anna, ben'] }",
  }),
  'own-service-account': entry<{ account: string; place: string }>({
    code: 'P611',
    severity: 'note',
    message: ({ account, place }) => `${place} asks for service account ${account}.`,
    cause:
      'Files route, they never grant: the cluster decides which accounts a pod of this build may use, and refuses the pod otherwise.',
    mend: 'Leave it out where the default account is enough.',
    example: "agent: { pod: { containers: […], serviceAccount: 'deployer' } }",
  }),
  'environments-share-namespace': entry<{ first: string; second: string; namespace: string }>({
    code: 'P612',
    severity: 'warning',
    message: ({ first, second, namespace }) =>
      `Environments ${first} and ${second} are the same namespace ${namespace}.`,
    cause: 'Whoever may deploy to one can change the other, whatever approvals say.',
    mend: 'Give each environment a namespace of its own.',
    example:
      "staging: { cluster: 'a', namespace: 'shop' }, production: { cluster: 'a', namespace: 'shop' }",
  }),
  'deploys-may-overlap': entry<{ stage: string }>({
    code: 'P613',
    severity: 'warning',
    message: ({ stage }) => `Two builds can deploy in stage ${stage} at the same time.`,
    cause: "With concurrency 'all' builds do not wait for each other, and an older one may win.",
    mend: "Add a lock to the stage: lock: 'payments-staging', or use concurrency 'queue'.",
    example: "concurrency: 'all', … deploy('Staging', { to: 'staging' }, …)",
  }),
  'deploy-may-be-cut': entry<{ stage: string }>({
    code: 'P614',
    severity: 'warning',
    message: ({ stage }) =>
      `A newer build of a pull request ends this one, also in the middle of stage ${stage}.`,
    cause:
      "With concurrency 'newest' a push to the pull request stops the running build (recorded case 019); a deployment that is cut is neither the old nor the new one.",
    mend: "Keep pull requests out of the stage: when: not(pullRequest()), or use concurrency 'queue'.",
    example: "concurrency: 'newest', … deploy('Preview', { to: 'preview' }, …)",
  }),
};
