import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { ensureDebianPackage } from '../sandbox/debian-package.ts';

/** How to start the harness: `java -cp classpath harness.Harness`. */
export interface JvmHarness {
  readonly classpath: string;
  readonly java: string;
}

const here = import.meta.dirname;

/** Where each program comes from on Debian. */
const packages = {
  java: 'default-jdk-headless',
  javac: 'default-jdk-headless',
  mvn: 'maven',
} as const;

/**
 * Downloads Groovy, the CPS interpreter and the sandbox with Maven, and compiles the harness, both
 * into a cache folder named after the content of `pom.xml`, `src/` and `data/`; later calls reuse
 * it. Nothing is installed globally but the JDK and Maven, and these only on Debian as root.
 *
 * @throws Error that names the missing program and how to install it.
 */
export async function ensureJvmHarness(): Promise<JvmHarness> {
  await ensureProgram('java');
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'jenkins-pipeline-sdk',
  );
  const folder = join(cache, `jvm-${await hashSources()}`);
  if (!existsSync(folder)) await build(cache, folder);
  const jars = (await readdir(join(folder, 'lib'))).sort().map((jar) => join(folder, 'lib', jar));
  return { java: 'java', classpath: [join(folder, 'classes'), ...jars].join(delimiter) };
}

async function build(cache: string, folder: string): Promise<void> {
  await ensureProgram('javac');
  await ensureProgram('mvn');
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'jvm-work-'));
  try {
    const lib = join(work, 'lib');
    const goal = 'dependency:copy-dependencies';
    await execa('mvn', [
      '--quiet',
      '--batch-mode',
      '--file',
      join(here, 'pom.xml'),
      goal,
      `-DoutputDirectory=${lib}`,
    ]);
    const sources = (await readdir(join(here, 'src'))).map((file) => join(here, 'src', file));
    const options = ['-nowarn', '-Xlint:none', '--release', '17', '-encoding', 'UTF-8'];
    await execa('javac', [
      ...options,
      '-cp',
      join(lib, '*'),
      '-d',
      join(work, 'classes'),
      ...sources,
    ]);
    await cp(join(here, 'data'), join(work, 'classes'), { recursive: true });
    await rename(work, folder).catch((error: unknown) => {
      // Another process was faster; its folder has the same content.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function ensureProgram(name: keyof typeof packages): Promise<void> {
  if (await isProgram(name)) return;
  try {
    await ensureDebianPackage(packages[name]);
  } catch (cause) {
    throw new Error(
      `The JVM harness needs ${name}, which is not on the PATH. ${(cause as Error).message}`,
      { cause },
    );
  }
  if (!(await isProgram(name))) {
    throw new Error(`The package ${packages[name]} is installed, but ${name} is not on the PATH.`);
  }
}

async function isProgram(name: string): Promise<boolean> {
  return !(await execa(name, ['-version'], { reject: false })).failed;
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(here, 'pom.xml')));
  for (const folder of ['src', 'data']) {
    for (const file of (await readdir(join(here, folder))).sort()) {
      hash.update(`\0${folder}/${file}\0`).update(await readFile(join(here, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
