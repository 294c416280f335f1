import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * A server that answers as a real controller did. The exchanges in `fixtures/` were recorded from
 * Jenkins 2.492.2; no package registry has any, so that they can't be fetched or made anew here.
 * What a test adds to them stands in the test.
 */

/** A recorded request with its answer. */
export interface Exchange {
  readonly name: string;
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const recorded: Readonly<Record<string, Exchange>> = Object.assign(
  {},
  ...readdirSync(join(import.meta.dirname, 'fixtures'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'))),
);

/** A recorded exchange by its name, `lint/good`, with what the test wants otherwise. */
export function exchange(
  name: string,
  otherwise: {
    path?: string;
    method?: string;
    body?: unknown;
    headers?: Record<string, string>;
  } = {},
): Exchange {
  const found = recorded[name];
  if (found === undefined) throw new Error(`There is no recorded exchange ${name}.`);
  return {
    name,
    request: {
      method: otherwise.method ?? found.request.method,
      path: otherwise.path ?? found.request.path,
    },
    response: {
      ...found.response,
      headers: { ...found.response.headers, ...otherwise.headers },
      body: otherwise.body ?? found.response.body,
    },
  };
}

/** A request that came in. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ReplayServer extends AsyncDisposable {
  readonly url: string;
  /** What the product reads the address and the token from. */
  readonly env: Readonly<Record<string, string>>;
  readonly seen: readonly SeenRequest[];
  /** Requests that no exchange answered. */
  readonly unexpected: readonly string[];
}

/** User and token that the server lets in. */
const authorization = `Basic ${Buffer.from('admin:the-token').toString('base64')}`;

/** May answer a request before the exchanges do: for what changes while a test runs. */
export type Answering = (
  request: SeenRequest,
) => Exchange['response'] | 'hang-up' | 'hang' | undefined;

/**
 * Starts the server with these exchanges. Several for one request are given in their order, the
 * last one again and again.
 */
export async function startReplayServer(
  exchanges: readonly Exchange[],
  answering: Answering = () => undefined,
): Promise<ReplayServer> {
  const seen: SeenRequest[] = [];
  const unexpected: string[] = [];
  const waiting = new Map<string, Exchange[]>();
  for (const one of exchanges) {
    const key = keyOf(one.request.method, one.request.path, '');
    waiting.set(key, [...(waiting.get(key) ?? []), one]);
  }
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    seen.push(request);
    const answer =
      incoming.headers.authorization === authorization
        ? undefined
        : recorded['auth/whoami-wrong-token'];
    const given = answer?.response ?? answering(request) ?? nextOf(request);
    if (given === 'hang-up') {
      incoming.socket.destroy();
      return;
    }
    if (given === 'hang') return;
    if (given === undefined) unexpected.push(`${request.method} ${request.path}`);
    const { status, headers, body } = given ?? { status: 599, headers: {}, body: 'not recorded' };
    const here = (text: string) =>
      text.replaceAll('http://jenkins.example:8080', `http://${incoming.headers.host}`);
    outgoing.writeHead(
      status,
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, here(value)])),
    );
    outgoing.end(here(typeof body === 'string' ? body : JSON.stringify(body)));
  });
  const nextOf = ({ method, path, body }: SeenRequest) => {
    const list = waiting.get(keyOf(method, path, body)) ?? [];
    return (list.length > 1 ? list.shift() : list[0])?.response;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    seen,
    unexpected,
    env: {
      JENKINS_URL: url,
      JENKINS_USER_ID: 'admin',
      JENKINS_API_TOKEN: 'the-token',
      PLATFORM_JENKINS_POLL_MS: '1',
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/**
 * What makes two requests the same. `tree` only chooses fields of an answer; the log is asked for
 * with GET in the recordings and with a form by the npm client, which the controller takes alike.
 */
function keyOf(method: string, path: string, body: string): string {
  const { pathname, searchParams } = new URL(path, 'http://jenkins.example:8080');
  searchParams.delete('tree');
  searchParams.delete('depth');
  const isLog = pathname.includes('/logText/');
  const start = isLog ? (new URLSearchParams(body).get('start') ?? '0') : undefined;
  if (start !== undefined && !searchParams.has('start')) searchParams.set('start', start);
  searchParams.sort();
  return `${isLog ? 'GET' : method} ${pathname}?${searchParams}`;
}
