import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { resolveToolCache } from '../../../src/adapters/tools/tool-cache.ts';
import { hashText } from '../../../src/emit/generated-header.ts';
import { printVaultPolicy } from '../../../src/jenkins/identity/print-vault-role.ts';
import type { Tally } from '../tally.ts';

/** What is granted on one path. */
interface PolicyPath {
  readonly path: string;
  readonly capabilities: readonly string[];
}

interface Answer {
  readonly first: readonly PolicyPath[] | null;
  readonly second: readonly PolicyPath[] | null;
  readonly error?: string;
}

const source = join(import.meta.dirname, '../hcl');

/** Builds the program with both parsers of HCL, once, with Go; returns its path. */
export function ensureHclParsers(): string {
  const content = ['go.mod', 'main.go'].map((file) => readFileSync(join(source, file), 'utf8'));
  const folder = join(dirname(resolveToolCache()), `hcl-${hashText(content.join()).slice(0, 16)}`);
  const program = join(folder, 'hcl');
  if (existsSync(program)) return program;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const build = spawnSync('go', ['build', '-o', join(work, 'hcl'), '.'], {
      cwd: source,
      encoding: 'utf8',
    });
    if (build.status !== 0)
      throw new Error(`The parsers of HCL need Go, which did not build them: ${build.stderr}`);
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(program)) throw error;
  }
  return program;
}

/**
 * Policies of Vault, one for each path, read by the parser that Vault has and by the newer one: a
 * plain path is the only one that is granted anything, with the capabilities asked for; of any
 * other text nothing is left but a comment.
 */
export function checkPolicies(program: string, paths: readonly string[], tally: Tally): void {
  const capabilities = ['read'] as const;
  const policies = paths.map((path) =>
    printVaultPolicy({
      name: 'r',
      subjects: [],
      grants: [
        { system: 'vault', path, capabilities: [...capabilities] },
        { system: 'vault', path: 'kv/last', capabilities: [...capabilities] },
      ],
    }),
  );
  const { status, stdout, stderr } = spawnSync(program, {
    input: JSON.stringify(policies),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`The parsers of HCL ended with ${status}: ${stderr}`);
  for (const [index, answer] of (JSON.parse(stdout) as Answer[]).entries()) {
    const path = paths[index] as string;
    const expected = [...(isPlain(path) ? [withData(path)] : []), 'kv/data/last'].map(
      (granted) => ({
        path: granted,
        capabilities,
      }),
    );
    const isRight =
      isDeepStrictEqual(answer.first, expected) && isDeepStrictEqual(answer.second, expected);
    tally.add(
      isRight ? 1 : 0,
      isRight ? [] : [`${JSON.stringify(path)}: ${JSON.stringify(answer)}`],
    );
  }
}

/** Letters, digits, `_`, `.` and `-` between slashes: what Vault reads as this path and no other. */
function isPlain(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !/[^A-Za-z0-9_.-]/.test(part));
}

function withData(path: string): string {
  const [mount = '', ...rest] = path.split('/');
  return [mount, 'data', ...rest].join('/');
}
