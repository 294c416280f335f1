import { StepError } from '../../diagnostics/errors.ts';
import type { Platform } from './oci.ts';

/** The variant that is meant when none is written, as containerd normalises it. */
const impliedVariant: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };

/**
 * Reads `linux/amd64` or `linux/arm/v7`.
 *
 * @throws StepError `imageBuild.platform` for anything else.
 */
export function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/');
  const isWord = (part: string | undefined) => part !== undefined && /^[a-z0-9_]+$/.test(part);
  if (!isWord(os) || !isWord(architecture) || rest.length > 0) throw unknownForm(text);
  if (variant === undefined) return { os: os as string, architecture: architecture as string };
  if (!isWord(variant)) throw unknownForm(text);
  return { os: os as string, architecture: architecture as string, variant };
}

/** The written form: `linux/amd64`, `linux/arm/v7`. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = platform;
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** Whether an image made for `offered` is the one for `wanted`. `linux/arm64` and `linux/arm64/v8` are the same. */
export function isSamePlatform(wanted: Platform, offered: Platform): boolean {
  return (
    wanted.os === offered.os &&
    wanted.architecture === offered.architecture &&
    variantOf(wanted) === variantOf(offered)
  );
}

function variantOf(platform: Platform): string {
  return platform.variant ?? impliedVariant[platform.architecture] ?? '';
}

function unknownForm(text: string): StepError {
  return new StepError('imageBuild.platform', `${JSON.stringify(text)} is no platform.`, {
    mend: 'Write it as `linux/amd64`, `linux/arm64` or `linux/arm/v7`.',
    exit: 'invalid',
  });
}
