import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
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
  await mkdir(cache, { recursive: true });
  const jars = await once(cache, `jvm-jars-${await hashFiles(['pom.xml'])}`, downloadJars);
  const inputs = ['pom.xml', ...(await listFiles('src')), ...(await listFiles('data'))];
  const classes = await once(cache, `jvm-classes-${await hashFiles(inputs)}`, (folder) =>
    compileSources(jars, folder),
  );
  const jarFiles = (await readdir(jars)).sort().map((jar) => join(jars, jar));
  return { java: 'java', classpath: [classes, ...jarFiles].join(delimiter) };
}

/** Fills a folder under a temporary name, so that a killed run leaves nothing half done. */
async function once(
  cache: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const work = await mkdtemp(join(cache, 'jvm-work-'));
  try {
    await fill(work);
    await rename(work, folder).catch((error: unknown) => {
      // Another process was faster; its folder has the same content.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function downloadJars(folder: string): Promise<void> {
  await ensureProgram('mvn');
  const goal = 'dependency:copy-dependencies';
  const options = ['--quiet', '--batch-mode', '--file', join(here, 'pom.xml')];
  await execa('mvn', [...options, goal, `-DoutputDirectory=${folder}`]);
}

async function compileSources(jars: string, folder: string): Promise<void> {
  await ensureProgram('javac');
  const sources = (await listFiles('src')).map((file) => join(here, file));
  const options = ['-nowarn', '-Xlint:none', '--release', '17', '-encoding', 'UTF-8'];
  await execa('javac', [...options, '-cp', join(jars, '*'), '-d', folder, ...sources]);
  await cp(join(here, 'data'), folder, { recursive: true });
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

/** Files below a folder of this one, in a fixed order. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(here, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(here, join(entry.parentPath, entry.name))).sort();
}

async function hashFiles(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(here, file)));
  return hash.digest('hex').slice(0, 16);
}
