import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type EvaluateRequest,
  type EvaluateResult,
  evaluate,
} from '../../../src/compiler/evaluate/evaluate.ts';
import type { EvaluationProblem } from '../../../src/compiler/evaluate/problem.ts';

/** A small DSL: it remembers call sites and serialises itself, as the real one does. */
export const dslSource = `
export const at = (label) => ({ label, at: place() });
export const definePipeline = (definition) => ({ ...definition, at: place() });
export const serialiseForHost = (definition) => JSON.stringify(definition ?? null);
function place() {
  for (const frame of new Error().stack.split('\\n')) {
    const site = /\\(?([^()\\s]+:\\d+:\\d+)\\)?\\s*$/.exec(frame)?.[1];
    if (site !== undefined && !site.startsWith('jenkins-pipeline-sdk:')) return site;
  }
  return '';
}
`;

/** A pipeline that says nothing, for tests of what stands beside it. */
export const plainPipeline = "export default { name: 'plain' };";

/** A repository in a temporary folder, with a folder beside it that no pipeline may read. */
export interface TestRepository {
  readonly path: string;
  readonly outside: string;
  write(name: string, content: string | Buffer): string;
  link(name: string, target: string): void;
  evaluate(options?: Partial<EvaluateRequest>): Promise<EvaluateResult>;
}

export function createRepository(files: Record<string, string | Buffer> = {}): TestRepository {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'repository');
  const outside = join(folder, 'outside');
  mkdirSync(path);
  mkdirSync(outside);
  const write = (name: string, content: string | Buffer): string => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
    return join(path, name);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    outside,
    write,
    link: (name, target) => symlinkSync(target, join(path, name)),
    evaluate: (options) =>
      evaluate({
        file: join(path, 'platform.pipeline.ts'),
        repository: path,
        dslSource,
        ...options,
      }),
  };
}

/** Evaluates a pipeline file on its own. */
export function evaluateText(
  text: string | Buffer,
  options?: Partial<EvaluateRequest>,
): Promise<EvaluateResult> {
  return createRepository({ 'platform.pipeline.ts': text }).evaluate(options);
}

/** `name file:line:column` of every problem. */
export function summarise(problems: readonly EvaluationProblem[]): string[] {
  return problems.map(({ name, position }) =>
    position === undefined ? name : `${name} ${position.file}:${position.line}:${position.column}`,
  );
}
