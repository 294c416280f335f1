import type { RunRecord, StageRecord, StepRecord } from '../run-record.ts';
import { html, Markup } from './html.ts';
import { reportStyle } from './style.ts';

/** What the page shows beside the record. */
export interface ReportParts {
  /** The pipeline as SVG, made by this product. */
  readonly diagram: string;
  /** Log of a step, by its path in the record. */
  readonly logs: ReadonlyMap<string, string>;
  /** Kept files, with their address relative to the page. */
  readonly artifacts: readonly { readonly name: string; readonly href: string }[];
}

/** A run as one self-contained HTML page: nothing is loaded from elsewhere, no script is needed. */
export function printReport(record: RunRecord, parts: ReportParts): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${record.pipeline}: ${record.result}</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<main>
<h1>${record.pipeline} <span class="badge ${record.result}">${record.result}</span></h1>
<p class="facts"><span>run ${record.id}</span><span>${record.startedAt}</span><span>${seconds(record.durationMs)}</span>${record.branch === '' ? undefined : html`<span>branch ${record.branch}</span>`}${record.commit === '' ? undefined : html`<span>commit ${record.commit.slice(0, 12)}</span>`}</p>
${printFailures(record)}
<h2 id="timeline">Timeline</h2>
<div class="timeline" role="table" aria-labelledby="timeline">${record.stages.map((stage) => printRows(stage, record.durationMs))}</div>
<h2>Pipeline</h2>
<div class="diagram" tabindex="0" role="region" aria-label="Diagram of the pipeline">${new Markup(parts.diagram.replace(/^<\?xml[^>]*\?>\s*/, ''))}</div>
<h2>Steps</h2>
${record.stages.map((stage) => printStage(stage, parts))}
${record.post.length === 0 ? undefined : html`<h3>After the pipeline</h3>${record.post.map((step) => printStep(step, parts))}`}
<h2>Artifacts</h2>
${parts.artifacts.length === 0 ? html`<p class="facts">Nothing was kept.</p>` : html`<ul class="artifacts">${parts.artifacts.map((artifact) => html`<li><a href="${artifact.href}">${artifact.name}</a></li>`)}</ul>`}
</main>
</body>
</html>
`;
  return page.text;
}

/** Short times in milliseconds: most steps take less than a second. */
function seconds(timeMs: number): string {
  if (timeMs < 1000) return `${timeMs} ms`;
  return `${(timeMs / 1000).toFixed(1)} s`;
}

function stageName(stage: StageRecord): string {
  const cell = Object.entries(stage.axes ?? {}).map(([axis, value]) => `${axis} ${value}`);
  return cell.length === 0 ? stage.name : `${stage.name} (${cell.join(', ')})`;
}

function* allSteps(stages: readonly StageRecord[]): Generator<StepRecord> {
  for (const stage of stages) {
    yield* stage.steps;
    yield* allSteps(stage.stages);
  }
}

function printFailures(record: RunRecord): Markup | undefined {
  const failed = [...allSteps(record.stages), ...record.post].filter(
    (step) => step.error !== undefined && step.outcome !== 'ignored',
  );
  if (failed.length === 0) return undefined;
  return html`<h2>What failed</h2>${failed.map(
    (
      step,
    ) => html`<p class="error"><strong>${step.label}</strong>${step.position === undefined ? undefined : html` at ${step.position}`}
${step.error?.message}${
  step.error?.mend === undefined
    ? undefined
    : html`
${step.error.mend}`
}</p>`,
  )}`;
}

function printRows(stage: StageRecord, totalMs: number): Markup {
  const bar = (item: { startMs: number; durationMs: number }, kind: string) => {
    const left = totalMs === 0 ? 0 : Math.min(100, (item.startMs / totalMs) * 100);
    const width = totalMs === 0 ? 0 : Math.min(100 - left, (item.durationMs / totalMs) * 100);
    return html`<div class="track" role="cell"><div class="bar ${kind}" style="left:${left.toFixed(2)}%;width:${width.toFixed(2)}%"></div></div>`;
  };
  return html`<div class="name" role="cell" title="${stage.reason ?? stage.result}">${stageName(stage)}</div>${bar(stage, stage.result)}<div class="time" role="cell">${stage.result === 'skipped' || stage.result === 'not-run' ? stage.result : seconds(stage.durationMs)}</div>${stage.steps.map((step) => html`<div class="name step" role="cell">${step.label}</div>${bar(step, step.outcome)}<div class="time" role="cell">${step.outcome === 'unchanged' ? 'unchanged' : seconds(step.durationMs)}</div>`)}${stage.stages.map((inner) => printRows(inner, totalMs))}`;
}

function printStage(stage: StageRecord, parts: ReportParts): Markup {
  return html`<section aria-label="${stageName(stage)}"><h3>${stageName(stage)} <span class="badge ${stage.result}">${stage.result}</span></h3>${stage.reason === undefined ? undefined : html`<p class="facts">${stage.reason}</p>`}${stage.steps.map((step) => printStep(step, parts))}${stage.stages.map((inner) => printStage(inner, parts))}</section>`;
}

const marks: Readonly<Record<StepRecord['outcome'], string>> = {
  succeeded: '✓',
  unchanged: '✓',
  skipped: '–',
  ignored: '!',
  unstable: '!',
  failed: '✗',
  aborted: '✗',
};

function printStep(step: StepRecord, parts: ReportParts): Markup {
  const tests =
    step.tests === undefined
      ? undefined
      : `${step.tests.tests - step.tests.failed - step.tests.skipped} passed, ${step.tests.failed} failed, ${step.tests.skipped} skipped`;
  const open = step.outcome === 'failed' ? new Markup(' open') : undefined;
  return html`<details class="${step.outcome}"${open}><summary><span class="mark" aria-hidden="true">${marks[step.outcome]}</span><span class="label">${step.label}</span><span class="time">${tests}</span><span class="time">${step.outcome}</span><span class="time">${seconds(step.durationMs)}</span></summary>${
    step.error === undefined
      ? undefined
      : html`<p class="error">${step.error.message}${
          step.error.mend === undefined
            ? undefined
            : html`
${step.error.mend}`
        }</p>`
  }<pre tabindex="0">${parts.logs.get(step.log) ?? ''}</pre></details>`;
}
