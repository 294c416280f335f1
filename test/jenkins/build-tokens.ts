/** The claims of a build's token, as documented/build-identity.yaml has the controller make them. */
export function claimsOf(controllerUrl: string, job: string, audience: string) {
  const path = job
    .split('/')
    .map((part) => `/job/${encodeURIComponent(part)}`)
    .join('');
  return { iss: `${controllerUrl}/oidc`, sub: `${controllerUrl}${path}/`, aud: audience, build: 1 };
}

/**
 * Jobs whose builds somebody may start, by their full names: who can push a branch or open a pull
 * request chooses what runs in these, and nothing of their names.
 */
export const jobs = [
  { what: 'the protected branch', job: 'acme/payments/main', rights: 'its role' },
  { what: 'a pull request, from a fork or not', job: 'acme/payments/PR-7', rights: 'nothing' },
  { what: 'another branch', job: 'acme/payments/feature%2Fx', rights: 'nothing' },
  {
    what: 'a branch whose last part is main',
    job: 'acme/payments/feature%2Fmain',
    rights: 'nothing',
  },
  {
    what: 'a branch that is called as the path is',
    job: 'acme/payments/main%2F',
    rights: 'nothing',
  },
  { what: 'a branch in capitals', job: 'acme/payments/MAIN', rights: 'nothing' },
  { what: 'a branch that begins so', job: 'acme/payments/main-2', rights: 'nothing' },
  { what: 'a tag', job: 'acme/payments/v1.0', rights: 'nothing' },
  { what: 'another repository', job: 'acme/other/main', rights: 'nothing' },
  { what: 'a repository of that name elsewhere', job: 'payments/main', rights: 'nothing' },
  { what: 'a folder in a folder', job: 'acme/acme/payments/main', rights: 'nothing' },
  { what: 'a plain job', job: 'acme', rights: 'nothing' },
] as const;
