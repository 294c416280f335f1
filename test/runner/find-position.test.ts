import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { emitPositions } from '../../src/emit/model/emit-model.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { findPosition } from '../../src/runner/find-position.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A workspace with a source and the positions file that the emitter writes for it. */
function makeWorkspace(source: string): string {
  const workspace = mkdtempSync(join(tmpdir(), 'positions-'));
  folders.push(workspace);
  mkdirSync(join(workspace, '.platform'));
  writeFileSync(join(workspace, 'platform.pipeline.ts'), source);
  const file = emitPositions(
    { source: 'platform.pipeline.ts' } as Pipeline,
    { 'step:build.run': { file: 'platform.pipeline.ts', line: 7, column: 3 } },
    {
      version: '1.0.0',
      library: { revision: 'v1', version: '1.0.0' },
      sourceHashes: { 'platform.pipeline.ts': createHash('sha256').update(source).digest('hex') },
    },
  );
  writeFileSync(join(workspace, file.path), file.content);
  return workspace;
}

it('names the line of a step from what the emitter wrote', () => {
  const workspace = makeWorkspace('// as compiled\n');
  expect(findPosition(workspace, 'build.run')).toBe('platform.pipeline.ts:7:3');
  expect(findPosition(workspace, 'build.other')).toBeUndefined();
});

it('names no line of a file that has changed, is gone, or was never compiled', () => {
  const workspace = makeWorkspace('// as compiled\n');
  writeFileSync(join(workspace, 'platform.pipeline.ts'), '// changed\n');
  expect(findPosition(workspace, 'build.run')).toBeUndefined();
  rmSync(join(workspace, 'platform.pipeline.ts'));
  expect(findPosition(workspace, 'build.run')).toBeUndefined();
  expect(findPosition(tmpdir(), 'build.run')).toBeUndefined();
});
