import { describe, expect, it } from 'vitest';
import { largestMethodBytes, mostOfMethod } from '../../../src/analysis/jenkins-size.ts';
import { countFlowNodes } from '../../../src/emit/cost/count-flow-nodes.ts';
import { measureMethod } from '../../../src/emit/cost/measure-method.ts';
import { outcomeOf, readRecordedCases } from './recorded-cases.ts';

/** How many runs there were when the prediction was written, so that none is lost without a word. */
const countedRuns = 90;

const cases = readRecordedCases();

describe('flow nodes are those of the recorded builds', () => {
  const runs = cases.flatMap(({ name, shape, runs: all }) =>
    all
      .map((run, index) => ({ name: `${name}, run ${index + 1}`, shape, run, index }))
      .filter(({ run }) => run.result === 'SUCCESS' && run.error === null),
  );

  it('in every case that the printer could have written', () =>
    expect(runs.length).toBeGreaterThanOrEqual(countedRuns));

  it.each(runs)('$name', ({ shape, run, index }) => {
    expect(countFlowNodes(shape, outcomeOf(run, index, shape)).nodes).toBe(run.nodes.total);
  });
});

describe('the method is too large where it was', () => {
  const sizes = cases.flatMap(({ name, shape, runs }) => {
    const isTooLarge = runs.some(({ error }) => error?.includes('Method too large') === true);
    const hasRun = runs.some(({ stages }) => stages.length > 0);
    return isTooLarge || hasRun ? [{ name, isTooLarge, ...measureMethod(shape) }] : [];
  });

  it('the pairs that just run and just fail are among them', () => {
    const near = sizes.filter(({ bytes }) => Math.abs(bytes - largestMethodBytes) < 500);
    expect(near.map(({ name, isTooLarge }) => [name.slice(0, 3), isTooLarge])).toEqual([
      ['312', false],
      ['313', true],
      ['314', true],
      ['316', true],
      ['317', false],
      ['318', true],
    ]);
  });

  it.each(sizes)('$name', ({ bytes, isTooLarge }) =>
    expect(bytes > largestMethodBytes).toBe(isTooLarge),
  );

  it('each of those is refused long before', () => {
    const large = sizes.filter(({ isTooLarge }) => isTooLarge);
    for (const { bytes } of large) expect(bytes).toBeGreaterThan(largestMethodBytes * mostOfMethod);
  });
});
