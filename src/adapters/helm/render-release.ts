import { join } from 'node:path';
import { DEFAULT_KUBERNETES_VERSION } from '../kubernetes-schema/schema-bundle.ts';
import { assembleValues } from './assemble-values.ts';
import { createChartError } from './chart-problem.ts';
import { checkImages } from './check-images.ts';
import { checkManifests, type Resource } from './check-manifests.ts';
import type { DeployContext, DeployRequest } from './helm.ts';
import { parseManifests } from './parse-manifests.ts';
import { printValues } from './print-values.ts';
import { renderChart } from './render-chart.ts';
import { resolveChart, resolveValuesFile } from './resolve-chart.ts';

/** A chart that renders for longer than this has an endless loop; real ones take 40 ms. */
const RENDER_TIMEOUT_MS = 60_000;

/** What a chart renders, with nothing wrong in it. */
export interface RenderedRelease {
  /** In the order in which Helm applies them. */
  readonly resources: readonly Resource[];
  readonly warnings: readonly string[];
}

/**
 * Renders a chart and checks everything that can be checked without a cluster; all that is wrong
 * is reported at once.
 *
 * @param helm absolute path of the executable.
 * @param home a folder that need not exist, for Helm's own files.
 * @throws StepError `helmDeploy.render`, `.dependencies`, `.lint`, `.manifest`, `.imageIgnored`, or
 * `.invalid` for several of them; `.timeout`, `.aborted`, `.helm` as `runHelm`. UserError
 * `helmDeploy.chart`, `helmDeploy.values`, `kubernetes.version`.
 */
export async function renderRelease(
  request: DeployRequest,
  { workspace, signal }: DeployContext,
  helm: string,
  home: string,
): Promise<RenderedRelease> {
  const chart = await resolveChart(request.chart, workspace);
  const files = (request.valuesFiles ?? []).map((file) => resolveValuesFile(file, workspace));
  const kubernetesVersion = request.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION;
  const rendered = await renderChart({
    chart,
    release: request.release,
    namespace: request.namespace,
    kubernetesVersion,
    apiVersions: request.apiVersions ?? [],
    valuesFiles: await Promise.all(files),
    process: {
      helm,
      values: printValues(assembleValues(request)),
      home: join(home, '.helm'),
      timeoutMs: Math.min(request.timeoutMs ?? RENDER_TIMEOUT_MS, RENDER_TIMEOUT_MS),
      signal,
    },
  });
  const { manifests, problems } = parseManifests(rendered.manifests, chart);
  const checked = await checkManifests({
    manifests,
    namespace: request.namespace,
    kubernetesVersion,
    chart,
    workspace,
  });
  // Of a chart that does not render nobody can say which images it runs.
  const images = rendered.manifests === '' ? [] : (request.images ?? []);
  const wrong = [
    ...rendered.problems,
    ...problems,
    ...checked.problems,
    ...checkImages(manifests, images, chart),
  ];
  if (wrong.length > 0) throw createChartError(chart.shown, wrong);
  return checked;
}
