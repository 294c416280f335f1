import pLimit from 'p-limit';
import { parse } from 'yaml';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { toJobPath } from '../client/job-name.ts';
import { readJobConfig } from '../jobs/plan-jobs.ts';
import { parseXml, type XmlElement } from '../jobs/xml.ts';

/** A plugin as the controller lists it. */
export interface InstalledPlugin {
  readonly shortName: string;
  readonly version: string;
  readonly active: boolean;
  readonly enabled: boolean;
}

/** A job with its config.xml. */
export interface ExaminedJob {
  readonly name: string;
  /** Tag of the root of its config.xml. */
  readonly root: string;
  readonly config: XmlElement;
}

/** Everything that the rules look at. */
export interface ControllerState {
  readonly version: string;
  readonly plugins: readonly InstalledPlugin[];
  readonly jobs: readonly ExaminedJob[];
  /** The configuration as the controller exports it; values that are the default are left away there. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** What `UNSAFE_GROOVY_INTERPOLATION` is set to; undefined when it is not. */
  readonly interpolation: string | undefined;
}

/** A controller serves people at the same time. */
const requestsAtOnce = 6;

const interpolationProperty = 'org.jenkinsci.plugins.workflow.cps.DSL.UNSAFE_GROOVY_INTERPOLATION';

/**
 * Reads what the rules need; changes nothing. Plugins, configuration and properties are for
 * administrators only. A system property stands in nothing else that the controller answers than
 * its script console, which is given one fixed line.
 */
export async function readControllerState(controller: Controller): Promise<ControllerState> {
  const version = await controller.read('the version', async (client) => {
    const { headers } = await client._get({ path: '/api/json', query: { tree: 'mode' } });
    return headers['x-jenkins'] ?? '';
  });
  const { plugins } = (await controller.readJson('/pluginManager/api/json', {
    depth: '1',
    tree: 'plugins[shortName,version,active,enabled]',
  })) as { plugins: readonly InstalledPlugin[] };
  const exported = await controller.submit('/configuration-as-code/export', {});
  const said = await controller.submit('/scriptText', {
    script: `print System.getProperty('${interpolationProperty}')`,
  });
  const interpolation = String(said.body).trim();
  return {
    version,
    plugins,
    configuration: parseConfiguration(String(exported.body), controller.url),
    interpolation: interpolation === 'null' ? undefined : interpolation,
    jobs: await readJobs(controller, undefined),
  };
}

function parseConfiguration(text: string, url: string): Readonly<Record<string, unknown>> {
  try {
    const configuration: unknown = parse(text, { maxAliasCount: 100 });
    if (typeof configuration === 'object' && configuration !== null)
      return configuration as Record<string, unknown>;
  } catch {}
  throw new PlatformError('jenkins.export', `${url} exported a configuration that is no YAML.`, {
    mend: 'Is the plugin configuration-as-code there, and of a version that is known to work?',
    exit: 'refused',
  });
}

/** Every job below a folder; those below multibranch jobs and organisation folders are made from branches. */
async function readJobs(
  controller: Controller,
  folder: string | undefined,
): Promise<ExaminedJob[]> {
  const path = folder === undefined ? '' : toJobPath(folder);
  const { jobs = [] } = (await controller.readJson(`${path}/api/json`, {
    tree: 'jobs[name]',
  })) as { jobs?: readonly { readonly _class: string; readonly name: string }[] };
  const limit = pLimit(requestsAtOnce);
  const examined = await Promise.all(
    jobs.map(({ _class, name: short }) =>
      limit(async () => {
        const name = folder === undefined ? short : `${folder}/${short}`;
        const { root, element } = parseXml((await readJobConfig(controller, name)) ?? '');
        return { name, root, config: element, isFolder: /\.Folder$/.test(_class) };
      }),
    ),
  );
  const below: ExaminedJob[] = [];
  for (const { name, isFolder } of examined)
    if (isFolder) below.push(...(await readJobs(controller, name)));
  return [...examined.map(({ isFolder: _isFolder, ...job }) => job), ...below];
}
