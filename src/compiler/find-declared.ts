import type { Position } from '../diagnostics/position.ts';
import type { Positions } from '../model/position.ts';
import { findProperty, type PropertyPath } from './evaluate/find-property.ts';
import type { Program } from './evaluate/read-program.ts';

/** Kind of a node → the option of the pipeline that declares it. */
const options: Readonly<Record<string, string>> = {
  environment: 'environments',
  parameter: 'parameters',
  trigger: 'triggers',
};

/**
 * Where an environment, a parameter or a trigger was written, by its key in the positions:
 * `environment:<name>`, `parameter:<name>`, `trigger:<number from 0>`. They are parts of the
 * pipeline's options and no calls, so that their text is looked for, and only when something is to
 * be said of them.
 */
export function findDeclared(
  key: string,
  positions: Positions,
  program: Program,
): Position | undefined {
  const { pipeline } = positions;
  const [kind = ''] = key.split(':', 1);
  if (pipeline === undefined || !Object.hasOwn(options, kind)) return undefined;
  const source = [...program.sources.values()].find(
    ({ location }) => location.name === pipeline.file,
  );
  const name = key.slice(kind.length + 1);
  const path: PropertyPath = [options[kind] as string, kind === 'trigger' ? Number(name) : name];
  return source === undefined ? undefined : findProperty(source, pipeline, path);
}
