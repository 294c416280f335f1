import { parsePlatform } from './platform.ts';
import { findPlatformImages } from './platform-image.ts';

/** How an image is run. */
export interface ImageRunConfig {
  /** The entrypoint and its arguments: what is executed. Empty when the image says nothing. */
  readonly command: readonly string[];
  /** Absolute folder in the image. */
  readonly workdir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `user:group`, by name or number; empty for root. */
  readonly user: string;
  /** TCP ports. */
  readonly exposedPorts: readonly number[];
}

/**
 * Reads how an image of a layout is run.
 *
 * @param digest - of an index or a manifest in the layout.
 * @param platform - `linux/amd64`.
 * @throws StepError `image.notFound`, `image.platformMissing`, `image.blob*`.
 */
export async function readImageConfig(
  layout: string,
  digest: string,
  platform: string,
): Promise<ImageRunConfig> {
  const [image] = await findPlatformImages(layout, digest, [parsePlatform(platform)]);
  const settings = image?.config.config ?? {};
  const ports = Object.keys(settings.ExposedPorts ?? {}).filter((port) => !port.endsWith('/udp'));
  return {
    command: [...(settings.Entrypoint ?? []), ...(settings.Cmd ?? [])],
    workdir: settings.WorkingDir || '/',
    environment: Object.fromEntries((settings.Env ?? []).map(splitVariable)),
    user: settings.User ?? '',
    exposedPorts: ports.map((port) => Number.parseInt(port, 10)),
  };
}

function splitVariable(variable: string): [string, string] {
  const border = variable.indexOf('=');
  return border < 0 ? [variable, ''] : [variable.slice(0, border), variable.slice(border + 1)];
}
