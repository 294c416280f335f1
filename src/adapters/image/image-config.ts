import type { AssembledLayer, ImageRequest } from './image-request.ts';
import type { HistoryEntry, ImageConfig, RunSettings } from './oci.ts';
import type { PlatformImage } from './platform-image.ts';

/** The user of a base that says none or root. The number that distroless images use for `nonroot`. */
const nonRootUser = '65532:65532';

const defaultWorkdir = '/app';

/** Where the image's files lie and its command starts. */
export function resolveWorkdir(request: ImageRequest, base: PlatformImage): string {
  const ofBase = base.config.config?.WorkingDir ?? '';
  return request.workdir ?? (ofBase === '' || ofBase === '/' ? defaultWorkdir : ofBase);
}

/** An image's layer, with the sentence for its history. */
export type ToldLayer = AssembledLayer & { readonly createdBy: string };

/**
 * The configuration of an image on its base. The base's settings are inherited and the request's
 * win, as in a Dockerfile: variables, ports and labels are added to, an own entrypoint drops the
 * base's command. Keys are written in one order, whatever order the request has.
 */
export function buildConfig(
  request: ImageRequest,
  base: PlatformImage,
  layers: readonly ToldLayer[],
): ImageConfig {
  const created = formatCreated(request);
  const { os, architecture, variant } = base.platform;
  const osVersion = base.config['os.version'];
  return {
    created,
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    config: buildRunSettings(request, base),
    rootfs: {
      type: 'layers',
      diff_ids: [...(base.config.rootfs?.diff_ids ?? []), ...layers.map(({ diffId }) => diffId)],
    },
    history: [
      ...historyOf(base),
      ...layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
    ],
  };
}

/** The image's time as the specification wants it (RFC 3339), without needless milliseconds. */
export function formatCreated(request: ImageRequest): string {
  return (request.createdAt ?? new Date(0)).toISOString().replace('.000Z', 'Z');
}

function buildRunSettings(request: ImageRequest, base: PlatformImage): RunSettings {
  const inherited = base.config.config ?? {};
  const command = request.command.length > 0 ? request.command : undefined;
  const inheritedCommand = request.entrypoint === undefined ? inherited.Cmd : undefined;
  const ports = Object.fromEntries((request.exposedPorts ?? []).map((port) => [`${port}/tcp`, {}]));
  return withoutEmpty({
    ...inherited,
    User: request.user ?? (isRoot(inherited.User) ? nonRootUser : inherited.User),
    ExposedPorts: sortKeys({ ...inherited.ExposedPorts, ...ports }),
    Env: mergeEnvironment(inherited.Env ?? [], request.environment ?? {}),
    Entrypoint: request.entrypoint ?? inherited.Entrypoint,
    Cmd: command ?? inheritedCommand,
    WorkingDir: resolveWorkdir(request, base),
    Labels: sortKeys({ ...inherited.Labels, ...request.labels }),
  });
}

function isRoot(user: string | undefined): boolean {
  return user === undefined || user === '' || /^(?:root|0)(?::|$)/.test(user);
}

/** A variable keeps the base's place, for a later one may refer to it; new ones follow by name. */
function mergeEnvironment(
  inherited: readonly string[],
  own: Readonly<Record<string, string>>,
): string[] {
  const variables = new Map(inherited.map((text) => [text.split('=', 1)[0] ?? '', text]));
  for (const [name, value] of Object.entries(sortKeys(own)))
    variables.set(name, `${name}=${value}`);
  return [...variables.values()];
}

/** A base without a history gets one entry a layer: entries and layers are matched by their order. */
function historyOf(base: PlatformImage): readonly HistoryEntry[] {
  const told = base.config.history ?? [];
  const layerCount = told.filter(({ empty_layer }) => empty_layer !== true).length;
  if (layerCount === base.layers.length) return told;
  return base.layers.map(({ digest }) => ({ created_by: `base ${digest}` }));
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function withoutEmpty(settings: Readonly<Record<string, unknown>>): RunSettings {
  const isSaid = ([, value]: [string, unknown]) =>
    value !== undefined && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0);
  return Object.fromEntries(Object.entries(settings).filter(isSaid));
}
