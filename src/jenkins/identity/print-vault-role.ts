import type { BuildRole } from './build-role.ts';

/** The audience of tokens for Vault; one for AWS is worth nothing there. */
export const vaultAudience = 'vault';

/** A role of Vault's JWT login, as its API takes it. */
export function describeVaultRole(role: BuildRole): object {
  return {
    role_type: 'jwt',
    user_claim: 'sub',
    bound_audiences: [vaultAudience],
    bound_claims_type: 'string',
    bound_claims: { sub: role.subjects },
    token_policies: [role.name],
    token_no_default_policy: true,
    token_type: 'service',
    // The runner renews it while it works; a pod that dies leaves it for ten minutes at most.
    token_ttl: '10m',
    token_explicit_max_ttl: '4h',
  };
}

/**
 * The policy of a role. Authors write mount and path, `kv/payments`; version 2 of the key/value
 * engine has `data/` between them. A path that Vault's language could read as more than a name,
 * `kv/*` or `kv/+/x`, is left out with a remark.
 */
export function printVaultPolicy(role: BuildRole): string {
  return role.grants
    .filter((grant) => grant.system === 'vault')
    .map(({ path, capabilities }) => {
      if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path))
        return `# ${JSON.stringify(path)} is no plain path and was left out.\n`;
      const [mount, ...rest] = path.split('/');
      return `path "${[mount, 'data', ...rest].join('/')}" {\n  capabilities = ${JSON.stringify(capabilities)}\n}\n`;
    })
    .join('\n');
}
