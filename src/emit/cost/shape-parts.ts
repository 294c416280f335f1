import { GroovyExpression } from '../groovy/expression.ts';
import type { GroovyRecord, GroovyValue } from '../groovy/literal.ts';
import type { Shape } from '../jenkinsfile/document.ts';

/** What stands in the braces of a piece, without the pieces that only hold others apart. */
export function listBody({ body = [] }: Shape): readonly Shape[] {
  if (!body.some(isApart)) return body;
  return body.flatMap((inner) => (isApart(inner) ? listBody(inner) : [inner]));
}

function isApart({ name }: Shape): boolean {
  return name === '';
}

/** The directives of this name in the braces of a piece. */
export function findAll(shape: Shape, name: string): Shape[] {
  return listBody(shape).filter((inner) => inner.name === name);
}

/** The first directive of this name in the braces of a piece. */
export function findFirst(shape: Shape, name: string): Shape | undefined {
  return listBody(shape).find((inner) => inner.name === name);
}

/** The name of a stage. */
export function nameOfStage({ values }: Shape): string {
  return typeof values[0] === 'string' ? values[0] : '';
}

/** Whether `beforeAgent` or a like directive says true. */
export function isTrue(shape: Shape, name: string): boolean {
  return findFirst(shape, name)?.values[0] === true;
}

/** Whether a value is named arguments or a map. */
export function isRecord(value: GroovyValue | undefined): value is GroovyRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof GroovyExpression)
  );
}

/** The cells that a `matrix` runs, as Jenkins calls them: `Matrix - OS = 'linux', V = '1'`. */
export function listCells(matrix: Shape): string[] {
  const axes = listAxes(findFirst(matrix, 'axes'));
  const excludes = listBody(findFirst(matrix, 'excludes') ?? emptyShape).map(listAxes);
  let cells: Readonly<Record<string, GroovyValue>>[] = [{}];
  for (const { name, values } of axes)
    cells = cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value })));
  return cells
    .filter((cell) => !excludes.some((rows) => rows.every((row) => row.matches(cell))))
    .map((cell) => {
      const parts = Object.entries(cell).map(([name, value]) => `${name} = '${String(value)}'`);
      return `Matrix - ${parts.join(', ')}`;
    });
}

/** How many axes a `matrix` has. */
export function countAxes(matrix: Shape): number {
  return listBody(findFirst(matrix, 'axes') ?? emptyShape).length;
}

const emptyShape: Shape = { name: '', values: [], body: [] };

function listAxes(around: Shape = emptyShape) {
  return findAll(around, 'axis').map((axis) => {
    const name = String(findFirst(axis, 'name')?.values[0] ?? '');
    const values = findFirst(axis, 'values')?.values ?? [];
    const others = findFirst(axis, 'notValues')?.values;
    return {
      name,
      values,
      matches: (cell: Readonly<Record<string, GroovyValue>>): boolean => {
        const value = cell[name] ?? '';
        return others === undefined ? values.includes(value) : !others.includes(value);
      },
    };
  });
}
