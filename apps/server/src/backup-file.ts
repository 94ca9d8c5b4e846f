import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { unsound } from './stored-check.ts';

/** First member of the tar. */
const MANIFEST = 'luodi-backup.json';
const BLOCK = 512;
/** Largest image that is read: the embedded database is meant for about one gigabyte. */
const MOST_BYTES = 4 * 2 ** 30 - 2 ** 20;

const manifestSchema = z.strictObject({
  format: z.literal('luodi-backup/1'),
  takenAt: z.iso.datetime(),
  /** Major version of PostgreSQL that wrote the directory. */
  postgres: z.string(),
  /** Bytes and SHA-256 of the tar behind the manifest. */
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  ledgerKey: z.string().optional(),
});

/** What a backup says of itself. */
export type BackupManifest = z.output<typeof manifestSchema>;

/** A backup as bytes: a tar, compressed with Zstandard, of the manifest and then the database directory. */
export function backupBytes(
  image: Uint8Array,
  about: { readonly takenAt: Date; readonly postgres: string; readonly ledgerKey: string | undefined },
): AsyncIterable<Uint8Array> {
  const { takenAt, postgres, ledgerKey } = about;
  const manifest: BackupManifest = {
    format: 'luodi-backup/1',
    takenAt: takenAt.toISOString(),
    postgres,
    bytes: image.length,
    sha256: hash('sha256', image, 'hex'),
    ...(ledgerKey === undefined ? {} : { ledgerKey }),
  };
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  return Readable.from(tarPieces(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), image)).pipe(
    compress,
  );
}

function* tarPieces(manifest: Buffer, image: Uint8Array): Generator<Uint8Array> {
  yield tarHeader(MANIFEST, manifest.length);
  yield manifest;
  yield Buffer.alloc((BLOCK - (manifest.length % BLOCK)) % BLOCK);
  const piece = 1 << 20;
  for (let at = 0; at < image.length; at += piece) yield image.subarray(at, at + piece);
}

/** Header of a plain file in a tar (POSIX.1-1988 ustar). */
function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/**
 * Reads a backup back, whole. Refuses with `data-unsound` when it is none, was cut off or changed. Throws what the
 * system says when the file cannot be read.
 */
export async function readBackup(path: string): Promise<{ manifest: BackupManifest; image: Uint8Array }> {
  const pieces: Buffer[] = [];
  let total = 0;
  const file = createReadStream(path);
  const decompress = createZstdDecompress();
  file.on('error', (error) => decompress.destroy(error));
  try {
    for await (const piece of file.pipe(decompress)) {
      total += (piece as Buffer).length;
      if (total > MOST_BYTES) throw unsound({ zh: '内容超过 4 GB。', en: 'It holds more than 4 GB.' });
      pieces.push(piece as Buffer);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ZSTD') || code?.startsWith('Z_') || code?.startsWith('ERR_'))
      throw unsound({ zh: '压缩数据损坏或不完整。', en: 'The compressed data is damaged or cut off.' });
    throw error;
  }
  const tar = Buffer.concat(pieces, total);
  const manifest = readManifest(tar);
  const image = tar.subarray(BLOCK * (1 + Math.ceil(manifest.size / BLOCK)));
  const { bytes, sha256 } = manifest.value;
  if (image.length !== bytes || hash('sha256', image, 'hex') !== sha256) {
    throw unsound({
      zh: '内容与其指纹不符，备份被改动或不完整。',
      en: 'The content does not fit its hash: the backup was changed or cut off.',
    });
  }
  return { manifest: manifest.value, image };
}

function readManifest(tar: Buffer): { value: BackupManifest; size: number } {
  const size = Number.parseInt(tar.toString('latin1', 124, 135), 8);
  const name = tar.toString('latin1', 0, MANIFEST.length + 1);
  if (name === `${MANIFEST}\0` && size > 0 && size < 100_000) {
    try {
      const value = manifestSchema.safeParse(JSON.parse(tar.toString('utf8', BLOCK, BLOCK + size)));
      if (value.success) return { value: value.data, size };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  throw unsound({ zh: '这不是 luodi-backup/1 备份。', en: 'This is no luodi-backup/1 backup.' });
}
