import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printKind } from './openapi.ts';

/** When an API was or will be deprecated and removed, and what to use instead. */
export interface ApiLifecycle {
  /** `1.14`; absent for an API that is not deprecated. */
  readonly deprecated?: string;
  readonly removed?: string;
  /** `networking.k8s.io/v1/Ingress` */
  readonly replacement?: string;
}

const GENERATED = 'zz_generated.prerelease-lifecycle.go';
const METHOD =
  /^func \(in \*(\w+)\) APILifecycle(Deprecated|Removed|Replacement)\(\) .*\{\n\treturn (.*)\n\}/gm;
const REPLACEMENT = /Group: "(.*)", Version: "(.*)", Kind: "(.*)"/;
const GROUP_NAME = /GroupName\s*=\s*"(.*)"/;

/**
 * Reads the lifecycle of every deprecated API of a Go module, by `group/version/Kind`. The same
 * methods make the API server's deprecation warnings.
 */
export async function readLifecycles(moduleFolder: string): Promise<Map<string, ApiLifecycle>> {
  const lifecycles = new Map<string, ApiLifecycle>();
  const files = await readdir(moduleFolder, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(GENERATED)).sort()) {
    const folder = join(moduleFolder, file, '..');
    const group = GROUP_NAME.exec(await readFile(join(folder, 'register.go'), 'utf8'))?.[1];
    const version = folder.split('/').at(-1);
    if (group === undefined || version === undefined) throw new Error(`no group in ${folder}`);
    const source = await readFile(join(moduleFolder, file), 'utf8');
    for (const [, kind, method, result] of source.matchAll(METHOD)) {
      if (kind!.endsWith('List')) continue;
      const name = printKind({ group, version, kind: kind! });
      const known = lifecycles.get(name);
      lifecycles.set(name, { ...known, [method!.toLowerCase()]: printResult(method!, result!) });
    }
  }
  return lifecycles;
}

function printResult(method: string, result: string): string {
  if (method !== 'Replacement') return result.replace(', ', '.');
  const [, group, version, kind] = REPLACEMENT.exec(result) ?? [];
  if (kind === undefined) throw new Error(`a replacement is written in a new way: ${result}`);
  return printKind({ group: group!, version: version!, kind });
}
