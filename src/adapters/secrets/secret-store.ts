/**
 * Where credentials are kept: a file on a laptop, Vault elsewhere. References are
 * `mount/path#field`, see `secret-reference.ts`.
 */
export interface SecretStore {
  /**
   * The values behind references, in the order of these. Values never stand in a message.
   *
   * @throws UserError `secrets.missing`, which names every reference that is not there, and
   * `secret.bad-reference`.
   */
  read(references: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** Gives back what was leased. */
  close(): Promise<void>;
}
