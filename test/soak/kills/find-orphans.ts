import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The variable by which every process that the section started, directly or not, is known. */
export const soakVariable = 'SOAK_KILLS';

/** How long a process that was told to end may take. */
const graceMs = 1000;

/** The processes with this marker that do not end by themselves, as their command lines. */
export async function findOrphans(marker: string): Promise<string[]> {
  const until = performance.now() + graceMs;
  for (;;) {
    const found = listMarked(marker);
    if (found.length === 0 || performance.now() > until) return found;
    await sleep(50);
  }
}

function listMarked(marker: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const environment = readProcess(pid, 'environ').split('\0');
      if (!environment.includes(`${soakVariable}=${marker}`)) return [];
      return [readProcess(pid, 'cmdline').replaceAll('\0', ' ').trim()];
    });
}

/** Empty for a process that has ended meanwhile. */
function readProcess(pid: string, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
