import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** An image that a step built or pushed. */
export const FlowImageSchema = Type.Object(
  {
    /** Digest of the image index. */
    digest: Type.String(),
    /** Sum of the compressed layers. */
    sizeBytes: Type.Number(),
    /** Where it lies: folder of the OCI layout, relative to the run's image folder, or registry and repository. */
    location: Type.String(),
    /** Registry, repository and digest once it is pushed. */
    reference: Type.Optional(Type.String()),
  },
  closed,
);
export type FlowImage = Readonly<Static<typeof FlowImageSchema>>;

/**
 * What a stage hands to later ones. One JSON file a stage (and matrix cell), at most 1 MB,
 * `.platform/outputs/<stage>.json` or `.platform/outputs/<stage>@<axis>=<value>,….json`; between
 * Jenkins agents it travels by stash, on a laptop the engine copies it.
 */
export const FlowRecordSchema = Type.Object(
  {
    /** Version of this shape. */
    version: Type.Literal(1),
    /** Id of the stage. */
    stage: Type.String(),
    /** `BUILD_TAG` of the build that wrote it; a Jenkins workspace still holds records of older builds. */
    build: Type.Optional(Type.String()),
    /** Name and version of the library whose runner wrote it; a run is of one. */
    library: Type.Optional(Type.String()),
    /** One more than that of any record that the stage found: where two say something of the same name, the higher one holds. */
    order: Type.Integer({ minimum: 1 }),
    /** Declared values that the stage's steps saved. */
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    /** Images that its steps built or pushed, by name. */
    images: Type.Record(Type.String(), FlowImageSchema),
  },
  closed,
);
export type FlowRecord = Readonly<Static<typeof FlowRecordSchema>>;
