import type { Analysis } from '../analysis.ts';

/** Every piece of Groovy is told and counted. */
export function checkGroovy(analysis: Analysis): void {
  const pieces = analysis.steps.filter(({ contract }) => contract?.name === 'groovy');
  pieces.forEach((node, index) => {
    const reason = node.step.input['reason'];
    analysis.report(
      'groovy-used',
      {
        number: String(index + 1),
        count: String(pieces.length),
        reason: typeof reason === 'string' ? reason : 'no reason is given',
      },
      node,
    );
  });
}
