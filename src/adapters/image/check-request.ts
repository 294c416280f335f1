import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import type { ImageRequest } from './image-request.ts';
import { lockName } from './layout.ts';
import { parsePlatform } from './platform.ts';

/** OCI image-spec, annotations.md: the grammar of `org.opencontainers.image.ref.name`. */
const namePattern =
  /^[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*(?:\/[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*)*$/;

/**
 * Checks what the types cannot say, before a file is touched.
 *
 * @throws StepError `imageBuild.request`, `imageBuild.platform`, `imageBuild.output`.
 */
export async function checkRequest(request: ImageRequest): Promise<void> {
  const { name, platforms, workdir, createdAt, compressionLevel = 6 } = request;
  demand(
    namePattern.test(name),
    `The image name ${quote(name)} is no valid one`,
    'Use letters, digits and single `-._:@+/` between them.',
  );
  demand(
    platforms.length > 0,
    'The image has no platform',
    'Name at least one, such as `linux/amd64`.',
  );
  demand(
    new Set(platforms).size === platforms.length,
    'A platform is named twice',
    'Name each platform once.',
  );
  for (const platform of platforms) parsePlatform(platform);
  for (const folder of [workdir, ...(request.layers ?? []).map(({ to }) => to)]) {
    demand(
      folder === undefined || isAbsoluteFolder(folder),
      `${quote(folder)} is no folder of an image`,
      'Write an absolute path without `.`, `..` or a slash at its end, such as `/app`.',
    );
  }
  for (const [key, value] of Object.entries(request.environment ?? {})) {
    demand(
      key !== '' && !/[=\0]/.test(key) && !value.includes('\0'),
      `The environment variable ${quote(key)} cannot be set`,
      'A name has no `=`, and neither name nor value a NUL.',
    );
  }
  for (const port of request.exposedPorts ?? []) {
    demand(
      Number.isInteger(port) && port >= 1 && port <= 65_535,
      `${port} is no port`,
      'A port is a whole number from 1 to 65535.',
    );
  }
  demand(
    createdAt === undefined || !Number.isNaN(createdAt.getTime()),
    'The time of the image is invalid',
    "Give the commit's time.",
  );
  demand(
    Number.isInteger(compressionLevel) && compressionLevel >= 1 && compressionLevel <= 9,
    `${compressionLevel} is no compression level`,
    'Use 1 (fast) to 9 (small).',
  );
  await requireLayoutFolder(request.output);
}

/** An image is never strewn into a folder that holds something else. */
async function requireLayoutFolder(output: string): Promise<void> {
  const names = await readdir(output).catch((): string[] => []);
  const ours = new Set<string>(['blobs', 'index.json', 'oci-layout', lockName]);
  const foreign = names.find((name) => !ours.has(name) && !name.startsWith('.partial-'));
  if (foreign === undefined || names.includes('oci-layout')) return;
  throw new StepError(
    'imageBuild.output',
    `${output} holds ${foreign} and is no OCI image layout.`,
    {
      mend: 'Name a folder that is empty, or does not exist yet, for the image.',
      exit: 'usage',
    },
  );
}

function isAbsoluteFolder(folder: string): boolean {
  return (
    posix.isAbsolute(folder) &&
    posix.normalize(folder) === folder &&
    !folder.includes('\0') &&
    (folder === '/' || !folder.endsWith('/'))
  );
}

function demand(isRight: boolean, found: string, mend: string): void {
  if (!isRight) throw new StepError('imageBuild.request', `${found}.`, { mend, exit: 'invalid' });
}

function quote(text: string | undefined): string {
  return JSON.stringify(text);
}
