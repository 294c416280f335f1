import { join } from 'node:path';
import { PlatformError, StepError, UserError } from '../../diagnostics/errors.ts';
import { checkRequest } from './check-request.ts';
import type { DeployContext, DeployRequest, Helm, ReleaseRevision } from './helm.ts';
import { recordRelease } from './record-release.ts';
import { createRedactor, type Redactor } from './redact-secrets.ts';
import { readRedactionKey } from './redaction-key.ts';
import { openReleaseHistory, type RevisionRecord } from './release-history.ts';
import { renderRelease } from './render-release.ts';

export interface RenderingHelmOptions {
  /** Absolute path of the folder that remembers releases; made when it is missing. */
  readonly releasesDirectory: string;
  /** Finds the executable when the first chart is deployed: `ensureHelm` of `adapters/tools`. */
  readonly findHelm: () => Promise<{ readonly path: string }>;
}

/**
 * Deploys without a cluster: real Helm renders the chart, every manifest is checked against the
 * schemas of the cluster's version, and the result is compared with the last one and recorded.
 * Nothing is recorded when anything is wrong.
 */
export function createRenderingHelm({ releasesDirectory, findHelm }: RenderingHelmOptions): Helm {
  const openHistory = (release: string, namespace: string) =>
    openReleaseHistory(join(releasesDirectory, namespace, release));

  const deploy = async (request: DeployRequest, context: DeployContext, redactor: Redactor) => {
    const helm = await findHelm();
    const rendered = await renderRelease(request, context, helm.path, releasesDirectory);
    const history = openHistory(request.release, request.namespace);
    return await recordRelease(request, context, rendered, redactor, history);
  };

  return {
    async deploy(request, context) {
      checkRequest(request);
      const secrets = Object.values(request.secretValues ?? {});
      const redactor = createRedactor(await readRedactionKey(releasesDirectory), secrets);
      try {
        return await deploy(request, context, redactor);
      } catch (error) {
        throw redactError(error, redactor);
      }
    },

    async findRollbackTarget(release, namespace) {
      const history = openHistory(release, namespace);
      const [current, ...earlier] = await history.readAll();
      const target = earlier.find(
        ({ manifestDigest }) => manifestDigest !== current?.manifestDigest,
      );
      return target && describeRevision(target, history.resolveFolder(target.revision));
    },
  };
}

function describeRevision(record: RevisionRecord, folder: string): ReleaseRevision {
  const { release, namespace, revision, deployedAt, chart, manifestDigest, images } = record;
  const manifestsFile = join(folder, 'manifests.yaml');
  return { release, namespace, revision, deployedAt, chart, manifestDigest, manifestsFile, images };
}

/** A chart can print a secret value into its own error message. */
function redactError(error: unknown, redactor: Redactor): unknown {
  if (!(error instanceof PlatformError)) return error;
  const message = redactor.redactText(error.message);
  if (message === error.message) return error;
  const ErrorType = error instanceof UserError ? UserError : StepError;
  const { code, exit, retryable, mend } = error;
  return new ErrorType(code, message, { exit, retryable, ...(mend === undefined ? {} : { mend }) });
}
