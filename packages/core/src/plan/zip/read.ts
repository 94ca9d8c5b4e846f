import { Inflate } from 'fflate';
import { compareText, type Finding } from '../../base/index.ts';
import { readDirectory, type ZipEntry, type ZipLimits, zipLimits } from './directory.ts';
import { zipFindings } from './findings.ts';

/** Bytes given to the inflater at a time: at most about 1,032 times as many can come out before we count. */
const SLICE = 8 * 1024;

/**
 * Reads a zip of a package into files by name, ready for parsePackage. Gives no files when any finding is an
 * error: a zip that says two things is not half believed. A single top folder is taken off, system files are left.
 */
export function readPackageZip(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
): { files?: ReadonlyMap<string, Uint8Array>; findings: Finding[] } {
  const { entries, findings } = readDirectory(bytes, limits);
  if (findings.length > 0) return { findings };
  const notes: Finding[] = [];
  const wanted: ZipEntry[] = [];
  for (const entry of entries) {
    const { name } = entry;
    if (isSystemFile(name)) notes.push(zipFindings.make('zip.system-file', { file: name }, { name }));
    else wanted.push(entry);
  }
  const contents = new Map<string, Uint8Array>();
  let room = limits.unpackedBytes;
  for (const entry of wanted) {
    const { content, finding } = unpack(bytes, entry, room, limits);
    if (finding) findings.push(finding);
    if (finding?.code === 'zip.content-too-large') break;
    if (!content) continue;
    room -= content.length;
    contents.set(entry.name, content);
  }
  if (findings.length > 0) return { findings: [...findings, ...notes] };
  return { files: withoutTopFolder(contents), findings: notes };
}

function isSystemFile(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i.test(name);
}

/** Unpacks one entry into memory. */
function unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  room: number,
  limits: ZipLimits,
): { content?: Uint8Array; finding?: Finding } {
  if (entry.size > room)
    return { finding: unpackFinding('zip.content-too-large', entry, { limit: limits.unpackedBytes }) };
  const content = new Uint8Array(entry.size);
  let at = 0;
  const finding = unpackEntry(bytes, entry, { ...limits, room }, (piece) => {
    content.set(piece, at);
    at += piece.length;
  });
  return finding ? { finding } : { content };
}

function unpackFinding(
  code: Parameters<typeof zipFindings.make>[0],
  { name }: ZipEntry,
  params: Readonly<Record<string, string | number>> = {},
): Finding {
  return zipFindings.make(code, { file: name }, { name, ...params });
}

/**
 * Unpacks one entry piece by piece, counting; stops as soon as a limit is passed or the entry is longer than it says.
 * `room` is what is left of the bytes that all entries together may have. A finding means that the pieces given so
 * far are not to be used.
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  limits: ZipLimits & { readonly room: number },
  take: (piece: Uint8Array) => void,
): Finding | undefined {
  const { size, packedSize } = entry;
  if (size > limits.room)
    return unpackFinding('zip.content-too-large', entry, { limit: limits.unpackedBytes });
  if (size > 64 * 1024 && size > packedSize * limits.ratio)
    return unpackFinding('zip.ratio', entry, { limit: limits.ratio });
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + packedSize);
  let found = 0;
  let crc = 0;
  const accept = (piece: Uint8Array) => {
    found += piece.length;
    if (found > size) return;
    crc = crc32(piece, crc);
    take(piece);
  };
  let ended = !entry.deflated;
  if (entry.deflated) {
    const inflate = new Inflate((piece, final) => {
      accept(piece);
      ended ||= final;
    });
    try {
      for (let at = 0; at < packedSize && found <= size; at += SLICE) {
        const to = Math.min(at + SLICE, packedSize);
        inflate.push(packed.subarray(at, to), to === packedSize);
      }
    } catch (error) {
      // fflate throws an Error with a numeric code for data that is no deflate stream; anything else is not ours.
      if (!(error instanceof Error && typeof Reflect.get(error, 'code') === 'number')) throw error;
      return unpackFinding('zip.content-damaged', entry);
    }
  } else accept(packed);
  if (found !== size)
    return unpackFinding('zip.size-lies', entry, { said: size, found: found > size ? `>${size}` : found });
  return ended && crc === entry.crc ? undefined : unpackFinding('zip.content-damaged', entry);
}

/** Takes off one folder that holds everything, which most tools put there. */
function withoutTopFolder(contents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const names = [...contents.keys()].sort(compareText);
  const top = names[0]?.split('/')[0] ?? '';
  const inFolder =
    !contents.has('plan.yaml') && top !== 'layers' && names.every((n) => n.startsWith(`${top}/`));
  return new Map(names.map((name) => [inFolder ? name.slice(top.length + 1) : name, contents.get(name)!]));
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as zip uses it (ISO 3309), of these bytes after others whose CRC-32 is given. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = crcTable[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
