import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { uses } from './handle.ts';
import { choice, optional, record, text } from './schema.ts';

export const annotateDeployment = defineContract({
  name: 'annotateDeployment',
  since: '0.1.0',
  summary: 'Records a deployment where operations look: CloudWatch dashboards, metrics and events.',
  description:
    'Idempotent by deployment: the same outcome of the same deployment is recorded once. On a laptop the record goes to a journal file.',
  positional: [],
  parameters: record({
    service: optional(
      text({ description: "Name of the service; the pipeline's name unless said." }),
    ),
    image: optional(uses('image', 'The deployed image; its digest is recorded.')),
    outcome: optional(
      choice(['started', 'succeeded', 'failed', 'rolled-back'], {
        description: 'What happened.',
        default: 'succeeded',
      }),
    ),
    version: optional(text({ description: 'Version for people; the commit unless said.' })),
    dashboard: optional(
      text({ description: "Dashboard that shows the annotation; the service's name unless said." }),
    ),
  }),
  outputs: record({
    deploymentId: Type.String({ description: 'Identifies the deployment in every record of it.' }),
  }),
  executor: 'runner',
  stages: ['deploy'],
  runsTeamCode: false,
  privileged: true,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: ['deployment-events'],
  access: (input) => [
    {
      system: 'aws',
      actions: ['cloudwatch:GetDashboard', 'cloudwatch:PutDashboard'],
      resource: `cloudwatch:dashboard/${input.dashboard ?? input.service ?? '${service}'}`,
    },
    // PutMetricData has no resource-level permission; the policy printer adds the namespace condition.
    { system: 'aws', actions: ['cloudwatch:PutMetricData'], resource: '*' },
    {
      system: 'aws',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resource: 'logs:log-group:/platform/deployments',
    },
    { system: 'aws', actions: ['events:PutEvents'], resource: 'events:event-bus/default' },
  ],
  examples: ['s.annotateDeployment({ image: app })'],
});
