import { StepError } from '../diagnostics/errors.ts';
import type { StepContext } from './step-run.ts';

/** What every push is told, whatever the registry. */
export interface PushInput {
  readonly image: { readonly name: string };
  readonly tags?: 'commit' | 'branch' | 'semver';
  readonly extraTags?: readonly string[];
  readonly mutableTags?: boolean;
}

/** OCI distribution spec 1.1, section "Pulling manifests": what a tag may be. */
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Pushes an image that an earlier step built and remembers where it is now. */
export async function pushImage(
  input: PushInput,
  context: StepContext,
  host: string,
): Promise<{ digest: string; reference: string; tags: string[] }> {
  const image = context.image(input.image.name);
  if (image === undefined) {
    throw new StepError(
      'imagePush.not-built',
      `No earlier step of this run built the image ${input.image.name}.`,
      {
        mend: 'Run the stage that builds it first; with `--from` its outputs are taken from the last run.',
      },
    );
  }
  const tags = [...new Set([...chooseTags(input, context), ...(input.extraTags ?? [])])];
  const invalid = tags.filter((tag) => !tagPattern.test(tag));
  if (invalid.length > 0) {
    throw new StepError(
      'imagePush.tag',
      `${invalid.map((tag) => JSON.stringify(tag)).join(', ')} can't be a tag.`,
      {
        mend: 'A tag has letters, digits, dots, hyphens and underscores, at most 128. Make a text fit with `slug`.',
        exit: 'invalid',
      },
    );
  }
  const registry = await context.adapters.registry();
  const pushed = await registry.push(
    {
      layout: context.images.resolve(image.location),
      digest: image.digest,
      repository: input.image.name,
      tags,
      mutableTags: input.mutableTags === true,
    },
    context.signal,
  );
  const reference = host === '' ? pushed.reference : `${host}/${pushed.reference}`;
  context.recordImage(input.image.name, { ...image, reference });
  context.log.info(
    `${reference} (${pushed.pushedBlobs} blobs pushed, ${pushed.skippedBlobs} there already)`,
  );
  context.log.info(`Tags: ${pushed.tags.join(', ')}`);
  return { digest: pushed.digest, reference, tags: [...pushed.tags] };
}

function chooseTags(input: PushInput, context: StepContext): string[] {
  const { build } = context;
  switch (input.tags ?? 'commit') {
    case 'commit':
      return build.shortCommit === '' ? [] : [build.shortCommit];
    case 'branch':
      return build.branch === ''
        ? []
        : [
            build.branch
              .toLowerCase()
              .replace(/[^a-z0-9._-]+/g, '-')
              .replace(/^[.-]+/, '')
              .slice(0, 128),
          ];
    case 'semver': {
      const version = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(build.tag)?.[1];
      if (version !== undefined) return [version];
      throw new StepError(
        'imagePush.no-version',
        build.tag === ''
          ? 'The commit has no Git tag to take a version from.'
          : `The Git tag ${JSON.stringify(build.tag)} is no semantic version.`,
        {
          mend: "Tag the commit (v1.2.3), or use `tags: 'commit'`.",
          exit: 'invalid',
        },
      );
    }
  }
}
