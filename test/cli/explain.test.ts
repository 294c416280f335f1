import { describe, expect, it } from 'vitest';
import { explain, listExplained } from '../../src/cli/explain.ts';
import { contracts } from '../../src/contracts/index.ts';
import { catalog } from '../../src/diagnostics/catalog/index.ts';
import { UserError } from '../../src/diagnostics/errors.ts';

describe('explaining a step', () => {
  it.each(['imageBuild', 'image-build', 'IMAGEBUILD', ' imageBuild '])('takes %j', (query) => {
    expect(explain(query, false)).toMatch(/^imageBuild: Builds a container image/);
  });

  it.each(Object.values(contracts))('says everything of $name', (contract) => {
    const text = explain(contract.name, false);
    const properties = { ...contract.parameters.properties, ...contract.outputs.properties };
    for (const name of Object.keys(properties)) expect(text).toContain(`  ${name}: `);
    for (const example of contract.examples) expect(text).toContain(example);
    expect(text.endsWith('.\n')).toBe(true);
    for (const line of text.split('\n').filter((item) => !item.startsWith('  ')))
      expect(line.length).toBeLessThanOrEqual(88);
  });

  it('gives the same as JSON', () => {
    const described = JSON.parse(explain('run', true));
    expect(described).toMatchObject({ kind: 'step', name: 'run', executor: 'runner' });
    expect(described.parameters[0]).toMatchObject({
      name: 'command',
      position: 0,
      isRequired: true,
      type: 'Command',
    });
    expect(described.outputs.map((output: { name: string }) => output.name)).toEqual([
      'stdout',
      'exitCode',
    ]);
  });
});

describe('explaining a finding', () => {
  it('gives text and JSON', () => {
    expect(explain('P401', false)).toMatch(/^P401 image-not-built/);
    expect(JSON.parse(explain('image-not-built', true))).toMatchObject({
      kind: 'finding',
      code: 'P401',
      severity: catalog['image-not-built'].severity,
    });
  });
});

it.each([
  ['helmDeplo', 'helmDeploy'],
  ['HELMDEPLOI', 'helmDeploy'],
  ['image-not-bilt', 'image-not-built'],
  ['P4O1', 'P401'],
])('suggests for %j %s', (query, nearest) => {
  expect(() => explain(query, false)).toThrow(
    expect.objectContaining({
      code: 'explain.unknownCode',
      mend: `Did you mean \`platform explain ${nearest}\`?`,
    }),
  );
});

it.each(['', '$(reboot)', 'x'.repeat(10_000), 'constructor', '__proto__'])(
  'refuses what nothing is called',
  (query) => {
    expect(() => explain(query, false)).toThrow(UserError);
  },
);

it('lists every finding and step once', () => {
  const listed = JSON.parse(listExplained(true));
  expect(listed.findings.map((row: { name: string }) => row.name).sort()).toEqual(
    Object.keys(catalog).sort(),
  );
  expect(listed.steps.map((row: { name: string }) => row.name)).toEqual(Object.keys(contracts));
  const lines = listExplained(false).split('\n');
  expect(lines.filter((line) => line.startsWith('P'))).toHaveLength(Object.keys(catalog).length);
  expect(lines.filter((line) => line.startsWith('imageBuild '))).toHaveLength(1);
});
