import { join } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import { createLayout, nameEntry, readLayoutIndex, updateLayoutIndex } from '../image/layout.ts';
import { type Descriptor, refNameAnnotation } from '../image/oci.ts';
import { findDigest, nameOf, resolveInLayout } from '../image/resolve-in-layout.ts';
import { copyImage } from './copy-image.ts';
import { checkRepository, checkTag } from './names.ts';
import type { PullRequest, PushedImage, PushRequest, Registry } from './registry.ts';

/**
 * A registry in a folder: each repository is an OCI layout folder below `root`, at its name, so that
 * skopeo and crane read it as `oci:root/team/payments:1.4.0`. For laptops and tests.
 */
export function createFolderRegistry(root: string): Registry {
  return {
    push: (request, signal) => pushToFolder({ ...request, root }, signal),
    resolve: (repository, reference) => resolveInFolder(root, repository, reference),
    listTags: (repository) => listFolderTags(root, repository),
    pull: (request, signal) => pullFromFolder({ ...request, root }, signal),
  };
}

/**
 * Pushes an image. Blobs come first, verified, and only those that are missing; the tags last, all at
 * once and under a lock, so that pushes at the same time lose nothing. After a kill the next push
 * goes on where this one was.
 *
 * @throws StepError `imagePush.immutableTag` which names both digests, `imagePush.repository`,
 * `imagePush.tag`, `image.notFound` and `image.blob*` for the source; the signal's reason.
 */
export async function pushToFolder(
  request: PushRequest & { readonly root: string },
  signal?: AbortSignal,
): Promise<PushedImage> {
  const { layout, digest, root, repository, tags } = request;
  checkRepository(repository);
  tags.forEach(checkTag);
  signal?.throwIfAborted();
  const image = withoutName(await resolveInLayout(layout, digest));
  const folder = join(root, repository);
  // Asked before the blobs are copied, for a quick answer, and again when the tags are written.
  requireFreeTags(request, await listEntries(folder));
  await createLayout(folder);
  const copied = await copyImage(layout, folder, image, signal);
  await updateLayoutIndex(folder, (entries) => {
    requireFreeTags(request, entries);
    return tagEntries(entries, image, tags);
  });
  return { digest, reference: `${repository}@${digest}`, tags, ...copied };
}

/**
 * Finds what a tag or digest of a repository means.
 *
 * @throws StepError `registry.notFound` which lists the tags that are there.
 */
export async function resolveInFolder(
  root: string,
  repository: string,
  reference: string,
): Promise<Descriptor> {
  checkRepository(repository);
  const folder = join(root, repository);
  const entries = await listEntries(folder);
  const found = reference.startsWith('sha256:')
    ? await findDigest(folder, entries, reference)
    : entries.find((entry) => nameOf(entry) === reference);
  if (found !== undefined) return withoutName(found);
  const tags = entries.map(nameOf).filter((tag) => tag !== undefined);
  throw new StepError(
    'registry.notFound',
    `${repository} has no image ${reference}; its tags are ${tags.join(', ') || 'none'}.`,
    {
      mend: 'Push the image first, or use one of its tags.',
      exit: 'missingPrerequisite',
    },
  );
}

/** The tags of a repository, sorted; none for one that does not exist. */
export async function listFolderTags(root: string, repository: string): Promise<readonly string[]> {
  checkRepository(repository);
  const entries = await listEntries(join(root, repository));
  return entries
    .map(nameOf)
    .filter((tag) => tag !== undefined)
    .sort();
}

/** Brings an image into a layout, verified. Throws as `resolveInFolder` and `copyImage` do. */
export async function pullFromFolder(
  request: PullRequest & { readonly root: string },
  signal?: AbortSignal,
): Promise<Descriptor> {
  const { root, repository, reference, layout } = request;
  const image = await resolveInFolder(root, repository, reference);
  await createLayout(layout);
  await copyImage(join(root, repository), layout, image, signal);
  const name =
    request.name ?? `${repository}${reference.startsWith('sha256:') ? '@' : ':'}${reference}`;
  await updateLayoutIndex(layout, (entries) => nameEntry(entries, name, image));
  return image;
}

/** A repository that nobody has pushed to, or whose first push was killed, is empty. */
async function listEntries(folder: string): Promise<readonly Descriptor[]> {
  try {
    return (await readLayoutIndex(folder)).manifests;
  } catch (error) {
    if (error instanceof StepError && error.code === 'image.notALayout') return [];
    throw error;
  }
}

function requireFreeTags(
  { tags, digest, repository, mutableTags }: PushRequest,
  entries: readonly Descriptor[],
): void {
  if (mutableTags === true) return;
  const taken = entries.find(
    (entry) => tags.includes(nameOf(entry) ?? '') && entry.digest !== digest,
  );
  if (taken === undefined) return;
  const tag = nameOf(taken);
  throw new StepError(
    'imagePush.immutableTag',
    `The tag ${tag} of ${repository} is taken: it points at ${taken.digest}, and the image to push is ${digest}.`,
    {
      mend: 'Push under a new tag, or set `mutableTags` when the tag is meant to move.',
      exit: 'refused',
    },
  );
}

/**
 * The entries with the tags on an image. One without a tag keeps an entry without a name, so that its
 * digest is found: the image itself when no tag is asked for, or another one that its tags have left.
 */
function tagEntries(
  entries: readonly Descriptor[],
  image: Descriptor,
  tags: readonly string[],
): readonly Descriptor[] {
  let tagged = entries.filter((entry) => nameOf(entry) !== undefined);
  for (const tag of tags) tagged = [...nameEntry(tagged, tag, image)];
  const reached = new Set(tagged.map(({ digest }) => digest));
  const untagged = [...entries, image]
    .map(withoutName)
    .filter(({ digest }) => !reached.has(digest));
  const unique = new Map(untagged.map((entry) => [entry.digest, entry]));
  return [...unique.values(), ...tagged];
}

/** A name is the layout's own and does not travel with the image. */
function withoutName({ annotations, ...image }: Descriptor): Descriptor {
  const others = Object.entries(annotations ?? {}).filter(([key]) => key !== refNameAnnotation);
  return others.length === 0 ? image : { ...image, annotations: Object.fromEntries(others) };
}
