import { compareLibraries, type LibraryComparison } from '../compatibility/compare-libraries.ts';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import { type ConsumerReport, checkConsumers } from './check-consumers.ts';
import type { UnreadConsumer } from './consumer.ts';
import { type ConsumerPlaces, findConsumers } from './find-consumers.ts';

/** What a new version of a library would do to those who use it. */
export interface LibraryCheck {
  readonly comparison: LibraryComparison;
  readonly consumers: readonly ConsumerReport[];
  /** Repositories of which nothing is known. */
  readonly unread: readonly UnreadConsumer[];
}

/**
 * Compares two versions of a library and finds the consumers whom the differences reach. Reads
 * sources only: nothing of a consumer is evaluated.
 *
 * @param before what consumers use now, from `readLibrary`
 * @param after what is to be released, from `describeLibrary` or `readLibrary`
 * @param places where the consumers are; with none only the versions are compared
 */
export async function checkLibrary(
  before: LibraryManifest,
  after: LibraryManifest,
  places: ConsumerPlaces,
): Promise<LibraryCheck> {
  const comparison = compareLibraries(before, after);
  const { consumers, unread } = await findConsumers(places);
  const reports =
    consumers.length === 0 ? [] : await checkConsumers(comparison, { before, after }, consumers);
  return { comparison, consumers: reports, unread };
}
