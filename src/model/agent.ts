import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** One container of a pod. */
export const ContainerSchema = Type.Object(
  {
    name: Type.String(),
    image: Type.String(),
    cpu: Type.Optional(Type.String()),
    memory: Type.Optional(Type.String()),
  },
  closed,
);

/** Where a stage runs: any machine, one with a label, a container, or a pod of its own. */
export const AgentSchema = Type.Union([
  Type.Object({ kind: Type.Literal('any') }, closed),
  Type.Object({ kind: Type.Literal('label'), label: Type.String() }, closed),
  Type.Object(
    { kind: Type.Literal('container'), image: Type.String(), label: Type.Optional(Type.String()) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('pod'),
      containers: Type.Array(ContainerSchema, { minItems: 1 }),
      serviceAccount: Type.Optional(Type.String()),
      nodeSelector: Type.Optional(Type.Record(Type.String(), Type.String())),
    },
    closed,
  ),
]);
export type Agent = Static<typeof AgentSchema>;
