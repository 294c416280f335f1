import { type Static, Type } from 'typebox';
import { ValueSchema } from './value.ts';

const closed = { additionalProperties: false } as const;
const texts = Type.Record(Type.String(), Type.String());

/** One container of a pod. */
export const ContainerSchema = Type.Object(
  {
    name: Type.String(),
    image: Type.String(),
    /** What the scheduler keeps for it, and what it may use unless a limit says otherwise. */
    cpu: Type.Optional(Type.String()),
    memory: Type.Optional(Type.String()),
    cpuLimit: Type.Optional(Type.String()),
    memoryLimit: Type.Optional(Type.String()),
    env: Type.Optional(texts),
    /** It runs the command of its image beside the steps, for instance a database. */
    service: Type.Optional(Type.Boolean()),
    /** Numeric user that it runs as. */
    user: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);

/** A node may keep pods away by a taint; a pod that tolerates it may run there. */
export const TolerationSchema = Type.Object(
  {
    key: Type.String(),
    /** Any value unless said. */
    value: Type.Optional(Type.String()),
    effect: Type.Optional(Type.Enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])),
  },
  closed,
);

/** A folder that every container of a pod sees: a claim, files of a config map, or empty at first. */
export const VolumeSchema = Type.Object(
  {
    /** Absolute path in the containers. */
    path: Type.String(),
    claim: Type.Optional(Type.String()),
    configMap: Type.Optional(Type.String()),
    /** The most that an empty folder may grow to, in Kubernetes' notation. */
    size: Type.Optional(Type.String()),
    readOnly: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** The parts of a pod that a stage may have for itself. */
export const podProperties = {
  containers: Type.Array(ContainerSchema, { minItems: 1 }),
  serviceAccount: Type.Optional(Type.String()),
  nodeSelector: Type.Optional(texts),
  tolerations: Type.Optional(Type.Array(TolerationSchema)),
  volumes: Type.Optional(Type.Array(VolumeSchema)),
  /** Names of the secrets with which the cluster pulls the images. */
  pullSecrets: Type.Optional(Type.Array(Type.String())),
  /** Name of the cluster in Jenkins's configuration. */
  cloud: Type.Optional(Type.String()),
};

/** What Docker is told beside the image; each argument one word. */
const containerOptions = {
  label: Type.Optional(ValueSchema),
  arguments: Type.Optional(Type.Array(Type.String())),
};

/** Where a stage runs: nowhere, any machine, one with a label, a container, or a pod of its own. */
export const AgentSchema = Type.Union([
  Type.Object({ kind: Type.Literal('none') }, closed),
  Type.Object({ kind: Type.Literal('any') }, closed),
  Type.Object({ kind: Type.Literal('label'), label: ValueSchema }, closed),
  Type.Object(
    {
      kind: Type.Literal('container'),
      image: ValueSchema,
      /** Asks the registry for the image in every build. */
      pull: Type.Optional(Type.Boolean()),
      ...containerOptions,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('dockerfile'),
      /** Repository-relative. */
      file: Type.String(),
      /** Repository-relative folder that the build sees, with the file in it; the repository unless said. */
      context: Type.Optional(Type.String()),
      buildArguments: Type.Optional(texts),
      ...containerOptions,
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('pod'), ...podProperties }, closed),
]);
export type Agent = Static<typeof AgentSchema>;
