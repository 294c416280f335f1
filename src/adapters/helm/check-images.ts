import type { ChartProblem } from './chart-problem.ts';
import type { ImagePin } from './helm.ts';
import { parseImageReference } from './image-reference.ts';
import type { Manifest } from './parse-manifests.ts';
import { resolveTemplatePath } from './read-helm-messages.ts';
import type { ResolvedChart } from './resolve-chart.ts';

/** A container wherever it stands: in a pod template, or in a resource of any other kind. */
interface Container {
  readonly manifest: Manifest;
  readonly name: string;
  readonly image: string;
}

/**
 * Checks that what the pipeline built is what the chart runs: each pinned image is run by at least
 * one container, and by its digest everywhere. A tag can be moved after it was tested.
 */
export function checkImages(
  manifests: readonly Manifest[],
  images: readonly ImagePin[],
  chart: ResolvedChart,
): ChartProblem[] {
  const containers = manifests.flatMap((manifest) => collectContainers(manifest, manifest.object));
  return images.flatMap((pin) => {
    const using = containers.filter(
      ({ image }) => parseImageReference(image).repository === pin.repository,
    );
    if (using.length === 0) return [describeUnused(pin, containers)];
    return using
      .filter(({ image }) => parseImageReference(image).digest !== pin.digest)
      .map((container) => describeUnpinned(pin, container, chart));
  });
}

function describeUnused(pin: ImagePin, containers: readonly Container[]): ChartProblem {
  const others = [...new Set(containers.map(({ image }) => image))].join(', ') || 'none at all';
  return {
    code: 'helmDeploy.imageIgnored',
    message: `no container runs the image ${pin.repository}: the chart ignores the value ${pin.valuesPath}.repository (images it runs: ${others})`,
    mend: `Write in the template: image: ${printExpression(pin)}`,
  };
}

function describeUnpinned(pin: ImagePin, container: Container, chart: ResolvedChart): ChartProblem {
  const { kind, metadata } = container.manifest.object as {
    kind: string;
    metadata?: { name?: string };
  };
  return {
    code: 'helmDeploy.imageIgnored',
    file: resolveTemplatePath(container.manifest.template, chart),
    message: `container ${container.name} of ${kind}/${metadata?.name} runs ${container.image}, not the digest ${pin.digest} that the pipeline built: the chart ignores the value ${pin.valuesPath}.digest`,
    mend: `Write in the template: image: ${printExpression(pin)}`,
  };
}

function printExpression({ valuesPath }: ImagePin): string {
  return `"{{ .Values.${valuesPath}.repository }}{{ with .Values.${valuesPath}.digest }}@{{ . }}{{ end }}"`;
}

function collectContainers(manifest: Manifest, value: unknown): Container[] {
  if (Array.isArray(value)) return value.flatMap((inner) => collectContainers(manifest, inner));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isContainerList = /^(?:initC|ephemeralC|c)ontainers$/.test(key) && Array.isArray(inner);
    if (!isContainerList) return collectContainers(manifest, inner);
    return inner
      .map((entry) => Object(entry) as Record<string, unknown>)
      .filter(({ image }) => typeof image === 'string')
      .map(({ name, image }) => ({ manifest, name: String(name), image: String(image) }));
  });
}
