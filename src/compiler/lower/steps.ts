import { stepOptionNames } from '../../dsl/step-options.ts';
import { parseDurationMs } from '../../model/duration.ts';
import type { Step } from '../../model/step.ts';
import type { Condition } from '../../model/value.ts';
import * as validators from '../../schema/validators.generated.js';
import { toKebabCase, UniqueNames } from './identifiers.ts';
import type { Lowering } from './lowering.ts';
import { checkArguments, checkOutsideArguments } from './outside-arguments.ts';
import type { RawStep, RawStepOptions } from './raw-schema.ts';

/** The steps of one stage or post block, with ids that an edit elsewhere does not change. */
export function lowerSteps(raw: readonly RawStep[], prefix: string, lowering: Lowering): Step[] {
  const names = new UniqueNames();
  const given = new Set<string>();
  return raw.map((step) => {
    const own = (step.options as { id?: unknown }).id;
    if (typeof own === 'string' && given.has(own))
      lowering.report('duplicate-step-id', { id: own }, step.at);
    if (typeof own === 'string') given.add(own);
    const id = `${prefix}.${names.take(typeof own === 'string' ? own : toKebabCase(step.contract))}`;
    lowering.place(`step:${id}`, step.at);
    return lowerStep(step, id, lowering);
  });
}

function lowerStep(raw: RawStep, id: string, lowering: Lowering): Step {
  const step: Step = { id, contract: raw.contract, label: describeStep(raw), input: raw.input };
  if (raw.contract === 'outsideStep') checkOutsideArguments(raw, lowering);
  const fits = lowering.check(
    validators.RawStepOptions,
    raw.options,
    `The options of \`${raw.contract}\``,
    raw.at,
    stepOptionNames,
  );
  if (!fits) return step;
  const options = raw.options as RawStepOptions;
  const directory = [...raw.groups.map((group) => group.directory), options.directory]
    .filter((part) => part !== undefined)
    .join('/');
  const conditions = [
    ...raw.groups.map((group) => group.when as Condition | undefined),
    options.when,
  ].filter((item) => item !== undefined);
  if (options.label !== undefined) step.label = options.label;
  if (directory !== '') step.directory = directory;
  const blocks = raw.groups.flatMap(({ around }) => (around === undefined ? [] : [around]));
  for (const block of blocks) {
    const key = JSON.stringify(block);
    if (!lowering.checkedBlocks.has(key))
      checkArguments(block.step, block.arguments, true, raw.at, lowering);
    lowering.checkedBlocks.add(key);
  }
  if (blocks.length > 0) step.around = blocks;
  if (conditions.length > 0)
    step.when =
      conditions.length === 1 ? (conditions[0] as Condition) : { kind: 'all', conditions };
  if (options.env !== undefined) step.env = options.env;
  if (options.secrets !== undefined) step.secrets = options.secrets;
  if (options.timeout !== undefined) step.timeoutMs = parseDurationMs(options.timeout) ?? 1;
  if (options.retry !== undefined)
    step.retry = {
      attempts: options.retry.attempts,
      delayMs: parseDurationMs(options.retry.delay ?? '0s') ?? 0,
    };
  if (options.onFailure === 'unstable' || options.onFailure === 'ignore')
    step.onFailure = options.onFailure;
  if (options.container !== undefined) step.container = options.container;
  if (options.save !== undefined)
    step.save = Object.fromEntries(
      Object.entries(options.save).map(([output, value]) => [output, value.$value]),
    );
  if (options.makes !== undefined) step.makes = options.makes.map((files) => files.$files);
  if (options.needs !== undefined) step.needs = options.needs.map((files) => files.$files);
  return step;
}

/** What people see when the team gave no label: the contract and its first text, on one line. */
function describeStep(raw: RawStep): string {
  const first = Object.values(raw.input)[0];
  const text =
    typeof first === 'string'
      ? first
      : Array.isArray(first)
        ? first.map(showText).join(' ')
        : scriptOf(first);
  if (text === undefined) return raw.contract;
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  const short = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  return raw.contract === 'run' ? short || 'run' : `${raw.contract} ${short}`.trim();
}

function scriptOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { script, values, $text, $image, $chart, $outside } = value as {
    script?: unknown;
    $text?: readonly unknown[];
    values?: Readonly<Record<string, unknown>>;
    $image?: unknown;
    $chart?: unknown;
    $outside?: unknown;
  };
  if (typeof script === 'string') return showValues(script, values ?? {});
  if (Array.isArray($text)) return $text.map(showText).join('');
  const text = $image ?? $chart ?? $outside;
  return typeof text === 'string' ? text : undefined;
}

/** A script with the values that are known in the place of their variables, and dots for the others. */
function showValues(script: string, values: Readonly<Record<string, unknown>>): string {
  const show = (_: string, name: string): string => showText(values[name]);
  return script
    .replace(/"\$\{(PLATFORM_VALUE_\d+)\}"/g, show)
    .replace(/\$\{(PLATFORM_VALUE_\d+)\}/g, show);
}

/** Dots for what is only known when the pipeline runs. */
function showText(value: unknown): string {
  return typeof value === 'string' ? value : '…';
}
