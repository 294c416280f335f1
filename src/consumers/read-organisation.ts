import type { Octokit } from '@octokit/rest';
import pLimit from 'p-limit';
import { type Consumer, type FoundConsumers, pipelineFileName } from './consumer.ts';

/** Repositories asked for at the same time; GitHub asks clients not to be many at once. */
const askAtOnce = 6;

/** Where GitHub is and who asks. */
export interface GitHubOptions {
  /** Address of the interface; github.com's unless said. A GitHub Enterprise Server has `https://<host>/api/v3`. */
  readonly url?: string;
  /** Token that may read the repositories; without one only public ones are seen. */
  readonly token?: string;
}

/** A client of GitHub's interface, loaded only when somebody asks it. */
export async function createGitHub(options: GitHubOptions): Promise<Octokit> {
  const { Octokit } = await import('@octokit/rest');
  const silent = () => undefined;
  return new Octokit({
    ...(options.url === undefined ? {} : { baseUrl: options.url.replace(/\/$/, '') }),
    ...(options.token === undefined ? {} : { auth: options.token }),
    // The client warns on standard error of what we put into a report.
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}

/**
 * The repositories of an organisation that have a pipeline, by their default branches. Archived ones
 * are left out: nobody builds them.
 */
export async function readOrganisation(github: Octokit, name: string): Promise<FoundConsumers> {
  const found = await ask(name, async () =>
    github.paginate(github.rest.repos.listForOrg, { org: name, per_page: 100, type: 'all' }),
  );
  if ('problem' in found) return { consumers: [], unread: [found] };
  const living = found.answer.filter((repository) => repository.archived !== true);
  const names = living.map((repository) => ({
    name: repository.full_name,
    branch: repository.default_branch ?? 'HEAD',
  }));
  const all = await pLimit(askAtOnce).map(names, ({ name: full, branch }) =>
    readRepository(github, full, branch),
  );
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name < other.name ? -1 : 1;
  return {
    consumers: all.flatMap((repository) => repository.consumers).sort(byName),
    // That a repository of an organisation has no pipeline is nothing to report.
    unread: all
      .flatMap((repository) => repository.unread)
      .filter(({ problem }) => problem !== noPipeline)
      .sort(byName),
  };
}

const noPipeline = `It has no ${pipelineFileName}.`;

/**
 * One repository of GitHub.
 *
 * @param name `owner/name`
 * @param revision branch, tag or commit; the default branch unless said
 */
export async function readRepository(
  github: Octokit,
  name: string,
  revision = 'HEAD',
): Promise<FoundConsumers> {
  const [owner = '', repo = ''] = name.split('/');
  const found = await ask(name, () =>
    github.rest.git.getTree({ owner, repo, tree_sha: revision, recursive: 'true' }),
  );
  if ('problem' in found) return { consumers: [], unread: [found] };
  const { tree, truncated } = found.answer.data;
  const problem = (text: string): FoundConsumers => ({
    consumers: [],
    unread: [{ name, problem: text }],
  });
  if (truncated)
    return problem('It has more files than GitHub lists in one answer; give a clone of it.');
  const blobs = new Map(
    tree.flatMap(({ path, sha, type, mode }) =>
      type === 'blob' && mode !== '120000' && path !== undefined ? [[path, sha] as const] : [],
    ),
  );
  const pipelines = [...blobs.keys()]
    .filter((path) => path === pipelineFileName || path.endsWith(`/${pipelineFileName}`))
    .filter((path) => !path.split('/').includes('node_modules'))
    .sort();
  if (pipelines.length === 0) return problem(noPipeline);
  return {
    consumers: [createConsumer(github, { owner, repo }, name, pipelines, blobs)],
    unread: [],
  };
}

function createConsumer(
  github: Octokit,
  at: { readonly owner: string; readonly repo: string },
  name: string,
  pipelines: readonly string[],
  blobs: ReadonlyMap<string, string>,
): Consumer {
  return {
    name,
    pipelines,
    read: async (path) => {
      const sha = blobs.get(path);
      if (sha === undefined) return undefined;
      const { data } = await github.rest.git.getBlob({ ...at, file_sha: sha });
      return Buffer.from(data.content, 'base64').toString('utf8');
    },
  };
}

/** What GitHub answers, or what was wrong in words: one repository must not hide the others. */
async function ask<T>(
  name: string,
  question: () => Promise<T>,
): Promise<{ answer: T } | { name: string; problem: string }> {
  try {
    return { answer: await question() };
  } catch (error) {
    return { name, problem: describeFailure(error) };
  }
}

/** A failure of GitHub's interface as a sentence. */
export function describeFailure(error: unknown): string {
  const { status, message, response } = error as {
    status?: number;
    message: string;
    response?: { headers?: Record<string, string> };
  };
  if (response?.headers?.['x-ratelimit-remaining'] === '0' || status === 429)
    return 'GitHub allows no more requests for now; try again later, or give a token.';
  if (status === 401) return 'GitHub does not know the token.';
  if (status === 403) return 'The token may not read it.';
  if (status === 404)
    return 'GitHub has no such repository or organisation, or the token may not see it.';
  if (status === 409) return 'It is empty.';
  if (status !== undefined && status < 600 && response !== undefined)
    return `GitHub answered with status ${status}.`;
  return `GitHub can't be reached: ${message}`;
}
