import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DeployRequest, DeployResult, Helm } from '../../../src/adapters/helm/helm.ts';
import { createRenderingHelm } from '../../../src/adapters/helm/rendering-helm.ts';
import { ensureHelm } from '../../../src/adapters/tools/ensure-helm.ts';
import { PlatformError } from '../../../src/diagnostics/errors.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

/** What every chart of the tests has; a test overrides files or adds some. */
const BASE_CHART = { 'Chart.yaml': 'apiVersion: v2\nname: sample\nversion: 1.0.0\n' };

/** The moment at which every deploy of the tests happens. */
export const DEPLOYED_AT = new Date('2026-03-04T05:06:07.000Z');

/** A ConfigMap template, for charts that need to render something. */
export const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  message: {{ .Values.message | default "hello" | quote }}
`;

/** A workspace in a temporary folder, with what is needed to deploy from it; gone when the test ends. */
export interface Workspace {
  readonly path: string;
  readonly releases: string;
  readonly helm: Helm;
  /** Writes files, by path from the workspace. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Writes a chart into `chart/`. */
  writeChart(files: Readonly<Record<string, string>>): Promise<void>;
  deploy(request?: Partial<DeployRequest>, signal?: AbortSignal): Promise<DeployResult>;
  /** Code and message of the error of a deploy, with the temporary folder's name taken out. */
  failToDeploy(request?: Partial<DeployRequest>): Promise<{ code: string; message: string }>;
  /** The text of every file below the releases, by path. */
  readReleases(): Promise<Readonly<Record<string, string>>>;
}

export async function createWorkspace(helmPath?: string): Promise<Workspace> {
  const path = makeTemporaryFolder('deploy');
  const releases = join(path, '.platform', 'releases');
  const helm = createRenderingHelm({
    releasesDirectory: releases,
    findHelm: async () =>
      helmPath === undefined ? await ensureHelm({ neededBy: 'the tests' }) : { path: helmPath },
  });
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
  };
  const deploy: Workspace['deploy'] = (request = {}, signal = new AbortController().signal) =>
    helm.deploy(
      { release: 'app', namespace: 'team', chart: 'chart', ...request },
      { workspace: path, signal, now: () => DEPLOYED_AT },
    );
  return {
    path,
    releases,
    helm,
    write,
    writeChart: (files) =>
      write(
        Object.fromEntries(
          Object.entries({ ...BASE_CHART, ...files }).map(([name, text]) => [
            `chart/${name}`,
            text,
          ]),
        ),
      ),
    deploy,
    async failToDeploy(request) {
      const error = await deploy(request).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof PlatformError)) throw error ?? new Error('the deploy did not fail');
      const text = [error.message, error.mend].filter(Boolean).join('\n');
      return { code: error.code, message: text.replaceAll(path, '<workspace>') };
    },
    async readReleases() {
      const entries = await readdir(releases, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const texts = await Promise.all(
        files
          .sort()
          .map(async (file) => [file.slice(releases.length + 1), await readFile(file, 'utf8')]),
      );
      return Object.fromEntries(texts);
    },
  };
}
