import type { RepositorySource } from './repository-source.ts';
import type { XmlElement } from './xml.ts';

const github = 'org.jenkinsci.plugins.github__branch__source';
const githubClass = 'org.jenkinsci.plugins.github_branch_source';

/**
 * Branches that are filed as pull requests are built as these, merged with their target (1 and 1 in
 * the plugin's numbers); tags are found. For a pull request from a fork the `Jenkinsfile` of the
 * target is used, whoever opened it: `TrustNobody`.
 */
export const githubTraits: XmlElement = {
  [`${github}.BranchDiscoveryTrait`]: { strategyId: '1' },
  [`${github}.OriginPullRequestDiscoveryTrait`]: { strategyId: '1' },
  [`${github}.TagDiscoveryTrait`]: '',
  [`${github}.ForkPullRequestDiscoveryTrait`]: {
    strategyId: '1',
    trust: { '@class': `${githubClass}.ForkPullRequestDiscoveryTrait$TrustNobody` },
  },
};

/** The source of a multibranch job, as recorded: job-dsl, plain-multibranch-github and -git. */
export function describeSource(
  source: RepositorySource,
  id: string,
  credentials: string | undefined,
): XmlElement {
  const login = credentials === undefined ? {} : { credentialsId: credentials };
  if (source.kind === 'github')
    return {
      '@class': `${githubClass}.GitHubSCMSource`,
      id,
      ...login,
      repoOwner: source.owner,
      repository: source.repository,
      traits: githubTraits,
    };
  return {
    '@class': 'jenkins.plugins.git.GitSCMSource',
    id,
    remote: source.remote,
    ...login,
    traits: {
      'jenkins.plugins.git.traits.BranchDiscoveryTrait': '',
      'jenkins.plugins.git.traits.TagDiscoveryTrait': '',
    },
  };
}

/** The navigator of an organisation folder, as recorded: job-dsl, plain-organization-github. */
export function describeNavigator(owner: string, credentials: string | undefined): XmlElement {
  return {
    [`${github}.GitHubSCMNavigator`]: {
      repoOwner: owner,
      ...(credentials === undefined ? {} : { credentialsId: credentials }),
      traits: githubTraits,
    },
  };
}
