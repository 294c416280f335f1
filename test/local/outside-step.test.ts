import { expect, test } from 'vitest';
import { makeFolder } from '../support/make-repository.ts';
import { pipelineOf, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

test.each([
  ['print', 'succeeded'],
  ['fail', 'failed'],
] as const)('a step that only Jenkins has, declared with laptop: %s', async (laptop, outcome) => {
  const { steps, lines } = await runModel(
    pipelineOf(
      [stage('A', [step('outsideStep', { step: { $outside: 'scan' }, arguments: { x: 'y' } })])],
      { outsideSteps: { scan: { step: 'scan', description: '', parameters: {}, laptop } } },
    ),
    makeFolder(),
  );
  expect(steps[0]?.outcome).toBe(outcome);
  if (laptop === 'print') expect(lines).toEqual(['Not called on a laptop: scan {"x":"y"}.']);
  else expect(steps[0]?.error?.message).toBe('Only Jenkins has the step scan.');
});
