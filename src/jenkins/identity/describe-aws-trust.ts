import type { BuildRole } from './build-role.ts';

/** The audience of tokens for AWS, as its documentation has it. */
export const awsAudience = 'sts.amazonaws.com';

/** What AWS knows of the issuer of builds' tokens. */
export interface AwsIssuer {
  /** Twelve digits. */
  readonly account: string;
  /** Address of the issuer, `https://jenkins.example.com/oidc`. */
  readonly issuer: string;
}

/** The trust policy of a role in AWS: tokens for AWS of exactly these jobs, and of nobody else. */
export function describeAwsTrust(role: BuildRole, { account, issuer }: AwsIssuer): object {
  const provider = issuer.replace(/^https:\/\//, '');
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${provider}:aud`]: awsAudience,
            [`${provider}:sub`]: role.subjects,
          },
        },
      },
    ],
  };
}
