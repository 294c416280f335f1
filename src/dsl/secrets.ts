/** A credential by reference. Its value never enters the pipeline, the model or Jenkins. */
export interface Secret {
  readonly reference: string;
  readonly as: 'variable' | 'file';
}

/** The field of a Vault secret, `mount/path#field`; the command finds the value in its variable. */
export const secret = (reference: string): Secret => ({ reference, as: 'variable' });
/** The same as a private file; the variable holds its path. For keys and certificates. */
export const secretFile = (reference: string): Secret => ({ reference, as: 'file' });
