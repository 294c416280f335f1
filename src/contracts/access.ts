/**
 * What a step needs to be allowed to do, derived from its parameters.
 *
 * Nobody types a policy by hand: Vault policies, IAM statements, Kubernetes RBAC and network rules
 * are all printed from these grants.
 */
export type AccessGrant =
  | {
      readonly system: 'aws';
      /** IAM actions, for instance `ecr:PutImage`. */
      readonly actions: readonly string[];
      /** Resource in ARN form without partition, region and account: `ecr:repository/payments`. `*` only where AWS offers nothing narrower. */
      readonly resource: string;
    }
  | {
      readonly system: 'vault';
      /** Mount and path as authors write them, `kv/payments`; the `data/` of KV version 2 is added where policies are printed. */
      readonly path: string;
      readonly capabilities: readonly ('read' | 'list' | 'create' | 'update' | 'delete')[];
    }
  | {
      readonly system: 'kubernetes';
      readonly cluster: string;
      readonly namespace: string;
      readonly apiGroup: string;
      readonly resources: readonly string[];
      readonly verbs: readonly string[];
    }
  | { readonly system: 'network'; readonly host: string; readonly port: number };

/** Where a step runs, as far as its access depends on it. */
export interface AccessScope {
  /** The environment that the stage deploys to, when it names one. */
  readonly environment?: {
    readonly name: string;
    readonly cluster: string;
    readonly namespace: string;
  };
}
