/** Deploys the chart of a workspace again and again until it is killed; prints each revision. */
import { join } from 'node:path';
import { createRenderingHelm } from '../../../src/adapters/helm/rendering-helm.ts';
import { ensureHelm } from '../../../src/adapters/tools/ensure-helm.ts';

const [workspace = '', secret = '', count = '1000000'] = process.argv.slice(2);
const helm = createRenderingHelm({
  releasesDirectory: join(workspace, '.platform', 'releases'),
  findHelm: () => ensureHelm({ neededBy: 'the tests' }),
});
for (let round = 0; round < Number(count); round++) {
  const { revision } = await helm.deploy(
    {
      release: 'app',
      namespace: 'team',
      chart: 'chart',
      values: { message: `${process.pid} ${round}` },
      secretValues: { password: secret },
    },
    { workspace, signal: new AbortController().signal, now: () => new Date(0) },
  );
  process.stdout.write(`${revision}\n`);
}
