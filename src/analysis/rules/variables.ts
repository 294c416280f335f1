import { quote } from '../../diagnostics/quote.ts';
import type { Value } from '../../model/value.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfPipeline, placeOfStage } from '../nodes.ts';
import { explainReservedVariable } from '../reserved-variables.ts';

/** Linux takes 128 KiB for one variable: name, `=`, value and a closing NUL (recorded case 262). */
export const longestVariableBytes = 131_072 - 1;

/** Variables have names that are free, and values that Linux can pass on. */
export function checkVariables(analysis: Analysis): void {
  checkEnv(analysis.pipeline.env, placeOfPipeline, true, analysis);
  for (const node of analysis.stages) checkEnv(node.stage.env, placeOfStage(node), true, analysis);
  for (const node of analysis.steps) {
    checkEnv(node.step.env, node, false, analysis);
    for (const name of Object.keys(node.step.secrets ?? {})) checkName(name, node, true, analysis);
  }
}

function checkEnv(
  env: Readonly<Record<string, Value>> | undefined,
  place: Place,
  reachesRunner: boolean,
  analysis: Analysis,
): void {
  for (const [name, value] of Object.entries(env ?? {})) {
    checkName(name, place, reachesRunner, analysis);
    if (typeof value !== 'string') continue;
    const bytes = Buffer.byteLength(`${name}=${value}`);
    if (bytes > longestVariableBytes)
      analysis.report(
        'variable-too-long',
        { name: quote(name), bytes: String(bytes), limit: String(longestVariableBytes) },
        place,
      );
  }
}

function checkName(name: string, place: Place, reachesRunner: boolean, analysis: Analysis): void {
  const reason = explainReservedVariable(name, reachesRunner);
  if (reason !== undefined) analysis.report('reserved-variable', { name, reason }, place);
}
