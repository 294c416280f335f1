import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { findPathProblem } from '../inputs/path-problem.ts';

/** Paths outside of step parameters stay in the workspace as well: folders to work in, and what declarations name. */
export function checkPaths(analysis: Analysis): void {
  const { images, charts, files } = analysis.pipeline;
  const check = (where: string, path: string, key: string) => {
    const problem = findPathProblem(path.replace(/^!/, ''));
    if (problem !== undefined)
      analysis.report('path-leaves-workspace', { where, path: quote(path), problem }, key);
  };
  for (const [name, image] of Object.entries(images)) {
    const where = `Image ${quote(name)}`;
    const folder = image.base.startsWith('oci:') ? [image.base.slice('oci:'.length)] : [];
    for (const path of [image.context, ...image.include, ...image.exclude, ...folder])
      check(where, path, `image:${name}`);
  }
  for (const [name, { path }] of Object.entries(charts))
    check(`Chart ${quote(name)}`, path, `chart:${name}`);
  for (const [name, { include }] of Object.entries(files))
    for (const path of include) check(`Files ${quote(name)}`, path, `files:${name}`);
  for (const { step, label, key } of analysis.steps)
    if (step.directory !== undefined) check(`${label}, \`directory\``, step.directory, key);
}
