import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join, relative } from 'node:path';
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
  const cache = cacheFolder();
  const jars = await ensureJars('pom.xml');
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
  await mkdir(cache, { recursive: true });
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

/** A folder with the jars that a pom of this folder names. */
async function ensureJars(pom: string): Promise<string> {
  return once(cacheFolder(), `jvm-jars-${await hashFiles([pom])}`, async (folder) => {
    await ensureProgram('mvn');
    const goal = 'dependency:copy-dependencies';
    const options = ['--quiet', '--batch-mode', '--file', join(here, pom)];
    await execa('mvn', [...options, goal, `-DoutputDirectory=${folder}`]);
  });
}

function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'jenkins-pipeline-sdk');
}

/**
 * CodeNarc, with the classes that generated Groovy names: `java -cp classpath org.codenarc.CodeNarc`.
 *
 * @throws Error that names the missing program and how to install it.
 */
export async function ensureCodeNarc(): Promise<JvmHarness> {
  const { java, classpath } = await ensureJvmHarness();
  const [classes = '', ...jars] = classpath.split(delimiter);
  const interpreter = jars.filter((jar) => basename(jar).startsWith('groovy-cps-'));
  const own = join(await ensureJars('codenarc-pom.xml'), '*');
  return { java, classpath: [own, classes, ...interpreter].join(delimiter) };
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
