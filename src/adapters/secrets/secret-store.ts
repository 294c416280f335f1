/** Where credentials are kept. References are `mount/path#field`. */
export interface SecretStore {
  /**
   * The values behind references. Throws `StepError` `secrets.missing` that names every reference
   * that is not there; values never stand in a message.
   */
  read(references: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Gives back what was leased. */
  close(): Promise<void>;
}
