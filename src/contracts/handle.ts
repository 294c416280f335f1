import { type Static, type TUnsafe, Type } from 'typebox';

/** The kinds of thing that flow from the step that makes them to the steps that use them. */
export type HandleKind = 'image' | 'chart' | 'files';

/** Platforms that images are built for. */
export const imagePlatforms = ['linux/amd64', 'linux/arm64'] as const;

const documented = (description: string, more: object = {}) => ({ description, ...more });

/** What the team says about a container image; one image, one specification. */
export const ImageSpecification = Type.Object(
  {
    name: Type.String(
      documented('Repository name in the registry, without the host.', {
        pattern: '^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$',
        maxLength: 200,
        examples: ['payments', 'shop/cart'],
      }),
    ),
    context: Type.String(
      documented('Folder whose files go into the image, relative to the repository.', {
        default: '.',
      }),
    ),
    include: Type.Array(
      Type.String(),
      documented('Globs of the files to take.', { default: ['**'] }),
    ),
    exclude: Type.Array(
      Type.String(),
      documented('Globs of files to leave out, beside `.git` and what `.dockerignore` names.', {
        default: [],
      }),
    ),
    base: Type.String(
      documented(
        'What the files are laid on: `scratch`, an image reference, or `oci:<folder>` for an OCI layout.',
        {
          default: 'scratch',
          examples: ['scratch', 'oci:.base/node24'],
        },
      ),
    ),
    workdir: Type.String(
      documented('Working directory in the image; the files lie there.', { default: '/app' }),
    ),
    command: Type.Array(
      Type.String(),
      documented('The command that the image runs, one argument an element.', {
        examples: [['node', 'src/server.js']],
      }),
    ),
    environment: Type.Record(
      Type.String(),
      Type.String(),
      documented(
        'Environment of the command. Never secrets: everybody who pulls the image reads them.',
        { default: {} },
      ),
    ),
    port: Type.Optional(
      Type.Integer(
        documented('Port the service listens on; it is also given to the command as PORT.', {
          minimum: 1,
          maximum: 65535,
        }),
      ),
    ),
    user: Type.String(
      documented('User and group the command runs as; root is refused by the golden chart.', {
        default: '65532:65532',
      }),
    ),
    platforms: Type.Array(
      Type.Enum([...imagePlatforms]),
      documented('Platforms to build for.', { default: ['linux/amd64'], minItems: 1 }),
    ),
    labels: Type.Record(
      Type.String(),
      Type.String(),
      documented('Labels beside the standard `org.opencontainers.image.*` ones.', { default: {} }),
    ),
  },
  { additionalProperties: false },
);
export type ImageSpecification = Static<typeof ImageSpecification>;

/** A Helm chart of the repository. */
export const ChartSpecification = Type.Object(
  {
    name: Type.String(
      documented('Name of the chart, as in its Chart.yaml.', {
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
        maxLength: 53,
      }),
    ),
    path: Type.String(
      documented('Folder of the chart, relative to the repository.', { examples: ['./chart'] }),
    ),
  },
  { additionalProperties: false },
);
export type ChartSpecification = Static<typeof ChartSpecification>;

/** Files that one stage makes and others use; each stage has a workspace of its own. */
export const FilesSpecification = Type.Object(
  {
    name: Type.String(
      documented('Name of the set, unique in the pipeline.', {
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
        maxLength: 60,
      }),
    ),
    include: Type.Array(
      Type.String(),
      documented('Globs relative to the workspace.', { minItems: 1, examples: [['dist/**']] }),
    ),
    size: Type.Optional(
      Type.Enum(
        ['small', 'large'],
        documented('Large files are archived once instead of packed for every stage.'),
      ),
    ),
    keep: Type.Optional(
      Type.Boolean(documented('Whether people find the files at the build, too.')),
    ),
  },
  { additionalProperties: false },
);
export type FilesSpecification = Static<typeof FilesSpecification>;

const specifications = {
  image: ImageSpecification,
  chart: ChartSpecification,
  files: FilesSpecification,
} as const;
type SpecificationOf = {
  image: ImageSpecification;
  chart: ChartSpecification;
  files: FilesSpecification;
};

/** What a step that uses a thing must know of it; what an image is made of, only its maker does. */
const references = {
  image: Type.Object({ name: ImageSpecification.properties.name }, { additionalProperties: false }),
  chart: ChartSpecification,
  files: FilesSpecification,
} as const;
type ReferenceTo = {
  image: Pick<ImageSpecification, 'name'>;
  chart: ChartSpecification;
  files: FilesSpecification;
};

/** A parameter that makes the thing: the runner gets its whole specification. */
export function makes<K extends HandleKind>(
  kind: K,
  description: string,
): TUnsafe<SpecificationOf[K]> {
  return Type.Unsafe<SpecificationOf[K]>({
    ...specifications[kind],
    description,
    'x-handle': { kind, role: 'makes' },
  });
}

/** A parameter that uses the thing: the runner finds what was made in the outputs of earlier steps. */
export function uses<K extends HandleKind>(kind: K, description: string): TUnsafe<ReferenceTo[K]> {
  return Type.Unsafe<ReferenceTo[K]>({
    ...references[kind],
    description,
    'x-handle': { kind, role: 'uses' },
  });
}
