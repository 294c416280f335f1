import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDebianPackage } from '../sandbox/debian-package.ts';
import { makeRepository, runCommand } from './completion-shell.ts';

const { repository, bin } = makeRepository();
const env = { PATH: `${bin}:${process.env['PATH']}`, TERM: 'dumb' };
afterAll(() => rmSync(join(repository, '..'), { recursive: true }));
beforeAll(async () => {
  await ensureDebianPackage('zsh');
  await ensureDebianPackage('fish');
});

/** What fish offers for the last word of a line: word → description. */
async function completeInFish(line: string): Promise<Map<string, string>> {
  const file = join(bin, 'platform.fish');
  writeFileSync(file, await runCommand(['completion', 'fish']));
  const { stdout } = await execa(
    'fish',
    ['--no-config', '-c', `source ${file}; complete -C ${JSON.stringify(line)}`],
    { cwd: repository, env },
  );
  return new Map(
    stdout
      .split('\n')
      .flatMap((offer) => (offer === '' ? [] : [offer.split('\t') as [string, string]])),
  );
}

/**
 * What zsh offers: an interactive zsh in a pseudo-terminal gets the line and a tab. Every match
 * goes through `compadd`, which notes it.
 */
async function completeInZsh(line: string): Promise<string[]> {
  const file = join(bin, 'platform.zsh');
  writeFileSync(file, await runCommand(['completion', 'zsh']));
  const script = `
zmodload zsh/zpty
zpty shell zsh -f -i
expect() { local chunk; while zpty -r shell chunk; do [[ $chunk == *$1* ]] && return; done }
zpty -w shell "PS1=READY- ; unsetopt zle_bracketed_paste 2>/dev/null; stty -echo"
zpty -w shell "autoload -Uz compinit && compinit -u -D; source ${file}"
zpty -w shell "compadd() { local -a found; builtin compadd -O found \\"\\$@\\"; print -rl -- \\$found >> ${bin}/found; builtin compadd \\"\\$@\\" }"
zpty -w shell "print LOA''DED"
expect LOADED
: > ${bin}/found
zpty -n -w shell ${JSON.stringify(line)}$'\\t'
for attempt in {1..100}; do sleep 0.05; [[ -s ${bin}/found ]] && break; done
sleep 0.2
zpty -d shell
sort -u ${bin}/found
`;
  const { stdout } = await execa('zsh', ['-f', '-c', script], { cwd: repository, env });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in fish', () => {
  it('completes commands with their descriptions', async () => {
    const offers = await completeInFish('platform co');
    expect([...offers.keys()]).toEqual(['compile', 'completion']);
    expect(offers.get('compile')).toBe('Check a pipeline and write its Jenkinsfile.');
  });

  it('completes flags, values, codes and steps', async () => {
    expect((await completeInFish('platform run --st')).has('--stage')).toBe(true);
    expect([...(await completeInFish('platform check --format ')).keys()]).toEqual(
      expect.arrayContaining(['text', 'json', 'sarif', 'github']),
    );
    expect((await completeInFish('platform explain P40')).get('P401')).toBe('image-not-built');
    expect([...(await completeInFish('platform explain helm')).keys()]).toEqual(['helmDeploy']);
  });

  it('completes stages and runs nothing of the file they come from', async () => {
    const offers = await completeInFish('platform run --stage ');
    expect(offers.get('checks.lint')).toBe('Lint');
    expect(existsSync(join(repository, 'hacked'))).toBe(false);
  });
});

describe('completion in zsh', () => {
  it('parses', async () => {
    await execa('zsh', ['-n'], { input: await runCommand(['completion', 'zsh']) });
  });

  it.each([
    ['platform ', ['compile', 'run', 'explain']],
    ['platform check --format ', ['text', 'json', 'sarif', 'github']],
    ['platform run --', ['--stage', '--dry-run']],
    ['platform explain P4', ['P401', 'P402']],
    ['platform explain helm', ['helmDeploy']],
    ['platform run --stage ', ['build', 'checks', 'checks.lint', 'deploy']],
  ])('completes %j', async (line, expected) => {
    expect(await completeInZsh(line)).toEqual(expect.arrayContaining(expected));
    expect(existsSync(join(repository, 'hacked'))).toBe(false);
  });
});
