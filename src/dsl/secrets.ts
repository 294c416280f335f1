/** Where a credential lies: mount, path and field, `kv/payments#database_url`. */
export type SecretReference = `${string}/${string}#${string}`;

/** A credential by reference. Its value never enters the pipeline, the model or Jenkins. */
export interface Secret {
  readonly reference: SecretReference;
  readonly as: 'variable' | 'file';
}

/**
 * A field of a secret in Vault. The command finds the value in the variable that the step names;
 * what the command prints of it is masked in the log.
 *
 * @example
 * s.run('npm run migrate', { secrets: { DATABASE_URL: secret('kv/payments#database_url') } })
 */
export const secret = (reference: SecretReference): Secret => ({ reference, as: 'variable' });

/**
 * The same as a private file: the variable holds its path. For SSH keys, certificates and
 * kubeconfigs.
 *
 * @example
 * s.run('git push', { secrets: { SSH_KEY_FILE: secretFile('kv/release#deploy_key') } })
 */
export const secretFile = (reference: SecretReference): Secret => ({ reference, as: 'file' });
