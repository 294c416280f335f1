import { describe, expect, it } from 'vitest';
import { constructBytes as bytes, findLeastSize } from '../../src/analysis/jenkins-size.ts';
import { pipelineOf, runOf, stageOf } from './build-pipeline.ts';

describe('the least size', () => {
  const sizeOf = (...given: Parameters<typeof pipelineOf>) =>
    findLeastSize(pipelineOf(...given)).bytes;
  const one = stageOf('a', [runOf('make')]);

  it('has a frame, stages and steps', () => {
    expect(sizeOf([])).toBe(bytes.pipeline);
    expect(sizeOf([stageOf('a', [])]) - sizeOf([])).toBe(bytes.stage);
    expect(sizeOf([one]) - sizeOf([stageOf('a', [])])).toBe(bytes.call);
    const group = { id: 'g', name: 'g', kind: 'stage', stages: [one, one] } as const;
    expect(sizeOf([{ ...group, stages: [...group.stages] }]) - sizeOf([one, one])).toBe(
      bytes.stage,
    );
  });

  it('adds a cell for each combination that is left', () => {
    const of = (values: string[], exclude: Record<string, string[]>[] = []) =>
      sizeOf([
        stageOf('a', [runOf('make')], { matrix: { axes: [{ name: 'N', values }], exclude } }),
      ]);
    expect(of(['1']) - sizeOf([one])).toBe(bytes.cell + bytes.cellAxis);
    expect(of(['1', '2']) - of(['1'])).toBe(bytes.cell + bytes.cellAxis);
    expect(of(['1', '2'], [{ N: ['2'] }])).toBe(of(['1']));
  });

  it('names the largest stage', () => {
    const stages = [one, stageOf('big', [runOf('x'), runOf('x')]), stageOf('c', [runOf('x')])];
    expect(findLeastSize(pipelineOf(stages)).largest).toMatchObject({
      stage: { name: 'big' },
      bytes: bytes.stage + 2 * bytes.call,
    });
    expect(findLeastSize(pipelineOf([])).largest).toBeUndefined();
  });
});
