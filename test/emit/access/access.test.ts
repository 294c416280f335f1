import { describe, expect, it } from 'vitest';
import { deriveAccess } from '../../../src/emit/access/derive-access.ts';
import { mergeGrants } from '../../../src/emit/access/merge-grants.ts';
import { toPlainInput } from '../../../src/emit/access/plain-input.ts';
import { printAccess } from '../../../src/emit/access/print-access.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../pipeline-of.ts';

const kubernetes = (resources: string[], verbs: string[], namespace = 'shop') =>
  ({
    system: 'kubernetes',
    cluster: 'c',
    namespace,
    apiGroup: '',
    resources,
    verbs,
  }) as const;

describe('merging', () => {
  it('joins the actions of one resource, sorted and once', () => {
    expect(
      mergeGrants([
        { system: 'aws', actions: ['ecr:Put', 'ecr:Get'], resource: 'r' },
        { system: 'aws', actions: ['ecr:Get', 'ecr:Add'], resource: 'r' },
        { system: 'aws', actions: ['ecr:Get'], resource: 's' },
      ]),
    ).toEqual([
      {
        system: 'aws',
        actions: ['ecr:Add', 'ecr:Get', 'ecr:Put'],
        resource: 'r',
      },
      { system: 'aws', actions: ['ecr:Get'], resource: 's' },
    ]);
  });

  it('joins the capabilities of one path and the connections to one port', () => {
    expect(
      mergeGrants([
        { system: 'vault', path: 'kv/a', capabilities: ['read'] },
        { system: 'vault', path: 'kv/a', capabilities: ['list', 'read'] },
        { system: 'network', host: 'h', port: 443 },
        { system: 'network', host: 'h', port: 443 },
        { system: 'network', host: 'h', port: 80 },
      ]),
    ).toEqual([
      { system: 'network', host: 'h', port: 443 },
      { system: 'network', host: 'h', port: 80 },
      { system: 'vault', path: 'kv/a', capabilities: ['list', 'read'] },
    ]);
  });

  it('lends no verb of one resource to another', () => {
    expect(
      mergeGrants([
        kubernetes(['pods'], ['get']),
        kubernetes(['secrets'], ['get', 'delete']),
        kubernetes(['jobs'], ['delete', 'get']),
        kubernetes(['pods'], ['get'], 'other'),
      ]),
    ).toEqual([
      kubernetes(['pods'], ['get'], 'other'),
      kubernetes(['jobs', 'secrets'], ['delete', 'get']),
      kubernetes(['pods'], ['get']),
    ]);
  });

  it('does not depend on the order', () => {
    const grants = [
      kubernetes(['b'], ['get']),
      kubernetes(['a'], ['get']),
      { system: 'network', host: 'h', port: 1 } as const,
    ];
    expect(mergeGrants([...grants].reverse())).toEqual(mergeGrants(grants));
  });
});

describe('inputs', () => {
  it('keep literals and name what is open', () => {
    expect(
      toPlainInput({
        a: 'x',
        $$b: [1, { $parameter: 'P' }],
        c: {
          $text: ['v', { $value: 'n' }, { $context: 'branch' }, { $axis: 'OS' }],
        },
        d: {
          $transform: { operation: 'lower', of: { $parameter: 'P' }, with: [] },
        },
        e: {
          $choose: {
            when: { kind: 'all', conditions: [] },
            chosen: 'x',
            otherwise: { $value: 'y' },
          },
        },
      }),
    ).toEqual({
      a: 'x',
      $b: [1, '${parameters.P}'],
      c: 'v${values.n}${context.branch}${axes.OS}',
      d: '${lower of ${parameters.P}}',
      e: '${x or ${values.y}}',
    });
  });
});

