import { expect, test } from 'vitest';
import { record, text } from '../../src/contracts/schema.ts';
import { printDslAdditions, printStepTableAddition } from '../../src/library/dsl-additions.ts';
import { makeContract } from '../platform-library/make-project.ts';

test('a step of every stage is one of the common steps', () => {
  const added = printDslAdditions([makeContract()]);
  expect(added).toMatch(/^interface CommonSteps \{$/m);
  expect(added).toContain('tagRelease(subject: Text, options?: StepOptions): Step;');
  expect(added).toContain('Tags a release.');
});

test('a step of some stages is offered by their builders and by post blocks', () => {
  const added = printDslAdditions([
    makeContract({
      stages: ['publish', 'deploy'],
      parameters: record({ subject: text({ description: 'A' }), by: text({ description: 'B' }) }),
    }),
  ]);
  expect(added).toContain('export interface TagReleaseOptions extends StepOptions {');
  expect(added).toContain('tagRelease(subject: Text, options: TagReleaseOptions): Step;');
  expect(added.match(/^interface \w+Steps extends TagReleaseStep \{\}$/gm)).toEqual([
    'interface PublishSteps extends TagReleaseStep {}',
    'interface DeploySteps extends TagReleaseStep {}',
    'interface AnySteps extends TagReleaseStep {}',
  ]);
});

test('the running DSL learns which parameters come by position', () => {
  const stepTable: Record<string, unknown> = { run: ['command'] };
  new Function('stepTable', printStepTableAddition([makeContract()]))(stepTable);
  expect(stepTable).toEqual({ run: ['command'], tagRelease: ['subject'] });
});
