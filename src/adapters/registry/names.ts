import { StepError } from '../../diagnostics/errors.ts';
import { lockName } from '../image/layout.ts';

/** OCI distribution-spec 1.1, "Pulling manifests": the grammar of a repository's name and of a tag. */
const repositoryPattern =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Names that an OCI layout has inside: a repository `team/blobs` would lie in the one of `team`. */
const reservedParts: ReadonlySet<string> = new Set(['blobs', 'index.json', 'oci-layout', lockName]);

/** @throws StepError `imagePush.repository` for a name that no registry takes, or that no folder can have. */
export function checkRepository(repository: string): void {
  const reserved = repository.split('/').find((part) => reservedParts.has(part));
  if (repositoryPattern.test(repository) && reserved === undefined) return;
  const why =
    reserved === undefined ? '' : `: ${reserved} is a name that image layouts use themselves`;
  throw new StepError(
    'imagePush.repository',
    `${JSON.stringify(repository)} is no repository name${why}.`,
    {
      mend: 'Use lower-case letters and digits with single `.`, `_` or `-` between them, and `/` between parts.',
      exit: 'invalid',
    },
  );
}

/** @throws StepError `imagePush.tag` for what no registry takes as a tag. */
export function checkTag(tag: string): void {
  if (tagPattern.test(tag)) return;
  throw new StepError('imagePush.tag', `${JSON.stringify(tag)} is no tag.`, {
    mend: 'Use at most 128 letters, digits, `.`, `_` and `-`; the first is no `.` or `-`.',
    exit: 'invalid',
  });
}
