import { StepError } from '../../diagnostics/errors.ts';
import { readIndex } from './documents.ts';
import { readLayoutIndex } from './layout.ts';
import { type Descriptor, indexMediaTypes, refNameAnnotation } from './oci.ts';

/**
 * Finds an image in a layout.
 *
 * @param reference - a name of `index.json`, or a digest of an index or manifest at any depth; not
 * needed when the layout holds one image.
 * @throws StepError `image.notFound` which lists the names that are there, `image.ambiguous`, and those
 * of `readLayoutIndex`.
 */
export async function resolveInLayout(layout: string, reference?: string): Promise<Descriptor> {
  const { manifests } = await readLayoutIndex(layout);
  if (reference === undefined) return requireOne(layout, manifests);
  const found = reference.startsWith('sha256:')
    ? await findDigest(layout, manifests, reference)
    : manifests.find((entry) => nameOf(entry) === reference);
  if (found !== undefined) return found;
  const names = manifests.map(nameOf).filter((name) => name !== undefined);
  throw new StepError(
    'image.notFound',
    `${layout} holds no image ${reference}; it has ${names.join(', ') || 'none with a name'}.`,
    {
      mend: 'Use one of these names, or build the image first.',
      exit: 'missingPrerequisite',
    },
  );
}

/** The name of an entry of `index.json`, if it has one. */
export function nameOf(entry: Descriptor): string | undefined {
  return entry.annotations?.[refNameAnnotation];
}

/** Looks for a digest among entries and in the indexes they point at. */
export async function findDigest(
  layout: string,
  entries: readonly Descriptor[],
  digest: string,
): Promise<Descriptor | undefined> {
  const here = entries.find((entry) => entry.digest === digest);
  if (here !== undefined) return here;
  for (const entry of entries) {
    if (!indexMediaTypes.has(entry.mediaType)) continue;
    const below = await findDigest(layout, (await readIndex(layout, entry)).manifests, digest);
    if (below !== undefined) return below;
  }
  return undefined;
}

function requireOne(layout: string, entries: readonly Descriptor[]): Descriptor {
  const [first, ...others] = entries;
  if (first !== undefined && others.every(({ digest }) => digest === first.digest)) return first;
  const names = entries.map((entry) => nameOf(entry) ?? entry.digest).join(', ');
  throw new StepError(
    'image.ambiguous',
    `${layout} holds ${entries.length} images: ${names || 'none'}.`,
    {
      mend: 'Say by its name or digest which one is meant.',
      exit: 'invalid',
    },
  );
}
