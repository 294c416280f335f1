import { lstatSync } from 'node:fs';
import { describeFile } from '../../adapters/image/file-source.ts';
import { foldersAbove } from '../../adapters/image/layer-plan.ts';
import type { LayerEntry } from '../../adapters/image/tar-layer.ts';
import type { SharedLibrary } from './shared-libraries.ts';

/** Where the base has Node, as the official images do. */
const nodePath = 'usr/local/bin/node';

/** The certificates of Debian, Ubuntu and Alpine, and of Fedora and its relatives. */
const certificatePaths = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

/** The files that every program expects. The user is the one that images run as by default. */
const textFiles = {
  'etc/passwd':
    'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
  'etc/group': 'root:x:0:\nnonroot:x:65532:\n',
  'etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
} as const;

/** The layer below Node: loader, libraries, users, certificates, `/tmp`. */
export function listSystemEntries(libraries: readonly SharedLibrary[]): LayerEntry[] {
  const files: LayerEntry[] = [
    ...Object.entries(textFiles).map(([path, text]) => fileOf(path, 0o644, Buffer.from(text))),
    ...libraries.map(({ path, source }) => fileOf(path.slice(1), 0o755, describe(source))),
    ...findCertificates(),
  ];
  const folders = [
    ...files.flatMap(({ path }) => foldersAbove(path)),
    'home',
    'home/nonroot',
    'root',
  ];
  return [
    ...[...new Set(folders)].map((path) => ({ kind: 'directory', path, mode: 0o755 }) as const),
    { kind: 'directory', path: 'tmp', mode: 0o1777 },
    ...files,
  ];
}

/** The layer that changes with each Node release alone. */
export function listNodeEntries(program: string): LayerEntry[] {
  return [
    ...foldersAbove(nodePath).map((path) => ({ kind: 'directory', path, mode: 0o755 }) as const),
    fileOf(nodePath, 0o755, describe(program)),
  ];
}

function findCertificates(): LayerEntry[] {
  const found = certificatePaths.find((path) =>
    lstatSync(path, { throwIfNoEntry: false })?.isFile(),
  );
  return found === undefined
    ? []
    : [fileOf('etc/ssl/certs/ca-certificates.crt', 0o644, describe(found))];
}

function describe(path: string) {
  return describeFile(path, lstatSync(path, { bigint: true }));
}

function fileOf(
  path: string,
  mode: number,
  content: ReturnType<typeof describe> | Buffer,
): LayerEntry {
  return { kind: 'file', path, mode, content };
}
