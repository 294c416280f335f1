/**
 * Names that hold credentials or steer this product itself. A team's command gets the agent's
 * environment without them: what it may know it declares as `secrets`.
 */
const withheld = [
  /^AWS_/,
  /^VAULT_/,
  /^BAO_/,
  /^KUBECONFIG$/,
  /^(GH|GITHUB|GITLAB|NPM|NODE_AUTH)_TOKEN$/,
  /(^|_)(TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?|PRIVATE_KEY|API_?KEY)$/,
  /^JENKINS_(API_TOKEN|SECRET|AGENT_)/,
  /^PLATFORM_/,
  /^NODE_OPTIONS$/,
  /^NODE_COMPILE_CACHE$/,
  /^(LD_PRELOAD|LD_LIBRARY_PATH|DYLD_INSERT_LIBRARIES)$/,
];

/** The environment for a team's commands, from the one that the runner was started with. */
export function baseEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const entries = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !withheld.some((pattern) => pattern.test(entry[0])),
  );
  return Object.fromEntries(entries);
}
