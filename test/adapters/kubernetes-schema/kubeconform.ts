import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { loadSchemaBundle } from '../../../src/adapters/kubernetes-schema/schema-bundle.ts';
import { resolveToolCache } from '../../../src/adapters/tools/tool-cache.ts';

const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0';
/** A Python package that carries the strict JSON Schemas which kubeconform reads. */
const SCHEMAS = 'kubernetes-validate==1.37.0';

/** Another implementation of the same check, with schemas that other people derived. */
export interface Kubeconform {
  /** Names of the manifests that are not valid; all have different names. */
  findInvalid(manifests: readonly object[], version: string): Promise<Set<string>>;
}

/** Builds kubeconform with Go and installs the schemas with pip, once, into the cache. */
export async function ensureKubeconform(): Promise<Kubeconform> {
  const folder = join(dirname(resolveToolCache()), 'kubeconform-0.8.0');
  if (!existsSync(folder)) await install(folder);
  return {
    async findInvalid(manifests, version) {
      const location = `${folder}/v${version}/{{.ResourceKind}}{{.KindSuffix}}.json`;
      const stream = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
      const { stdout } = await execa(
        join(folder, 'kubeconform'),
        ['-output', 'json', '-schema-location', location, '-n', '2', '-'],
        { input: stream, reject: false },
      );
      const { resources } = JSON.parse(stdout) as {
        resources: { name: string; status: string; msg: string }[];
      };
      const failed = resources.find(({ status }) => status !== 'statusInvalid');
      if (failed) throw new Error(`kubeconform: ${failed.name}: ${failed.status}: ${failed.msg}`);
      return new Set(resources.map(({ name }) => name));
    },
  };
}

async function install(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    await execa('go', ['install', KUBECONFORM], { env: { GOBIN: work } });
    // pip unpacks a package as it is; without its dependencies, since only its data is wanted.
    const target = join(work, 'package');
    await execa('python3', [
      ...['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', target],
      SCHEMAS,
    ]);
    const schemas = join(target, 'kubernetes_validate', 'kubernetes-json-schema');
    for (const version of loadSchemaBundle().versions) {
      await copySchemas(join(schemas, `v${version}.0-local-strict`), join(work, `v${version}`));
    }
    await rm(target, { recursive: true });
    await rename(work, folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** The package's references begin at the root of a web site; here they lead to the file beside. */
async function copySchemas(source: string, target: string): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(source)) {
    const text = await readFile(join(source, name), 'utf8');
    const schema = JSON.parse(text.replaceAll('"/api/_definitions.json', '"_definitions.json'));
    delete schema.$id;
    await writeFile(join(target, name), JSON.stringify(schema));
  }
}
