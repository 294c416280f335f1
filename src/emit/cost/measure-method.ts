import { constructBytes as bytes } from '../../analysis/jenkins-size.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import type { GroovyValue } from '../groovy/literal.ts';
import type { Shape } from '../jenkinsfile/document.ts';
import { countAxes, findFirst, isRecord, listBody, listCells, nameOfStage } from './shape-parts.ts';

/** How large the method becomes, and the top-level stage that takes most of it. */
export interface MethodSize {
  readonly bytes: number;
  readonly largest: { readonly stage: string; readonly bytes: number } | undefined;
}

/** Predicts the size of the method that Jenkins makes of a pipeline; within about a tenth. */
export function measureMethod(pipeline: Shape): MethodSize {
  let total = bytes.pipeline;
  let largest: MethodSize['largest'];
  for (const section of listBody(pipeline)) {
    if (section.name !== 'stages') {
      total += sizeOfSection(section);
      continue;
    }
    for (const stage of listBody(section)) {
      const size = sizeOfStage(stage);
      total += size;
      if (largest === undefined || size > largest.bytes)
        largest = { stage: nameOfStage(stage), bytes: size };
    }
  }
  return { bytes: total, largest };
}

function sizeOfStage(stage: Shape): number {
  return bytes.stage + sum(listBody(stage).map(sizeOfSection));
}

function sizeOfSection(section: Shape): number {
  const inner = listBody(section);
  switch (section.name) {
    case 'stages':
    case 'parallel':
      return bytes.list + sum(inner.map(sizeOfStage));
    case 'matrix':
      return sizeOfMatrix(section);
    case 'steps':
      return bytes.block + sum(inner.map(sizeOfStep));
    case 'agent':
      return section.values[0] === 'none' ? 0 : bytes.agent + sum(inner.map(sizeOfArguments));
    case 'environment':
      return bytes.environment + inner.length * bytes.environmentEntry;
    case 'when':
      return bytes.when + sum(inner.map(sizeOfCondition));
    case 'post':
      return bytes.post + sum(inner.map((one) => bytes.postBlock + sizeOfSteps(one)));
    case 'input':
      return bytes.input + sum(inner.map(sizeOfStep));
    case 'options':
    case 'tools':
    case 'parameters':
    case 'triggers':
      return bytes.options + sum(inner.map(sizeOfStep));
    default:
      return bytes.call + sizeOfArguments(section);
  }
}

function sizeOfMatrix(matrix: Shape): number {
  const frame = bytes.cell + countAxes(matrix) * bytes.cellAxis;
  const own = listBody(matrix).filter(({ name }) => name !== 'axes' && name !== 'excludes');
  const stages = findFirst(matrix, 'stages');
  // Sections of the cells themselves stand in the frame of each.
  const sections = sum(own.filter((one) => one !== stages).map(sizeOfSection));
  return (
    bytes.list +
    listCells(matrix).length * (frame + sections) +
    (stages === undefined ? 0 : sum(listBody(stages).map(sizeOfStage)))
  );
}

function sizeOfCondition(condition: Shape): number {
  if (/^before[A-Z]/.test(condition.name)) return 0;
  return (
    bytes.condition +
    sum(condition.values.map((value) => (value instanceof GroovyExpression ? sizeOf(value) : 0))) +
    sum(listBody(condition).map(sizeOfCondition))
  );
}

function sizeOfSteps(block: Shape): number {
  return sum(listBody(block).map(sizeOfStep));
}

function sizeOfStep(step: Shape): number {
  const own = bytes.call + sizeOfArguments(step);
  return step.body === undefined ? own : own + bytes.block + sizeOfSteps(step);
}

function sizeOfArguments({ values, body }: Shape): number {
  return sum(values.map(sizeOf)) + sum((body ?? []).map(sizeOfArguments));
}

/** A value as Groovy has it: a constant, a list, a map with a constant for each key, or code. */
function sizeOf(value: GroovyValue): number {
  if (value instanceof GroovyExpression) return sizeOfCode(value.code);
  if (Array.isArray(value)) return bytes.collection + sum(value.map(sizeOf));
  if (!isRecord(value)) return bytes.constant;
  const entries = Object.values(value);
  return bytes.collection + entries.length * bytes.constant + sum(entries.map(sizeOf));
}

function sizeOfCode(code: string): number {
  if (code.startsWith("'")) return bytes.constant;
  if (code.startsWith('"')) return bytes.quoted + bytes.constant;
  const count = (pattern: RegExp): number => code.match(pattern)?.length ?? 0;
  return (
    count(/\b(?:env|params|currentBuild)\b/g) * bytes.variable +
    count(/'(?:\\.|[^'\\])*'/g) * bytes.constant +
    count(/ (?:==~?|!=|\+|\?:|&&|\|\||\?) |\w\(/g) * bytes.operation
  );
}

function sum(sizes: readonly number[]): number {
  let total = 0;
  for (const size of sizes) total += size;
  return total;
}
