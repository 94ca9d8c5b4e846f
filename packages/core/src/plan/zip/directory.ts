import { strFromU8 } from 'fflate';
import type { Bilingual, Finding } from '../../base/index.ts';
import { findInvalidUtf8 } from '../parse/text.ts';
import { zipFindings } from './findings.ts';

/** Limits on a zip. */
export interface ZipLimits {
  /** Bytes of the zip itself. */
  readonly bytes: number;
  readonly entries: number;
  /** Bytes of all entries together once unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked over packed size of one entry. */
  readonly ratio: number;
}

/** The limits the product works with: a package with every layer of a large zone stays well below them. */
export const zipLimits: ZipLimits = {
  bytes: 64 * 1024 * 1024,
  entries: 400,
  unpackedBytes: 256 * 1024 * 1024,
  ratio: 200,
};

/** Reads the bytes of a name; undefined when they are no text it takes. */
export type ReadName = (raw: Uint8Array, saysUtf8: boolean) => string | undefined;

/** An entry of the directory whose name and place were checked; its content was not read yet. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly dataStart: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
/** Unix file type bits of the external attributes (stat.h): regular file, directory, none given. */
const FILE_TYPE = 0xf000;
const PLAIN_TYPES = new Set([0, 0x8000, 0x4000]);
const MADE_ON_UNIX = new Set([3, 19]);

/**
 * Reads the directory at the end of a zip (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16) and holds every
 * entry against its local header, so that the directory and the data cannot say different things: names, method,
 * flags, sizes, and ranges that neither overlap nor reach into the directory. Names have to be UTF-8 unless `readName`
 * knows better: zips made on Chinese Windows hold them in GBK.
 */
