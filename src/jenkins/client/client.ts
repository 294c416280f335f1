import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Jenkins from 'jenkins';
import { UserError } from '../../diagnostics/errors.ts';

/** A request that the client has no method for. */
export interface ControllerRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly type?: 'form';
  readonly body?: Readonly<Record<string, string>> | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the body is given as bytes, whatever its content type. */
  readonly buffer?: boolean;
}

/** An answer as it came; JSON and text are decoded by their content type. */
export interface ControllerAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** A part of a build's log. `size` is the offset to go on from, never the length of the text. */
export interface LogPart {
  readonly text: string;
  readonly more: boolean;
  readonly size?: string;
}

/**
 * The npm package `jenkins` 1.1.0 as far as it is used. Its published types are those of the 0.x
 * line: without the calls that take one object, and without its base class's `_get` and `_post`,
 * which are how that class is meant to be extended.
 */
export interface JenkinsClient {
  _get(request: ControllerRequest): Promise<ControllerAnswer>;
  _post(request: ControllerRequest): Promise<ControllerAnswer>;
  readonly job: {
    /** The number of the queue item; undefined where nothing was queued, as for an indexing. */
    build(options: {
      name: string;
      parameters?: Readonly<Record<string, string | boolean>>;
    }): Promise<number | undefined>;
    config(name: string): Promise<string>;
    config(name: string, xml: string): Promise<void>;
    create(name: string, xml: string): Promise<void>;
  };
  readonly build: {
    get(options: { name: string; number: number | string; tree?: string }): Promise<unknown>;
    log(options: {
      name: string;
      number: number;
      start: number;
      type: 'html' | 'text';
      meta: true;
    }): Promise<LogPart>;
  };
  readonly queue: { item(number: number): Promise<unknown> };
}

type CreateClient = new (options: {
  baseUrl: string;
  crumbIssuer: boolean;
  headers: Record<string, string>;
  agent: HttpAgent;
  timeout: number;
}) => JenkinsClient;

/** No answer of a controller that works takes longer; a request that hangs is tried again. */
const requestTimeoutMs = 30_000;

/** Where the controller is and who asks; never part of a command line, which others can list. */
export interface ControllerAddress {
  /** Without a slash at its end. */
  readonly url: string;
  readonly authorization: string | undefined;
}

/**
 * The address from `JENKINS_URL`, `JENKINS_USER_ID` and `JENKINS_API_TOKEN`: the names that
 * Jenkins's own command line reads. Throws `UserError` `jenkins.no-address`, `jenkins.no-token`.
 */
export function readAddress(env: Readonly<Record<string, string | undefined>>): ControllerAddress {
  const text = env['JENKINS_URL'];
  if (text === undefined || text === '')
    throw new UserError('jenkins.no-address', 'JENKINS_URL is not set.', {
      mend: 'Set it to the address of the controller, JENKINS_USER_ID to your user and JENKINS_API_TOKEN to an API token of yours.',
      exit: 'missingPrerequisite',
    });
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new UserError(
      'jenkins.no-address',
      `JENKINS_URL is no address: ${JSON.stringify(text)}.`,
      {
        mend: 'Write it as https://jenkins.example.com.',
      },
    );
  const { origin, pathname } = new URL(text);
  const user = env['JENKINS_USER_ID'];
  const token = env['JENKINS_API_TOKEN'];
  if ((user === undefined || user === '') !== (token === undefined || token === ''))
    throw new UserError(
      'jenkins.no-token',
      'Only one of JENKINS_USER_ID and JENKINS_API_TOKEN is set.',
      { mend: 'Set both. A token is made on the page of your user, under Security.' },
    );
  return {
    url: `${origin}${pathname}`.replace(/\/+$/, ''),
    authorization:
      user === undefined || user === ''
        ? undefined
        : `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
  };
}

/**
 * The client for that address. API tokens need no crumb, and a password would need one for each
 * request (recorded: auth/post-token-no-crumb, auth/post-password-no-crumb). When the signal is
 * aborted, open requests end at once.
 */
export function createClient(
  { url, authorization }: ControllerAddress,
  signal: AbortSignal,
): JenkinsClient {
  const agent = new (url.startsWith('https:') ? HttpsAgent : HttpAgent)({ keepAlive: false });
  signal.addEventListener('abort', () => agent.destroy());
  return new (Jenkins as unknown as CreateClient)({
    baseUrl: url,
    crumbIssuer: false,
    headers: authorization === undefined ? {} : { authorization },
    agent,
    timeout: requestTimeoutMs,
  });
}
