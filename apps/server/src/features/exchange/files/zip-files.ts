import { readDirectory, unpackEntry, type ZipEntry } from '@luodi/core/plan';
import { EXCHANGE_ZIP } from './limits.ts';
import { FileRefused } from './refused.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GBK = new TextDecoder('gb18030', { fatal: true });

/** A name of an entry: UTF-8, or GBK as Chinese Windows writes it without saying so. */
function readName(raw: Uint8Array, saysUtf8: boolean): string | undefined {
  for (const decoder of saysUtf8 ? [UTF8] : [UTF8, GBK]) {
    try {
      return decoder.decode(raw);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

/** Files that systems put into zips by themselves. */
const SYSTEM_FILE = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i;

/**
 * The files of a zip, read one at a time. Everything that comes out is counted over all reads, so that a zip never
 * gives more than its limit, however often its entries are asked for.
 */
export class ZipFiles {
  readonly entries: readonly ZipEntry[];
  readonly #bytes: Uint8Array;
  #room = EXCHANGE_ZIP.unpackedBytes;

  constructor(bytes: Uint8Array) {
    const { entries, findings } = readDirectory(bytes, EXCHANGE_ZIP, readName);
    if (findings.length > 0) throw new FileRefused(findings);
    this.#bytes = bytes;
    this.entries = entries.filter(({ name }) => !SYSTEM_FILE.test(name));
  }

  /** The entry of a name, whatever its case. */
  find(name: string): ZipEntry | undefined {
    const wanted = name.toLowerCase();
    return this.entries.find((entry) => entry.name.toLowerCase() === wanted);
  }

  /** Hands the content of an entry on in pieces. */
  stream(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
    const finding = unpackEntry(this.#bytes, entry, { ...EXCHANGE_ZIP, room: this.#room }, (piece) => {
      this.#room -= piece.length;
      take(piece);
    });
    if (finding) throw new FileRefused([finding]);
  }

  /** The whole content of an entry. */
  read(entry: ZipEntry): Uint8Array {
    const pieces: Uint8Array[] = [];
    // The inflater uses its buffer again, so each piece is copied.
    this.stream(entry, (piece) => pieces.push(piece.slice()));
    return Buffer.concat(pieces);
  }
}
