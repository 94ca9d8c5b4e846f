import { constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { invariant } from '@luodi/core/base';

/** A dataset that is open. */
interface Dataset {
  readonly pointer: number;
  readonly path: string;
}

interface OutputPath {
  readonly local: string;
  readonly all?: readonly { readonly local: string }[];
}

/** The parts of gdal3.js that are used; its own types know neither files in memory nor lists of outputs. */
interface GdalLibrary {
  open(file: string, options?: readonly string[]): Promise<{ readonly datasets: readonly Dataset[] }>;
  ogrinfo(dataset: Dataset, options?: readonly string[]): Promise<unknown>;
  ogr2ogr(dataset: Dataset, options: readonly string[], name: string): Promise<OutputPath>;
  getFileBytes(path: string): Promise<Uint8Array>;
  readonly Module: {
    readonly FS: { writeFile(path: string, bytes: Uint8Array | string): void; mkdir(path: string): void };
  };
}

type Initialise = (options: {
  readonly path: string;
  readonly useWorker: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly logHandler: () => void;
  readonly errorHandler: (message: string) => void;
}) => Promise<GdalLibrary>;

let folders = 0;

/** What GDAL says when it will not. */
export class GdalError extends Error {
  override readonly name = 'GdalError';
}

/**
 * GDAL compiled to WebAssembly (gdal3.js, LGPL, loaded as the separate file it comes as). Everything lies in its own
 * file system in memory: it never sees the disk. Loaded only when a format needs it, and only in the child process.
 */
export class Gdal {
  readonly #library: GdalLibrary;
  readonly #said: string[];
  readonly #folder: string;
  #count = 0;

  private constructor(library: GdalLibrary, said: string[]) {
    this.#library = library;
    this.#said = said;
    // The library is one for the whole process: each user gets a folder, so that none meets another's files.
    this.#folder = `/input/${++folders}`;
    library.Module.FS.mkdir(this.#folder);
  }

  static async load(): Promise<Gdal> {
    // The library asks for the constants of open(2) in a way that a process without rights refuses.
    Reflect.set(process, 'binding', () => ({ fs: constants }));
    const require = createRequire(import.meta.url);
    const initialise = require('gdal3.js/node.js') as Initialise;
    const files = dirname(require.resolve('gdal3.js/dist/package/gdal3WebAssembly.wasm'));
    const said: string[] = [];
    const library = await initialise({
      path: relative(process.cwd(), files),
      useWorker: false,
      env: {
        // A database can hold expressions that run when it is read: none of them is trusted.
        OGR_SQLITE_PRAGMA: 'trusted_schema=OFF,cell_size_check=ON',
        OGR_SQLITE_LOAD_EXTENSIONS: '',
        OGR_GPKG_FOREIGN_KEY_CHECK: 'NO',
        GDAL_DISABLE_READDIR_ON_OPEN: 'FALSE',
        OGR_ENABLE_PARTIAL_REPROJECTION: 'NO',
        SHAPE_RESTORE_SHX: 'NO',
      },
      logHandler: () => undefined,
      errorHandler: (message) => {
        if (said.length < 20) said.push(message);
      },
    });
    return new Gdal(library, said);
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    this.#said.length = 0;
    try {
      return await work();
    } catch (error) {
      throw new GdalError(messageOf(error) ?? this.#said[0] ?? 'GDAL');
    }
  }

  /** Puts a file beside others into memory. */
  put(name: string, bytes: Uint8Array | string): void {
    this.#library.Module.FS.writeFile(`${this.#folder}/${name}`, bytes);
  }

  async open(name: string, options: readonly string[] = []): Promise<Dataset> {
    const { datasets } = await this.#try(() => this.#library.open(`${this.#folder}/${name}`, options));
    const [dataset] = datasets;
    if (!dataset) throw new GdalError(this.#said[0] ?? 'GDAL');
    return dataset;
  }

  info(dataset: Dataset, options: readonly string[] = []): Promise<unknown> {
    return this.#try(() => this.#library.ogrinfo(dataset, options));
  }

  /** Converts a dataset; gives the files that came out, by name. */
  async convert(dataset: Dataset, options: readonly string[]): Promise<Map<string, Uint8Array>> {
    const name = `out${this.#folder.slice('/input/'.length)}_${++this.#count}`;
    const output = await this.#try(() => this.#library.ogr2ogr(dataset, options, name));
    const files = new Map<string, Uint8Array>();
    for (const { local } of output.all ?? [output]) {
      files.set(local.slice(local.lastIndexOf('/') + 1), await this.#library.getFileBytes(local));
    }
    invariant(files.size > 0, 'a conversion gives at least one file');
    return files;
  }
}

function messageOf(error: unknown): string | undefined {
  const [first] = Array.isArray(error) ? (error as unknown[]) : [error];
  const message: unknown =
    typeof first === 'object' && first !== null ? Reflect.get(first, 'message') : first;
  return typeof message === 'string' && message !== '' ? message : undefined;
}
