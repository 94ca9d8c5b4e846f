import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '@luodi/api';

/** Lists an import keeps beside its file: rows that can be taken over, findings of cells, what it would change. */
export type JobList = 'rows' | 'cells' | 'changes';

/** Longest piece of lines written at once. */
const PIECE = 1 << 16;

/**
 * Files of imports under way: the file as it was uploaded, in quarantine, and what was read from it. One folder an
 * import, removed when it ends, however it ends.
 */
export class JobFiles {
  readonly #directory: string;

  constructor(dataDirectory: string) {
    this.#directory = resolve(dataDirectory, 'imports');
  }

  #folder(id: string): string {
    return join(this.#directory, id);
  }

  path(id: string): string {
    return join(this.#folder(id), 'file');
  }

  has(id: string): boolean {
    return existsSync(this.path(id));
  }

  remove(id: string): void {
    rmSync(this.#folder(id), { recursive: true, force: true });
  }

  /** Writes an upload to its place as it comes. Nothing stays when it breaks off or the disk is full. */
  async receive(id: string, content: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
    mkdirSync(this.#folder(id), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const file = await open(this.path(id), 'wx', 0o600);
      try {
        for await (const piece of content) {
          hash.update(piece);
          bytes += piece.length;
          await file.write(piece);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      this.remove(id);
      const isFull = ['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code));
      throw isFull ? new AppError('disk-full', {}, { retryAfterS: 60 }) : error;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Begins a list anew. */
  async write(id: string, list: JobList): Promise<ListWriter> {
    return new ListWriter(await open(join(this.#folder(id), `${list}.ndjson`), 'w', 0o600));
  }

  /** Items of a list in order; none when the import has no such list (any more). */
  async *read<T>(id: string, list: JobList): AsyncGenerator<T> {
    const path = join(this.#folder(id), `${list}.ndjson`);
    if (!existsSync(path)) return;
    const input = createReadStream(path);
    try {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
        yield JSON.parse(line) as T;
    } finally {
      // Whoever stops reading half way leaves no open file behind.
      input.destroy();
    }
  }
}

/** Writes items of a list one a line. */
export class ListWriter {
  readonly #file: FileHandle;
  #text = '';
  #isClosed = false;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async add(item: unknown): Promise<void> {
    this.#text += `${JSON.stringify(item)}\n`;
    if (this.#text.length < PIECE) return;
    const text = this.#text;
    this.#text = '';
    await this.#file.write(text);
  }

  /** Closing again does nothing. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      if (this.#text !== '') await this.#file.write(this.#text);
    } finally {
      await this.#file.close();
    }
  }
}
