import { readFileSync } from 'node:fs';
import { execa } from 'execa';

/**
 * Makes a Debian package available to a sandbox test: installs it when it is absent, this is
 * Debian or one of its kin, and the process is root.
 *
 * @throws Error that says how to install it by hand.
 */
export async function ensureDebianPackage(name: string): Promise<void> {
  const { stdout } = await execa({
    reject: false,
  })`dpkg-query --show --showformat=\${db:Status-Status} ${name}`;
  if (stdout === 'installed') return;
  if (process.getuid?.() !== 0 || !isDebian()) {
    throw new Error(`The package ${name} is missing. Install it as root: apt-get install ${name}`);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', name];
  const first = await execa('apt-get', install, { env, reject: false });
  if (!first.failed) return;
  // A fresh machine has no package lists, or stale ones.
  await execa('apt-get', ['update'], { env });
  await execa('apt-get', install, { env });
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
