import { createHash } from 'node:crypto';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { ImageReference } from './image-reference.ts';

/** What a tag may mean; an index stands for the image of every platform. */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A registry that does not answer in this time is down. */
const requestTimeoutMs = 30_000;

/**
 * The digest that a tag stands for now, 64 hexadecimal digits: counted from the manifest itself, and
 * compared with what the registry says (distribution-spec, "Pulling manifests"). Without
 * credentials, with the token that a registry gives to anybody.
 *
 * @throws PlatformError `jenkins.registry`, `jenkins.registry-unavailable`, `jenkins.wrong-digest`.
 */
export async function resolveDigest(
  reference: ImageReference,
  signal: AbortSignal,
): Promise<string> {
  const { registry, repository, tag } = reference;
  // Where the images of docker.io are served.
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  const url = `${scheme}://${host}/v2/${repository}/manifests/${tag}`;
  const headers = { accept: manifestTypes };
  let answer = await ask(url, headers, reference, signal);
  if (answer.status === 401) {
    const token = await askToken(answer, reference, signal);
    answer = await ask(url, { ...headers, authorization: `Bearer ${token}` }, reference, signal);
  }
  if (!answer.ok)
    throw new PlatformError(
      'jenkins.registry',
      `${registry} answered ${answer.status} for ${repository}:${tag}.`,
      {
        mend: 'Check the name and the tag; a private image can only be pinned by hand.',
        exit: answer.status >= 500 ? 'unavailable' : 'refused',
        retryable: answer.status >= 500,
      },
    );
  const digest = createHash('sha256')
    .update(await answer.bytes())
    .digest('hex');
  const said = answer.headers.get('docker-content-digest');
  if (said !== null && said !== `sha256:${digest}`)
    throw new PlatformError(
      'jenkins.wrong-digest',
      `${registry} says that ${repository}:${tag} is ${said}, and sent sha256:${digest}.`,
      { mend: 'Something between here and the registry changes its answers.', exit: 'refused' },
    );
  return digest;
}

/** The token of whoever the registry sends us to, as its challenge says. */
async function askToken(
  answer: Response,
  reference: ImageReference,
  signal: AbortSignal,
): Promise<string> {
  const challenge = answer.headers.get('www-authenticate') ?? '';
  const read = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(challenge)?.[1];
  const realm = URL.parse(read('realm') ?? '');
  const isLocal = realm?.hostname === '127.0.0.1' || realm?.hostname === 'localhost';
  if (realm === null || (realm.protocol !== 'https:' && !isLocal))
    throw new PlatformError('jenkins.registry', `${reference.registry} wants credentials.`, {
      mend: 'Pin a private image by hand.',
      exit: 'refused',
    });
  const service = read('service');
  if (service !== undefined) realm.searchParams.set('service', service);
  realm.searchParams.set('scope', `repository:${reference.repository}:pull`);
  const given = await ask(realm.href, {}, reference, signal);
  const { token, access_token } = (await given.json().catch(() => ({}))) as {
    token?: string;
    access_token?: string;
  };
  return token ?? access_token ?? '';
}

async function ask(
  url: string,
  headers: Record<string, string>,
  { registry }: ImageReference,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    const reason =
      ((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message;
    throw new PlatformError(
      'jenkins.registry-unavailable',
      `${registry} can't be reached: ${reason}.`,
      {
        mend: 'Run it where the registry can be reached; nothing was changed.',
        exit: 'unavailable',
        retryable: true,
        cause,
      },
    );
  }
}
