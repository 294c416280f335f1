import type { ControllerState, ExaminedJob } from './controller-state.ts';
import { createFinding, type DoctorFinding } from './finding.ts';
import { findElements } from './select-values.ts';

/** What is wrong with jobs: whom they trust, and what they build by. */
export function examineJobs({ jobs }: ControllerState): DoctorFinding[] {
  return jobs.flatMap((job) => [
    ...examineForkTrust(job),
    ...examinePlainPipeline(job),
    ...examinePermissions(job),
  ]);
}

/** The class says who is trusted; recorded: job-dsl, trust-*.config.xml. */
function examineForkTrust({ name, config }: ExaminedJob): DoctorFinding[] {
  return findElements(config, 'ForkPullRequestDiscoveryTrait').flatMap((trait) => {
    const [trust] = findElements(trait, 'trust');
    const kind = /\$Trust(\w+)$/.exec(String(trust?.['@class'] ?? ''))?.[1];
    const who =
      kind === 'Everyone'
        ? 'everybody'
        : kind === 'Contributors'
          ? 'everybody who ever contributed'
          : undefined;
    if (who === undefined) return [];
    return createFinding(
      'error',
      'fork-trust',
      name,
      `The Jenkinsfile of a fork is run for ${who}.`,
      'Trust nobody, or at most those who may write: platform jenkins apply makes it so.',
    );
  });
}

function examinePlainPipeline({ name, root, config }: ExaminedJob): DoctorFinding[] {
  if (root === 'project' || root.endsWith('.MavenModuleSet'))
    return [
      createFinding(
        'warning',
        'freestyle-job',
        name,
        'The job was made by hand in Jenkins and is no pipeline.',
        'Write it as platform.pipeline.ts, and make its job with platform jenkins apply.',
      ),
    ];
  if (root !== 'flow-definition') return [];
  const definition = findElements(config, 'definition')[0] ?? {};
  const isScm = String(definition['@class'] ?? '').endsWith('CpsScmFlowDefinition');
  const branches = isScm
    ? findElements(definition, 'BranchSpec').map((spec) => String(spec['name'] ?? ''))
    : [];
  const anyBranch = branches.find((branch) => branch === '' || branch.includes('*'));
  return [
    createFinding(
      anyBranch === undefined ? 'warning' : 'error',
      'plain-pipeline-job',
      name,
      isScm
        ? anyBranch === undefined
          ? 'A plain pipeline job has one name for whatever it builds; pull requests and other branches are not built.'
          : `A plain pipeline job builds any branch (${JSON.stringify(anyBranch)}) under one name: rights that were given to the job are given to every branch.`
        : 'The script of the job lies in Jenkins, where nobody reviews it.',
      'Make a multibranch job: platform jenkins apply.',
    ),
    ...(definition['sandbox'] === 'false'
      ? [
          createFinding(
            'error',
            'outside-sandbox',
            name,
            "The script runs outside the sandbox, with the controller's own rights.",
            'Turn the sandbox on; what generated pipelines call needs no approval.',
          ),
        ]
      : []),
  ];
}

/** What only administrators should have, by the names in a config.xml. */
const dangerous = /(Item\.(Configure|Create|Delete|Move)|Run\.Replay|CredentialsProvider\.)/;

function examinePermissions({ name, config }: ExaminedJob): DoctorFinding[] {
  return findElements(config, 'AuthorizationMatrixProperty').flatMap((property) =>
    [property['permission'] ?? []]
      .flat()
      .filter((entry): entry is string => typeof entry === 'string' && dangerous.test(entry))
      .map((entry) =>
        createFinding(
          'error',
          'job-permission',
          name,
          `${entry} is given: who may change a job, or replay a build, acts under its name.`,
          'Take it away; jobs are made by platform jenkins apply, changes by merging.',
        ),
      ),
  );
}
