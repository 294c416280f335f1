import { join } from 'node:path';
import { assembleImage } from '../adapters/image/assemble-image.ts';
import type { imageBuild as contract } from '../contracts/image-build.ts';
import type { StepRun } from './step-run.ts';

export const imageBuild: StepRun<typeof contract> = async (input, context) => {
  const { image } = input;
  const result = await assembleImage(
    {
      name: image.name,
      contextDirectory: join(context.directory, image.context),
      include: image.include,
      exclude: image.exclude,
      base: context.images.resolveBase(image.base, context.workspace),
      platforms: image.platforms,
      workdir: image.workdir,
      command: image.command,
      environment: {
        ...image.environment,
        ...(image.port === undefined ? {} : { PORT: String(image.port) }),
      },
      exposedPorts: image.port === undefined ? [] : [image.port],
      user: image.user,
      labels: { ...image.labels, ...input.labels },
      annotations: {
        'org.opencontainers.image.title': image.name,
        ...(context.build.commit === ''
          ? {}
          : { 'org.opencontainers.image.revision': context.build.commit }),
      },
      createdAt: context.commitTime,
      output: context.images.layoutOf(image.name),
      cacheDirectory: context.images.layerCache,
    },
    context.signal,
  );
  const sizeBytes = result.layers.reduce((sum, layer) => sum + layer.sizeBytes, 0);
  const cached = result.layers.filter((layer) => layer.fromCache).length;
  context.recordImage(image.name, {
    digest: result.digest,
    sizeBytes,
    location: context.images.locationOf(image.name),
  });
  context.log.info(`${image.name}@${result.digest}`);
  context.log.info(
    `${result.layers.length} own ${result.layers.length === 1 ? 'layer' : 'layers'}, ${Math.ceil(sizeBytes / 1000)} kB${cached === 0 ? '' : `, ${cached} from the cache`}.`,
  );
  return { digest: result.digest, sizeBytes };
};