export function readDirectory(
  bytes: Uint8Array,
  limits: ZipLimits,
  readName: ReadName = utf8Name,
): { entries: ZipEntry[]; findings: Finding[] } {
  const nothing = (code: Parameters<typeof zipFindings.make>[0], params = {}) => ({
    entries: [],
    findings: [zipFindings.make(code, {}, params)],
  });
  if (bytes.length > limits.bytes) {
    return nothing('zip.too-large', { bytes: bytes.length, limit: limits.bytes });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return nothing('zip.not-a-zip');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  const split = view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count;
  if (split || count === 0xffff || size === 0xffffffff || start === 0xffffffff) return nothing('zip.zip64');
  if (count > limits.entries) return nothing('zip.too-many-entries', { count, limit: limits.entries });
  if (start + size !== end) return nothing('zip.directory-damaged', { entry: 1 });

  const reader = new DirectoryReader(bytes, view, start, readName);
  let at = start;
  for (let entry = 1; entry <= count; entry++) {
    const next = reader.readEntry(at, end, entry);
    if (next === undefined) break;
    at = next;
    if (entry === count && at !== end) reader.damaged(entry);
  }
  reader.checkRanges();
  return { entries: reader.entries, findings: reader.findings };
}

/** Offset of the end record; its comment has to reach exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    const isEnd = view.getUint32(at, true) === END_SIGNATURE;
    if (isEnd && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

class DirectoryReader {
  readonly entries: ZipEntry[] = [];
  readonly findings: Finding[] = [];
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #directoryStart: number;
  readonly #names = new Set<string>();
  readonly #ranges: { from: number; to: number; entry: number }[] = [];

  readonly #readName: ReadName;

  constructor(bytes: Uint8Array, view: DataView, directoryStart: number, readName: ReadName) {
    this.#readName = readName;
    this.#bytes = bytes;
    this.#view = view;
    this.#directoryStart = directoryStart;
  }

  damaged(entry: number): void {
    this.findings.push(zipFindings.make('zip.directory-damaged', {}, { entry }));
  }

  /** Reads one entry; gives the offset of the next, or undefined when the directory cannot be followed further. */
  readEntry(at: number, end: number, entry: number): number | undefined {
    const view = this.#view;
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      this.damaged(entry);
      return undefined;
    }
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) {
      this.damaged(entry);
      return undefined;
    }
    const rawName = this.#bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
    const text = this.#readName(rawName, (view.getUint16(at + 8, true) & 0x800) !== 0);
    const name = text ?? strFromU8(rawName, true);
    const folder = name.endsWith('/');
    const shownName = name.replaceAll('\u0000', '\\0').slice(0, 120);
    const why = text === undefined ? NOT_UTF8 : unsafeName(folder ? name.slice(0, -1) : name);
    if (why) {
      const params = { name: shownName, whyZh: why.zh, whyEn: why.en };
      this.findings.push(zipFindings.make('zip.name-unsafe', {}, params));
      return next;
    }
    const folded = name.toLowerCase();
    if (this.#names.has(folded)) {
      this.findings.push(zipFindings.make('zip.name-duplicate', { file: name }, { name }));
      return next;
    }
    this.#names.add(folded);
    if (this.#acceptable(at, name)) this.#locate(at, name, rawName, folder, entry);
    return next;
  }

  #acceptable(at: number, name: string): boolean {
    const view = this.#view;
    const before = this.findings.length;
    const type = (view.getUint32(at + 38, true) >>> 16) & FILE_TYPE;
    if (MADE_ON_UNIX.has(view.getUint8(at + 5)) && !PLAIN_TYPES.has(type)) {
      this.findings.push(zipFindings.make('zip.link', { file: name }, { name }));
    }
    if ((view.getUint16(at + 8, true) & 0x2041) !== 0) {
      this.findings.push(zipFindings.make('zip.encrypted', { file: name }, { name }));
    }
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) {
      this.findings.push(zipFindings.make('zip.method-unknown', { file: name }, { name, method }));
    }
    return this.findings.length === before;
  }

  #locate(at: number, name: string, rawName: Uint8Array, folder: boolean, entry: number): void {
    const view = this.#view;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [crc, packedSize, size] = [16, 20, 24].map((skip) => view.getUint32(at + skip, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    if (local + LOCAL_SIZE > this.#directoryStart || view.getUint32(local, true) !== LOCAL_SIGNATURE) {
      this.damaged(entry);
      return;
    }
    const localNameLength = view.getUint16(local + 26, true);
    const dataStart = local + LOCAL_SIZE + localNameLength + view.getUint16(local + 28, true);
    const localName = this.#bytes.subarray(local + LOCAL_SIZE, local + LOCAL_SIZE + localNameLength);
    const sameName = localName.length === rawName.length && localName.every((byte, i) => byte === rawName[i]);
    const sizesFollow = (flags & 8) !== 0;
    const sameSizes =
      sizesFollow ||
      (view.getUint32(local + 14, true) === crc &&
        view.getUint32(local + 18, true) === packedSize &&
        view.getUint32(local + 22, true) === size);
    const sameHead =
      view.getUint16(local + 6, true) === flags && view.getUint16(local + 8, true) === method && sameName;
    const stored = method === 0 && packedSize !== size;
    if (!sameHead || !sameSizes || stored || dataStart + packedSize > this.#directoryStart) {
      this.damaged(entry);
      return;
    }
    this.#ranges.push({ from: local, to: dataStart + packedSize, entry });
    if (folder) return;
    this.entries.push({ name, deflated: method === 8, crc, packedSize, size, dataStart });
  }

  /** Entries that share data are how a small zip unpacks to petabytes (Fifield, A better zip bomb, 2019). */
  checkRanges(): void {
    const ranges = [...this.#ranges].sort((a, b) => a.from - b.from);
    for (let index = 1; index < ranges.length; index++) {
      if (ranges[index]!.from < ranges[index - 1]!.to) this.damaged(ranges[index]!.entry);
    }
  }
}

const NOT_UTF8: Bilingual = { zh: '不是 UTF-8', en: 'it is not UTF-8' };

function utf8Name(raw: Uint8Array): string | undefined {
  return findInvalidUtf8(raw) >= 0 ? undefined : strFromU8(raw);
}

/** Why a name is not accepted, if it is not. */
function unsafeName(name: string): Bilingual | undefined {
  if (name === '' || name.length > 200) return { zh: '为空或过长', en: 'it is empty or too long' };
  if (/\p{Cc}/u.test(name)) return { zh: '含控制字符', en: 'it holds a control character' };
  if (name.includes('\\')) return { zh: '含反斜杠', en: 'it holds a backslash' };
  if (name.startsWith('/') || /^[a-zA-Z]:/.test(name))
    return { zh: '是绝对路径', en: 'it is an absolute path' };
  const steps = name.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..')) {
    return { zh: '含空的、“.”或“..”的路径段', en: 'it has an empty, "." or ".." step' };
  }
  return undefined;
}
