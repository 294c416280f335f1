import { UserError } from '../../diagnostics/errors.ts';

/** A base image as a Dockerfile names it. */
export interface ImageReference {
  /** `docker.io`, `registry.example.com:5000`. */
  readonly registry: string;
  /** `library/node`, `jenkins/jenkins`. */
  readonly repository: string;
  readonly tag: string;
  /** What stands after `@sha256:`; undefined without. */
  readonly digest: string | undefined;
}

/**
 * Reads `registry/repository:tag@sha256:…`. A registry and a tag must be said: what is left away
 * means another thing to each tool.
 *
 * @throws UserError `jenkins.image-reference`.
 */
export function parseImageReference(text: string): ImageReference {
  const [, registry, repository, tag, digest] =
    /^((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost(?::\d+)?)\/([a-z0-9._/-]+):([\w][\w.-]{0,127})(?:@sha256:([\w-]+))?$/.exec(
      text,
    ) ?? [];
  if (registry === undefined || repository === undefined || tag === undefined)
    throw new UserError('jenkins.image-reference', `${JSON.stringify(text)} can't be pinned.`, {
      mend: 'Write registry, repository and tag: docker.io/library/node:24-slim.',
      exit: 'invalid',
    });
  return { registry, repository, tag, digest };
}

/** Whether it names one image and no other. */
export function isPinned({ digest }: ImageReference): boolean {
  return digest !== undefined && /^[0-9a-f]{64}$/.test(digest);
}