describe('a report', () => {
  const pipeline = pipelineOf(
    [
      stageOf('build', [
        runOf('build.run', {
          secrets: {
            A: { reference: 'kv/shop#a', as: 'variable' },
            B: { reference: 'kv/shop#b', as: 'file' },
          },
        }),
      ]),
      groupOf('g', [
        stageOf(
          'g.deploy',
          [
            {
              id: 'g.deploy.helm',
              contract: 'helmDeploy',
              label: '',
              input: { chart: { $chart: 'c' } },
            },
          ],
          {
            kind: 'deploy',
            environment: 'production',
            post: {
              success: [
                {
                  id: 'g.deploy.success.annotate',
                  contract: 'annotateDeployment',
                  label: '',
                  input: {},
                },
              ],
            },
          },
        ),
      ]),
      stageOf('push', [
        {
          id: 'push.push',
          contract: 'imagePush',
          label: '',
          input: {
            image: { $image: 'i' },
            registry: { $parameter: 'REGISTRY' },
          },
        },
      ]),
    ],
    {
      environments: {
        production: { cluster: 'blue', namespace: 'shop', protected: true },
      },
      charts: { c: { name: 'c', path: 'chart' } },
      post: {
        always: [
          {
            id: 'post.always.smoke',
            contract: 'smoke',
            label: '',
            input: { url: 'https://shop.example.com' },
          },
        ],
      },
    },
  );
  const report = deriveAccess(pipeline);

  it('goes by stage and step, post steps with their stage', () => {
    expect(report.stages.map(({ stage, steps }) => [stage, steps.map(({ step }) => step)])).toEqual(
      [
        ['build', ['build.run']],
        ['g.deploy', ['g.deploy.helm', 'g.deploy.success.annotate']],
        ['push', ['push.push']],
        ['post', ['post.always.smoke']],
      ],
    );
  });

  it('reads secrets at their paths', () => {
    expect(report.stages[0]).toMatchObject({
      runsTeamCode: true,
      privileged: false,
      protected: false,
      grants: [{ system: 'vault', path: 'kv/shop', capabilities: ['read'] }],
    });
  });

  it('is about the environment of the stage', () => {
    const [, deploy] = report.stages;
    expect(deploy).toMatchObject({
      environment: 'production',
      protected: true,
      privileged: true,
      runsTeamCode: false,
    });
    expect(deploy?.grants).toContainEqual({
      system: 'aws',
      actions: ['eks:DescribeCluster'],
      resource: 'eks:cluster/blue',
    });
    for (const grant of deploy?.grants ?? [])
      if (grant.system === 'kubernetes')
        expect(grant).toMatchObject({ cluster: 'blue', namespace: 'shop' });
  });

  it('names the service after the pipeline unless a step does', () => {
    expect(
      report.stages[1]?.grants.map((grant) => ('resource' in grant ? grant.resource : '')),
    ).toContain('cloudwatch:dashboard/sample');
  });

  it('shows open names', () => {
    expect(report.stages[2]?.grants).toEqual([
      { system: 'network', host: '${parameters.REGISTRY}', port: 443 },
    ]);
  });

  it('sums up all stages', () => {
    expect(report.grants).toEqual(mergeGrants(report.stages.flatMap((stage) => stage.grants)));
    expect(report.grants).toContainEqual({
      system: 'network',
      host: 'shop.example.com',
      port: 443,
    });
  });

  it('reads as tables', () => {
    const text = printAccess(report);
    expect(text).toContain('## build\n\nRuns commands of the team.\n\n| System | May | On | For |');
    expect(text).toContain(
      'Environment production, protected branch only, runs no command of the team.',
    );
    expect(text).toContain('| Vault | read | kv/shop | build.run |');
    expect(text).toContain('| AWS | eks:DescribeCluster | eks:cluster/blue | g.deploy.helm |');
    expect(text).toContain(
      '| Kubernetes | create, delete, get, list, patch, update, watch | deployments.apps, statefulsets.apps in blue/shop | g.deploy.helm |',
    );
    expect(text).toContain('## After the pipeline');
  });

  it('says so when there is nothing', () => {
    expect(printAccess(deriveAccess(pipelineOf([stageOf('a', [runOf('a.r')])])))).toContain(
      'Nothing: no step needs a right of its own.',
    );
  });

  it('is text for Markdown whatever it names', () => {
    const hostile = { ...report, pipeline: 'a | b\n# <b> [x](y) `c` *d* & \\' };
    expect(printAccess(hostile)).toContain(
      '# Access of a \\| b \\# &lt;b> \\[x\\](y) \\`c\\` \\*d\\* &amp; \\\\\n',
    );
  });

  it('makes no links of what looks like an address', () => {
    const hostile = { ...report, pipeline: 'https://a.example WWW.a.example a@a.example' };
    expect(printAccess(hostile)).toContain(
      '# Access of https:<!-- -->//a.example WWW<!-- -->.a.example a@<!-- -->a.example\n',
    );
  });
});
