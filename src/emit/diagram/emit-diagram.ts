import type { Pipeline } from '../../model/pipeline.ts';
import { sealText } from '../generated-header.ts';
import type { EmitOptions, EmittedFile } from '../options.ts';
import { describeDiagram } from './describe-diagram.ts';
import { drawDiagram } from './draw-diagram.ts';
import { layOut } from './layout.ts';

/** The pipeline as a picture: one SVG that needs nothing else, light or dark as the page is. */
export async function printDiagram(pipeline: Pipeline): Promise<string> {
  const diagram = describeDiagram(pipeline);
  return drawDiagram(diagram, await layOut(diagram));
}

/** The picture as the file `.platform/pipeline.svg`. */
export async function emitDiagram(
  pipeline: Pipeline,
  options: Pick<EmitOptions, 'version'>,
): Promise<EmittedFile> {
  const svg = await printDiagram(pipeline);
  const origin = { version: options.version, source: pipeline.source, command: 'platform graph' };
  return { path: '.platform/pipeline.svg', content: sealText(svg, origin, 'xml') };
}
