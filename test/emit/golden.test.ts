import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyText } from '../../src/emit/generated-header.ts';
import { openJson, verifyJson } from '../../src/emit/generated-json.ts';
import { compileGolden, goldenCases, goldenFolder } from './compile-golden.ts';

/** Files that are compared; the model itself is the business of the lowering's tests. */
const compared: Readonly<Record<string, string>> = {
  Jenkinsfile: 'Jenkinsfile',
  '.platform/access.md': 'access.md',
  '.platform/access.json': 'access.json',
  '.platform/pipeline.svg': 'pipeline.svg',
};

describe.each(goldenCases)('%s', async (name) => {
  const { pipeline, files } = await compileGolden(name);

  it.each(files.filter(({ path }) => path in compared))(
    '$path is as expected',
    async ({ path, content }) => {
      await expect(content).toMatchFileSnapshot(join(goldenFolder, name, compared[path] as string));
    },
  );

  it('seals every file', () => {
    for (const { path, content } of files)
      expect((path.endsWith('.json') ? verifyJson : verifyText)(content), path).toBe('intact');
  });

  it('keeps the model as it is', () => {
    const model = files.find(({ path }) => path === '.platform/pipeline.json');
    expect(openJson(model?.content ?? '')).toEqual(JSON.parse(JSON.stringify(pipeline)));
  });
});
