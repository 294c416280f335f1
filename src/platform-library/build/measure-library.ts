import { UserError } from '../../diagnostics/errors.ts';

/**
 * What `vars/` and `resources/` may hold together, in bytes: every build of every pipeline copies
 * them from the controller.
 */
export const sizeLimitBytes = 2_000_000;

/** What Jenkins copies for every build, in bytes. */
export interface LibrarySize {
  readonly bytes: number;
  readonly files: number;
}

/**
 * Measures what Jenkins loads of a library: `vars/` and `resources/`, nothing else.
 *
 * @throws UserError `library.too-large` above 2 MB, with the largest files
 */
export function measureLibrary(files: ReadonlyMap<string, string>): LibrarySize {
  const loaded = [...files]
    .filter(([path]) => path.startsWith('vars/') || path.startsWith('resources/'))
    .map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) }))
    .sort((a, b) => b.bytes - a.bytes);
  const bytes = loaded.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= sizeLimitBytes) return { bytes, files: loaded.length };
  const largest = loaded.slice(0, 3).map((file) => `${file.path} ${formatBytes(file.bytes)}`);
  throw new UserError(
    'library.too-large',
    `Jenkins would copy ${formatBytes(bytes)} for every build; at most ${formatBytes(sizeLimitBytes)} are allowed. The largest: ${largest.join(', ')}.`,
    {
      mend: 'Import less in the run functions: a small client instead of a whole kit.',
      exit: 'invalid',
    },
  );
}

/** `1.4 MB`, `320 kB`; a thousand is a thousand. */
export function formatBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
