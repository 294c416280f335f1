import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { unpackImage } from '../../adapters/image/unpack-image.ts';
import { StepError } from '../../diagnostics/errors.ts';
import type { FlowImage } from '../flow-record.ts';
import type { ImageStore } from '../image-store.ts';

/** A command of an image, ready to start on this machine. */
export interface ImageCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The dynamic loader of x86-64 Linux, where the ABI says that it lies. */
const loader = 'lib64/ld-linux-x86-64.so.2';

/**
 * Unpacks an image and finds out how its command starts here: with the image's own program, loader
 * and libraries where it has them, else with a program of this machine. No isolation: the code is
 * the team's own, and a test stage would run it as well.
 */
export async function prepareImageCommand(
  images: ImageStore,
  name: string,
  image: FlowImage,
  folder: string,
): Promise<ImageCommand> {
  const layout = images.resolve(image.location);
  const platform = 'linux/amd64';
  const { config: unpacked } = await unpackImage(layout, image.digest, platform, folder);
  const config = unpacked.config ?? {};
  const environment = Object.fromEntries(
    (config.Env ?? []).map((line) => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1),
    ]),
  );
  const [program, ...args] = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  if (program === undefined)
    throw new StepError('service.no-command', `The image ${name} has no command.`, {
      mend: 'Give `command` in the declaration of the image.',
    });
  const close = () => rm(folder, { recursive: true, force: true });
  const common = { directory: join(folder, config.WorkingDir ?? '/'), environment, close };
  const own = findInImage(folder, program, environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin');
  if (own === undefined) return { file: program, args, ...common };
  if (!existsSync(join(folder, loader))) return { file: own, args, ...common };
  const libraries = ['lib', 'lib64', 'usr/lib', 'lib/x86_64-linux-gnu', 'usr/lib/x86_64-linux-gnu']
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path));
  return {
    file: join(folder, loader),
    args: ['--library-path', libraries.join(delimiter), own, ...args],
    ...common,
  };
}

function findInImage(folder: string, program: string, path: string): string | undefined {
  const candidates = program.includes('/')
    ? [program]
    : path.split(':').map((entry) => join(entry, program));
  return candidates
    .map((candidate) => join(folder, candidate))
    .find((candidate) => existsSync(candidate));
}
