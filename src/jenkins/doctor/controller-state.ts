import { parse } from 'yaml';
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

/** Multibranch jobs and organisation folders make the jobs below them on their own. */
const computedClasses = /\.(WorkflowMultiBranchProject|OrganizationFolder)$/;

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
    configuration: (parse(String(exported.body), { maxAliasCount: 100 }) ?? {}) as Record<
      string,
      unknown
    >,
    interpolation: interpolation === 'null' ? undefined : interpolation,
    jobs: await readJobs(controller, undefined),
  };
}

/** Every job below a folder, but for those that are computed from branches. */
async function readJobs(
  controller: Controller,
  folder: string | undefined,
): Promise<ExaminedJob[]> {
  const path = folder === undefined ? '' : toJobPath(folder);
  const { jobs = [] } = (await controller.readJson(`${path}/api/json`, {
    tree: 'jobs[name]',
  })) as { jobs?: readonly { readonly _class: string; readonly name: string }[] };
  const examined: ExaminedJob[] = [];
  for (const { _class, name: short } of jobs) {
    const name = folder === undefined ? short : `${folder}/${short}`;
    const { root, element } = parseXml((await readJobConfig(controller, name)) ?? '');
    examined.push({ name, root, config: element });
    if (/\.Folder$/.test(_class) && !computedClasses.test(_class))
      examined.push(...(await readJobs(controller, name)));
  }
  return examined;
}
