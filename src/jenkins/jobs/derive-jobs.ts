import type { Pipeline } from '../../model/pipeline.ts';
import { describeNavigator, describeSource } from './describe-sources.ts';
import type { DesiredJob } from './desired-job.ts';
import type { RepositorySource } from './repository-source.ts';
import { toXmlText } from './xml.ts';

const folderRoot = 'com.cloudbees.hudson.plugins.folder.Folder';
const multibranchRoot = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';
const organizationRoot = 'jenkins.branch.OrganizationFolder';

/** What a job is made from beside the model. */
export interface JobPlace {
  /** Folder that the jobs lie in; the top unless said. */
  readonly folder?: string;
  /** Id of credentials that the controller has, for reading repositories. */
  readonly credentials?: string;
}

/** A job's full name below a folder. */
function nameIn(folder: string | undefined, name: string): string {
  return folder === undefined ? name : `${folder}/${name}`;
}

/** The folders above, outermost first: what has to be there before the job. */
export function deriveFolders(folder: string | undefined): DesiredJob[] {
  const parts = (folder ?? '').split('/').filter((part) => part !== '');
  return parts.map((_part, index) => ({
    name: parts.slice(0, index + 1).join('/'),
    kind: 'folder' as const,
    root: folderRoot,
    config: {},
    summary: 'a folder',
  }));
}

/**
 * The multibranch job of a pipeline: it builds every branch, tag and pull request of the repository
 * by the file that the pipeline compiles to. Everything else, triggers, limits, how many builds are
 * kept, stands in that file.
 */
export function deriveMultibranchJob(
  pipeline: Pipeline,
  source: RepositorySource,
  jenkinsfile: string,
  place: JobPlace,
): DesiredJob {
  const owner = { '@class': multibranchRoot, '@reference': '../..' };
  return {
    name: nameIn(place.folder, pipeline.name.replaceAll('/', '-')),
    kind: 'multibranch',
    root: multibranchRoot,
    config: {
      ...(pipeline.description === undefined
        ? {}
        : { description: toXmlText(pipeline.description) }),
      sources: {
        '@class': 'jenkins.branch.MultiBranchProject$BranchSourceList',
        data: {
          'jenkins.branch.BranchSource': {
            source: describeSource(source, pipeline.name, place.credentials),
          },
        },
        owner,
      },
      factory: {
        '@class': 'org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory',
        owner,
        scriptPath: jenkinsfile,
      },
    },
    summary:
      source.kind === 'github'
        ? `${source.owner}/${source.repository} by ${jenkinsfile}`
        : `${source.remote} by ${jenkinsfile}`,
  };
}

/** The folder of an organisation: a multibranch job for each repository with a `Jenkinsfile`. */
export function deriveOrganizationFolder(organization: string, place: JobPlace): DesiredJob {
  return {
    name: nameIn(place.folder, organization),
    kind: 'organization',
    root: organizationRoot,
    config: {
      navigators: describeNavigator(organization, place.credentials),
      projectFactories: {
        'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProjectFactory': {
          scriptPath: 'Jenkinsfile',
        },
      },
    },
    summary: `every repository of ${organization} with a Jenkinsfile`,
  };
}
