import type { AccessGrant } from '../../contracts/access.ts';
import type { AccessReport, StageAccess } from './access-report.ts';
import { keyOfGrant } from './merge-grants.ts';

/** An access report for people, in Markdown. */
export function printAccess(report: AccessReport): string {
  const stages = report.stages.filter((stage) => stage.grants.length > 0);
  return [
    `# Access of ${escapeMarkdown(report.pipeline)}`,
    '',
    'What the steps of this pipeline need to be allowed to do. The file tells who grants access what to',
    'grant; it grants nothing itself.',
    '',
    ...(stages.length === 0
      ? ['Nothing: no step needs a right of its own.', '']
      : stages.flatMap(printStage)),
  ].join('\n');
}

function printStage(stage: StageAccess): string[] {
  const keys = new Map(stage.steps.map((step) => [step, new Set(step.grants.map(keyOfGrant))]));
  const facts = [
    ...(stage.environment === undefined
      ? []
      : [`environment ${escapeMarkdown(stage.environment)}`]),
    ...(stage.protected ? ['protected branch only'] : []),
    stage.runsTeamCode ? 'runs commands of the team' : 'runs no command of the team',
  ];
  return [
    `## ${escapeMarkdown(stage.name)}`,
    '',
    `${facts.join(', ')}.`.replace(/^./, (first) => first.toUpperCase()),
    '',
    '| System | May | On | For |',
    '| --- | --- | --- | --- |',
    ...stage.grants.map((grant) => {
      const key = keyOfGrant(grant);
      const users = stage.steps.filter((step) => keys.get(step)?.has(key));
      const row = [...describeGrant(grant), users.map((step) => step.step).join(', ')];
      return `| ${row.map(escapeMarkdown).join(' | ')} |`;
    }),
    '',
  ];
}

/** System, what may be done, and on what. */
function describeGrant(grant: AccessGrant): [string, string, string] {
  switch (grant.system) {
    case 'aws':
      return ['AWS', grant.actions.join(', '), grant.resource];
    case 'vault':
      return ['Vault', grant.capabilities.join(', '), grant.path];
    case 'kubernetes': {
      const group = grant.apiGroup === '' ? '' : `.${grant.apiGroup}`;
      const resources = grant.resources.map((resource) => resource + group).join(', ');
      return [
        'Kubernetes',
        grant.verbs.join(', '),
        `${resources} in ${grant.cluster}/${grant.namespace}`,
      ];
    }
    case 'network':
      return ['Network', 'connect', `${grant.host}:${grant.port}`];
  }
}

/**
 * Text in which Markdown and HTML see nothing but text, on one line. GitHub makes links of addresses
 * even where nothing marks them; an empty comment divides what it looks for (cmark-gfm, autolink).
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/:(?=\/\/)|www(?=\.)|@/gi, '$&<!-- -->');
}
