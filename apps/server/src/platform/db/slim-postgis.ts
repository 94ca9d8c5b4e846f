import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Extension, PGliteInterface } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { invariant } from '@luodi/core/base';

/** Where the files of PGlite lie inside its own file system. */
const PREFIX = '/pglite';

/** The files of the package that vector geometry needs: the library, the newest script, the table of projections. */
const NEEDED = [
  /^lib\/postgresql\/postgis-3\.so$/,
  /^share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql)$/,
  /^share\/proj\/[^/]+$/,
];

/** The part of Emscripten's file system that is written with. Internals: the PGlite version is pinned for them. */
interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array, options: { readonly canOwn: boolean }): void;
}

interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** Takes the needed files out of the package's tar as it is unpacked; the rest is never kept. */
async function* neededFiles(bundle: URL): AsyncGenerator<PackedFile> {
  let rest: Buffer = Buffer.alloc(0);
  let open: { name: string; isNeeded: boolean; bytes: Buffer; filled: number; left: number } | undefined;
  for await (const piece of createReadStream(bundle).pipe(createGunzip({ chunkSize: 1 << 18 }))) {
    rest = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer]);
    for (;;) {
      if (open) {
        const taken = Math.min(open.left, rest.length);
        const wanted = Math.min(taken, open.bytes.length - open.filled);
        rest.copy(open.bytes, open.filled, 0, wanted);
        open.filled += wanted;
        open.left -= taken;
        rest = rest.subarray(taken);
        if (open.left > 0) break;
        if (open.isNeeded) yield { name: open.name, bytes: open.bytes };
        open = undefined;
      }
      if (rest.length < BLOCK) break;
      const name = textAt(rest, 0, 100);
      const size = Number.parseInt(textAt(rest, 124, 12), 8) || 0;
      rest = rest.subarray(BLOCK);
      const isNeeded = NEEDED.some((one) => one.test(name));
      const left = Math.ceil(size / BLOCK) * BLOCK;
      open = { name, isNeeded, bytes: Buffer.alloc(isNeeded ? size : 0), filled: 0, left };
    }
  }
}

function textAt(header: Buffer, from: number, length: number): string {
  const text = header.toString('latin1', from, from + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/**
 * PostGIS without its rasters, topologies, geocoder and scripts from older versions: they are two thirds of what would
 * be unpacked into memory and compiled at every opening, and no statement of this program uses them.
 */
export const slimPostgis: Extension = {
  name: postgis.name,
  setup: async (pg: PGliteInterface, options: unknown) => {
    const { bundlePath, emscriptenOpts } = await postgis.setup(pg, options);
    invariant(bundlePath, 'the package of PostGIS names its files');
    const files: PackedFile[] = [];
    for await (const file of neededFiles(bundlePath)) files.push(file);
    for (const one of NEEDED) {
      invariant(
        files.some(({ name }) => one.test(name)),
        `the package of PostGIS holds ${one.source}`,
      );
    }
    emscriptenOpts.preRun.push(({ FS }: { readonly FS: FileSystem }) => {
      for (const { name, bytes } of files.splice(0)) {
        const path = `${PREFIX}/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
        FS.writeFile(path, bytes, { canOwn: true });
      }
    });
    return { emscriptenOpts };
  },
};
