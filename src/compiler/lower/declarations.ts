import type {
  ChartSpecification,
  FilesSpecification,
  ImageSpecification,
} from '../../contracts/handle.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { OutsideStep } from '../../model/pipeline.ts';
import { describeSchemaErrors } from '../../schema/describe-error.ts';
import {
  Chart,
  Files,
  Image,
  OutsideStep as OutsideStepValidator,
  RawParameter,
  type Validator,
} from '../../schema/validators.generated.js';
import type { Lowering } from './lowering.ts';
import type { RawOutput } from './raw-schema.ts';

/** Everything that is declared for the whole pipeline, by kind and name. */
export interface Declarations {
  /** Questions of approvals; each stands where it is asked, not in the pipeline. */
  readonly questions: Record<string, Parameter>;
  readonly images: Record<string, ImageSpecification>;
  readonly charts: Record<string, ChartSpecification>;
  readonly files: Record<string, FilesSpecification>;
  readonly values: Record<string, 'text' | 'number' | 'boolean'>;
  readonly outsideSteps: Record<string, OutsideStep>;
}

const validators: Readonly<Record<string, Validator>> = {
  image: Image,
  chart: Chart,
  files: Files,
  outside: OutsideStepValidator,
  answer: RawParameter,
};

/** Checks what the pipeline declares and fills in defaults; each name of a kind stands for one thing. */
export function lowerDeclarations(
  raw: RawOutput['declarations'],
  lowering: Lowering,
): Declarations {
  const declarations: Declarations = {
    questions: {},
    images: {},
    charts: {},
    files: {},
    values: {},
    outsideSteps: {},
  };
  for (const { kind, name, at, specification } of raw) {
    const target = targetOf(declarations, kind);
    if (Object.hasOwn(target, name)) {
      const first = lowering.positions[`${kind}:${name}`];
      lowering.report(
        'duplicate-declaration',
        { kind: kind === 'answer' ? 'question' : kind, name },
        at,
        first === undefined ? [] : [{ message: 'It was declared here first.', position: first }],
      );
      continue;
    }
    lowering.place(`${kind}:${name}`, at);
    target[name] = complete(kind, name, specification);
    checkDeclaration(kind, name, target[name], at, lowering);
  }
  return declarations;
}

function targetOf(
  declarations: Declarations,
  kind: RawOutput['declarations'][number]['kind'],
): Record<string, unknown> {
  const targets = {
    image: declarations.images,
    chart: declarations.charts,
    files: declarations.files,
    value: declarations.values,
    answer: declarations.questions,
    outside: declarations.outsideSteps,
  };
  return targets[kind] as Record<string, unknown>;
}

function complete(kind: string, name: string, specification: Record<string, unknown>): unknown {
  if (kind === 'answer')
    return { ...specification, description: specification['description'] ?? '' };
  if (kind === 'value') return specification['type'];
  if (kind === 'outside') return completeOutside(name, specification);
  return { name, ...specification };
}

/** `text?` is a text that may be left out. */
function completeOutside(step: string, specification: Record<string, unknown>): OutsideStep {
  const parameters = Object.entries((specification['parameters'] ?? {}) as Record<string, unknown>);
  return {
    step,
    description: String(specification['description'] ?? ''),
    parameters: Object.fromEntries(
      parameters.map(([name, type]) => [
        name,
        {
          type: String(type).replace(/\?$/, '') as OutsideStep['parameters'][string]['type'],
          required: !String(type).endsWith('?'),
        },
      ]),
    ),
    ...(specification['block'] === true ? { block: true } : {}),
    laptop: (specification['laptop'] ?? 'print') as OutsideStep['laptop'],
    ...(specification['from'] === undefined
      ? {}
      : { from: specification['from'] as NonNullable<OutsideStep['from']> }),
  };
}

function checkDeclaration(
  kind: string,
  name: string,
  data: unknown,
  at: string,
  lowering: Lowering,
): void {
  const nameAllowed =
    kind === 'value'
      ? /^[A-Za-z][A-Za-z0-9_-]{0,59}$/
      : kind === 'outside' || kind === 'answer'
        ? /^[A-Za-z_][A-Za-z0-9_]{0,99}$/
        : undefined;
  if (nameAllowed !== undefined && !nameAllowed.test(name)) {
    lowering.report(
      'invalid-declaration',
      { kind, name: JSON.stringify(name), problem: `the name must match ${nameAllowed.source}` },
      at,
    );
  }
  const validator = validators[kind];
  if (validator === undefined || validator(data)) return;
  for (const { path, problem } of describeSchemaErrors(validator.errors ?? [])) {
    lowering.report(
      'invalid-declaration',
      {
        kind,
        name: JSON.stringify(name),
        problem: path === '' ? problem : `\`${path}\` ${problem}`,
      },
      at,
    );
  }
}
