import { expect, it } from 'vitest';
import type { FileSet, FoundEntry } from '../../../src/adapters/image/file-set.ts';
import { planLayers } from '../../../src/adapters/image/layer-plan.ts';

it('divides a large tree in linear time', () => {
  const entries: FoundEntry[] = [];
  for (let folder = 0; folder < 20_000; folder += 1) {
    entries.push({ kind: 'directory', path: `node_modules/p${folder}` });
    entries.push({ kind: 'symlink', path: `node_modules/p${folder}/index.js`, target: 'main.js' });
  }
  const files: FileSet = { entries, seen: entries.length, ignored: 0, excluded: 0 };
  const request = {
    name: 'large',
    contextDirectory: '.',
    base: 'scratch',
    platforms: ['linux/amd64'],
    command: [],
    output: 'layout',
  };
  const [layer] = planLayers(request, files, '/app');
  // The folders of the packages, `/app` and `/app/node_modules`.
  expect(layer?.entries).toHaveLength(40_002);
});
