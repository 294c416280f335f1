import { type Static, Type } from 'typebox';

/** How Jenkins keeps its records of a build, fastest first (workflow-api, FlowDurabilityHint). */
export const durabilities = ['fast', 'balanced', 'safe'] as const;

/** Options of the job that mean something to Jenkins only; a laptop run has none of them. */
export const JenkinsOptionsSchema = Type.Object(
  {
    durability: Type.Optional(Type.Enum([...durabilities])),
    /** How long a build waits for further triggers before it starts. */
    quietPeriodMs: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Builds end with the controller instead of going on behind its restart. */
    resume: Type.Optional(Type.Boolean()),
    /** Whether people may start a build again from one of its stages. */
    restart: Type.Optional(Type.Boolean()),
    /** At most so many builds in an hour or another unit. */
    rateLimit: Type.Optional(
      Type.Object(
        { builds: Type.Integer({ minimum: 1 }), per: Type.Enum(['hour', 'day', 'week']) },
        { additionalProperties: false },
      ),
    ),
    /** Builds are removed after so many days. */
    keepDays: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How many builds keep their archived files. */
    keepArtifacts: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Whether indexing of branches starts builds, whatever the folder says. */
    indexTriggers: Type.Optional(Type.Boolean()),
    timestamps: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type JenkinsOptions = Static<typeof JenkinsOptionsSchema>;
