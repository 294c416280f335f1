import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A repository as the server knows it. */
export interface GitHubRepository {
  readonly files: Readonly<Record<string, string>>;
  readonly archived?: boolean;
  /** Answers with this status instead of a tree. */
  readonly status?: number;
}

/**
 * The part of GitHub's interface that finding consumers asks, as its reference describes it
 * (REST, version 2022-11-28): the repositories of an organisation in pages of two, trees and blobs.
 * Written for these tests; no recording of the real service can be had here.
 */
export async function startGitHub(
  organisation: string,
  repositories: Readonly<Record<string, GitHubRepository>>,
): Promise<{ readonly url: string; readonly paths: string[]; readonly tokens: Set<string> }> {
  const paths: string[] = [];
  const tokens = new Set<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    paths.push(url.pathname);
    tokens.add(request.headers.authorization ?? 'none');
    answer(request, response, url);
  });
  const send = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const answer = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (url.pathname === `/orgs/${organisation}/repos`) {
      const page = Number(url.searchParams.get('page') ?? '1');
      const all = Object.entries(repositories).map(([name, { archived }]) => ({
        full_name: `${organisation}/${name}`,
        default_branch: 'main',
        archived: archived === true,
      }));
      const next = `<http://${request.headers.host}${url.pathname}?page=${page + 1}>; rel="next"`;
      const isLast = page * 2 >= all.length;
      send(response, 200, all.slice(page * 2 - 2, page * 2), isLast ? {} : { link: next });
      return;
    }
    const [, , owner, name = '', , kind, key = ''] = url.pathname.split('/');
    const repository = owner === organisation ? repositories[name] : undefined;
    const status = repository === undefined ? 404 : repository.status;
    if (repository === undefined || status !== undefined) {
      send(response, status ?? 404, { message: 'Not Found' });
      return;
    }
    if (kind === 'trees') {
      const tree = Object.keys(repository.files).map((path) => ({
        path,
        type: 'blob',
        mode: '100644',
        sha: Buffer.from(path).toString('hex'),
      }));
      send(response, 200, { tree, truncated: false });
      return;
    }
    const path = Buffer.from(key, 'hex').toString();
    const content = Buffer.from(repository.files[path] ?? '').toString('base64');
    send(response, 200, { content, encoding: 'base64' });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, paths, tokens };
}
