import type { ChartProblem } from './chart-problem.ts';
import { readLintProblems, readRenderProblems } from './read-helm-messages.ts';
import type { ResolvedChart } from './resolve-chart.ts';
import { type HelmCall, runHelm } from './run-helm.ts';

export interface RenderCall {
  readonly chart: ResolvedChart;
  readonly release: string;
  readonly namespace: string;
  /** As Helm takes it: `1.36` or a full version. */
  readonly kubernetesVersion: string;
  readonly apiVersions: readonly string[];
  /** Absolute paths. */
  readonly valuesFiles: readonly string[];
  readonly process: Omit<HelmCall, 'arguments'>;
}

/** What Helm made of a chart: the manifests as one YAML stream, or why it could not. */
export interface RenderedChart {
  readonly manifests: string;
  readonly problems: readonly ChartProblem[];
}

/**
 * Renders and lints a chart, both at once. A warning of the linter counts as a problem, as with
 * `helm lint --strict`; what it says of a file that cannot be rendered anyway is left out.
 *
 * @throws StepError as `runHelm` does.
 */
export async function renderChart(call: RenderCall): Promise<RenderedChart> {
  const { chart, process } = call;
  const shared = [
    `--namespace=${call.namespace}`,
    `--kube-version=${call.kubernetesVersion}`,
    ...call.valuesFiles.map((file) => `--values=${file}`),
    '--values=-',
  ];
  const apiVersions = call.apiVersions.map((version) => `--api-versions=${version}`);
  const [template, lint] = await Promise.all([
    runHelm({
      ...process,
      arguments: [
        'template',
        call.release,
        chart.path,
        '--include-crds',
        ...apiVersions,
        ...shared,
      ],
    }),
    runHelm({ ...process, arguments: ['lint', chart.path, '--strict', ...shared] }),
  ]);
  const lintProblems = lint.succeeded ? [] : readLintProblems(lint.stdout, chart);
  if (template.succeeded) return { manifests: template.stdout, problems: lintProblems };
  const problems = readRenderProblems(template.stderr, chart);
  const other = lintProblems.filter(
    ({ file }) => file?.includes('templates') && !problems.some((known) => known.file === file),
  );
  return { manifests: '', problems: [...problems, ...other] };
}
