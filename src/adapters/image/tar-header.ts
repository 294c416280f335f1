import { StepError } from '../../diagnostics/errors.ts';

/** What a tar entry says beside its content. */
export interface TarHeader {
  /** Path without a slash at either end. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Permission bits. */
  readonly mode: number;
  /** Bytes of content; 0 for all but files. */
  readonly sizeBytes: number;
  /** Where a symbolic link points. */
  readonly target?: string;
}

/** The unit of a tar file: headers have one, contents are padded to full ones. */
export const tarBlockBytes = 512;

/**
 * Every entry's time: one second after the epoch. It is not the commit's, so that unchanged
 * dependencies stay the same layer over commits; and not 0, which some programs take for "no time".
 */
const modifiedSeconds = 1;

/** 11 octal digits. */
const maxSizeBytes = 8 ** 11 - 1;

const typeFlags = { file: '0', symlink: '2', directory: '5', extended: 'x' } as const;

/**
 * The bytes before an entry's content: a ustar header (POSIX.1-1988), owner and group 0, preceded by
 * a pax header (POSIX.1-2001) when the path or the link's target is longer than ustar can say or is
 * not ASCII. Written here, not by a library: these bytes are the layer's digest, and an update of a
 * dependency must not change the digest of every image.
 *
 * @throws StepError `imageBuild.fileTooLarge` from 8 GiB on.
 */
export function encodeTarHeader(header: TarHeader): Buffer {
  if (header.sizeBytes > maxSizeBytes) {
    throw new StepError(
      'imageBuild.fileTooLarge',
      `${header.path} has ${header.sizeBytes} bytes; a layer holds files below 8 GiB.`,
      {
        mend: 'Leave the file out of the image and fetch it when the service starts.',
        exit: 'invalid',
      },
    );
  }
  const path = header.kind === 'directory' ? `${header.path}/` : header.path;
  const place = splitPath(path);
  const records = [
    ...(place === undefined ? [paxRecord('path', path)] : []),
    ...(header.target === undefined || isShortAscii(header.target, 100)
      ? []
      : [paxRecord('linkpath', header.target)]),
  ];
  const main = encodeBlock({ ...header, ...(place ?? { name: shorten(path), prefix: '' }) });
  if (records.length === 0) return main;
  const body = Buffer.concat(records);
  const extended = encodeBlock({
    name: 'PaxHeader',
    prefix: '',
    kind: 'extended',
    mode: 0o644,
    sizeBytes: body.length,
  });
  return Buffer.concat([extended, body, tarPadding(body.length), main]);
}

/** The zero bytes that fill a content's last block. */
export function tarPadding(sizeBytes: number): Buffer {
  return Buffer.alloc((tarBlockBytes - (sizeBytes % tarBlockBytes)) % tarBlockBytes);
}

interface Block {
  readonly name: string;
  readonly prefix: string;
  readonly kind: keyof typeof typeFlags;
  readonly mode: number;
  readonly sizeBytes: number;
  readonly target?: string;
}

function encodeBlock(block: Block): Buffer {
  const bytes = Buffer.alloc(tarBlockBytes);
  const octal = (value: number, digits: number, offset: number) =>
    bytes.write(value.toString(8).padStart(digits, '0'), offset, 'latin1');
  bytes.write(block.name, 0, 100, 'latin1');
  octal(block.mode, 7, 100);
  octal(0, 7, 108);
  octal(0, 7, 116);
  octal(block.sizeBytes, 11, 124);
  octal(modifiedSeconds, 11, 136);
  bytes.fill(' ', 148, 156);
  bytes.write(typeFlags[block.kind], 156, 'latin1');
  if (block.target !== undefined) bytes.write(shorten(block.target), 157, 100, 'latin1');
  bytes.write('ustar\0' + '00', 257, 'latin1');
  octal(0, 7, 329);
  octal(0, 7, 337);
  bytes.write(block.prefix, 345, 155, 'latin1');
  octal(
    bytes.reduce((sum, byte) => sum + byte, 0),
    6,
    148,
  );
  bytes[154] = 0;
  return bytes;
}

/** Divides a path over the two fields of a ustar header, or not at all. */
function splitPath(path: string): { readonly name: string; readonly prefix: string } | undefined {
  if (!isShortAscii(path, 256)) return undefined;
  if (path.length <= 100) return { name: path, prefix: '' };
  const border = path.indexOf('/', path.length - 101);
  if (border <= 0 || border > 155 || border === path.length - 1) return undefined;
  return { name: path.slice(border + 1), prefix: path.slice(0, border) };
}

function isShortAscii(text: string, maxLength: number): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name may hold any character but NUL.
  return text.length <= maxLength && /^[\x01-\x7f]*$/.test(text);
}

/** For readers that know no pax: something like the path, which then need not be exact. */
function shorten(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  return text.replace(/[^\x01-\x7f]/g, '_').slice(0, 100);
}

/** `length key=value\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  const digits = [1, 2, 3, 4, 5, 6, 7].find((count) => String(rest + count).length === count) ?? 1;
  return Buffer.from(`${rest + digits} ${key}=${value}\n`);
}
