import { stringify } from 'yaml';
import type { BuildRole } from './build-role.ts';
import { type AgentNamespace, describeAdmission } from './describe-admission.ts';
import { type AwsIssuer, describeAwsTrust } from './describe-aws-trust.ts';
import { describeVaultRole, printVaultPolicy } from './print-vault-role.ts';

/** Where the roles are used. */
export interface RolePlaces {
  readonly agents: AgentNamespace;
  readonly aws?: AwsIssuer;
}

/** The files that whoever runs Vault, AWS and the cluster applies: path → content, sorted. */
export function listRoleFiles(
  roles: readonly BuildRole[],
  { agents, aws }: RolePlaces,
): Map<string, string> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const files = new Map<string, string>();
  for (const role of roles) {
    if (role.grants.some(({ system }) => system === 'vault')) {
      files.set(`vault/roles/${role.name}.json`, json(describeVaultRole(role)));
      files.set(`vault/policies/${role.name}.hcl`, printVaultPolicy(role));
    }
    if (aws !== undefined && role.grants.some(({ system }) => system === 'aws'))
      files.set(`aws/trust/${role.name}.json`, json(describeAwsTrust(role, aws)));
  }
  files.set(
    `kubernetes/${agents.namespace}-admission.yaml`,
    describeAdmission(agents)
      .map((document) => stringify(document, { lineWidth: 0 }))
      .join('---\n'),
  );
  files.set('roles.json', json(roles));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
