import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  RawPipelineOptions,
  RawStageOptions,
  RawStepOptions,
} from '../../src/compiler/lower/raw-schema.ts';
import { ImageSpecification } from '../../src/contracts/handle.ts';
import { context } from '../../src/dsl/context.ts';
import { stepOptionNames } from '../../src/dsl/step-options.ts';
import * as textOperationFunctions from '../../src/dsl/text-operations.ts';
import { outsideTypes } from '../../src/model/pipeline.ts';
import { postConditions } from '../../src/model/stage.ts';
import { contextNames, textOperations } from '../../src/model/value.ts';

const dsl = join(import.meta.dirname, '../../src/dsl');
const declarations = readFileSync(join(dsl, 'sdk.generated.d.ts'), 'utf8');

/** Names of the members of a declared interface, those of the interfaces that it extends included. */
function membersOf(name: string): string[] {
  const [, parent, body = ''] =
    new RegExp(
      `^interface ${name}(?:<[^{]*?>)?(?: extends (\\w+)\\S*)? \\{$([\\s\\S]*?)^\\}`,
      'm',
    ).exec(declarations) ?? [];
  const own = [
    ...body.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/^ {4}(?:readonly )?(\w+)\??[:(]/gm),
  ].map(([, member]) => member as string);
  return [...(parent === undefined ? [] : membersOf(parent)), ...own].sort();
}
const namesOf = (schema: { properties: object }): string[] => Object.keys(schema.properties).sort();

/** The DSL's types are plain, so that a compile reads no schema library; here they are held to the model. */
describe('the DSL says what the model knows', () => {
  test('the context', () => {
    expect(Object.keys(context).sort()).toEqual([...contextNames].sort());
    expect(membersOf('Context')).toEqual([...contextNames].sort());
  });

  test('the operations on texts', () => {
    expect(Object.keys(textOperationFunctions).sort()).toEqual(Object.keys(textOperations).sort());
  });

  test('the types of outside arguments', () => {
    expect(membersOf('OutsideTypes')).toEqual([...outsideTypes].sort());
  });

  test('the moments after a stage', () => {
    expect(membersOf('Post')).toEqual([...postConditions].sort());
  });

  test('the options of steps', () => {
    expect([...stepOptionNames].sort()).toEqual(namesOf(RawStepOptions));
    expect([...membersOf('StepOptions'), 'save'].sort()).toEqual(namesOf(RawStepOptions));
  });

  test('the options of stages', () => {
    const all = new Set([
      ...membersOf('TestOptions'),
      ...membersOf('DeployOptions'),
      ...membersOf('ParallelOptions'),
    ]);
    all.delete('post');
    expect([...all].sort()).toEqual(namesOf(RawStageOptions));
  });

  test('the options of a pipeline', () => {
    const own = membersOf('PipelineDefinition').filter(
      (name) => name !== 'post' && name !== 'stages',
    );
    expect(own).toEqual(namesOf(RawPipelineOptions));
  });

  test('what an image is made of, and its defaults', () => {
    expect(['name', ...membersOf('ImageOptions')].sort()).toEqual(namesOf(ImageSpecification));
    for (const [name, schema] of Object.entries(ImageSpecification.properties)) {
      const byDefault = (schema as { default?: unknown }).default;
      if (typeof byDefault !== 'string' || byDefault === '') continue;
      expect(declarations).toMatch(
        new RegExp(
          `@default '${byDefault.replaceAll('.', '\\.')}'[^;]*\\n\\s+readonly ${name}\\?:`,
        ),
      );
    }
  });
});

describe('what an author reads', () => {
  test('every export of the DSL has a documentation comment', () => {
    const undocumented = readdirSync(dsl)
      .filter((file) => /^(?!index|.*\.generated).*\.ts$/.test(file))
      .flatMap((file) => {
        const lines = readFileSync(join(dsl, file), 'utf8').split('\n');
        return lines.flatMap((line, index) =>
          /^export (?!\{|\* |type \*)/.test(line) && !/\*\/$/.test(lines[index - 1] ?? '')
            ? [`${file}:${index + 1} ${line}`]
            : [],
        );
      });
    expect(undocumented).toEqual([]);
  });

  test('no declaration is computed where an author meets it', () => {
    for (const name of ['StageOptions', 'RunOptions', 'HelmDeployOptions', 'CommonSteps'])
      expect(membersOf(name).length).toBeGreaterThan(3);
    const steps = /^interface CommonSteps[\s\S]*?^\}/m.exec(declarations)?.[0] ?? '';
    expect(steps).not.toMatch(/\bextends\b.*\?|\[K in|infer /);
  });
});
