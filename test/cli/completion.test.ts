import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import { catalog } from '../../src/diagnostics/catalog/index.ts';
import { makeRepository, runCommand } from './completion-shell.ts';

const { repository, bin } = makeRepository();
afterAll(() => rmSync(join(repository, '..'), { recursive: true }));

let script: string;
beforeAll(async () => {
  script = await runCommand(['completion', 'bash']);
});

/** What bash offers for the last of the words, in a shell that sourced the script. */
async function complete(...words: string[]): Promise<string[]> {
  const asked = `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _platform; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await execa('bash', ['--norc', '-c', asked, 'bash', 'platform', ...words], {
    cwd: repository,
    env: { PATH: `${bin}:${process.env['PATH']}` },
  });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('parses', async () => {
    await execa('bash', ['-n'], { input: script });
  });

  it('is registered for the command', async () => {
    const { stdout } = await execa('bash', ['--norc', '-c', `${script}\ncomplete -p platform`]);
    expect(stdout).toContain('-F _platform platform');
  });

  it('completes commands', async () => {
    expect(await complete('')).toEqual([
      'new',
      'compile',
      'check',
      'run',
      'plan',
      'graph',
      'jenkins',
      'replay',
      'library',
      'upgrade',
      'explain',
      'completion',
      '--help',
      '--version',
    ]);
    expect(await complete('co')).toEqual(['compile', 'completion']);
    expect(await complete('nothing')).toEqual([]);
  });

  it('completes the commands of a group, and their flags', async () => {
    expect(await complete('jenkins', 'l')).toEqual(['logs', 'lint']);
    expect(await complete('jenkins', 'logs', '--foll')).toEqual(['--follow']);
    expect(await complete('library', 're')).toEqual(['release']);
  });

  it('completes the flags of a command', async () => {
    expect(await complete('run', '--')).toContain('--dry-run');
    expect(await complete('run', '--st')).toEqual(['--stage']);
    expect(await complete('check', '--w')).toEqual(['--watch']);
    expect(await complete('compile', '--w')).toEqual([]);
  });

  it('completes the values of flags, also behind an equals sign', async () => {
    expect(await complete('check', '--format', '')).toEqual(['text', 'json', 'sarif', 'github']);
    expect(await complete('check', '--format', '=')).toEqual(['text', 'json', 'sarif', 'github']);
    expect(await complete('check', '--format', '=', 's')).toEqual(['sarif']);
    expect(await complete('new', '--kind', 'j')).toEqual(['java']);
  });

  it('completes shells, codes and steps', async () => {
    expect(await complete('completion', 'z')).toEqual(['zsh']);
    const words = await complete('explain', '');
    for (const { code } of Object.values(catalog)) expect(words).toContain(code);
    for (const name of Object.keys(contracts)) expect(words).toContain(name);
    expect(await complete('explain', 'helm')).toEqual(['helmDeploy']);
  });

  it('completes the stages of the compiled pipeline and runs nothing of it', async () => {
    const stages = ['build', 'checks', 'checks.lint', 'deploy'];
    expect(await complete('run', '--stage', '')).toEqual(stages);
    expect(await complete('run', '--from', 'check')).toEqual(['checks', 'checks.lint']);
    expect(await complete('run', '--approve', 'd')).toEqual(['deploy']);
    expect(existsSync(join(repository, 'hacked'))).toBe(false);
  });

  it('leaves file names to bash', async () => {
    expect(await complete('run', '')).toEqual([]);
    expect(await complete('graph', '--output', '')).toEqual([]);
  });
});

describe('the stages for completion', () => {
  it('are found from a folder below, with names on one line', async () => {
    const stdout = await runCommand(['__complete', 'stages'], join(repository, 'source'));
    expect(stdout.split('\n').slice(0, 2)).toEqual(['build\tBuild', 'checks\tChecks']);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('hacked)\n');
  });

  it('are none where nothing was compiled', async () => {
    expect(await runCommand(['__complete', 'stages'], '/')).toBe('');
  });

  it('are not told to people', async () => {
    expect(await runCommand(['--help'])).not.toContain('__complete');
  });
});
