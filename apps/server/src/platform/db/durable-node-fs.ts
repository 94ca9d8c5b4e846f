import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of Emscripten's NODEFS that the shim touches. Internals: the PGlite version is pinned for them. */
interface NodeFsModule {
  readonly NODEFS?: NodeFsInternals;
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeFsInternals } };
}
interface NodeFsInternals {
  readonly stream_ops: { fsync?: (stream: OpenStream) => number };
  realPath(node: unknown): string;
}
interface OpenStream {
  /** File descriptor of Node; absent for a directory. */
  readonly nfd?: number | null;
  readonly node: unknown;
}

type InitArguments = Parameters<NodeFS['init']>;
type Prepared = Awaited<ReturnType<NodeFS['init']>>;

/**
 * PGlite's file system for Node, with an fsync that reaches the disk. The one that ships answers fsync with success
 * and does nothing: after a power cut half of the directories would not open again. PostgreSQL calls it at every
 * commit when it is started without `-F` and with `wal_sync_method=fsync`.
 *
 * An fsync that fails once cannot be retried: the kernel may have dropped the pages and will report success the next
 * time. `onFailure` therefore must not return; it ends the process.
 */
export class DurableNodeFs extends NodeFS {
  readonly #onSync: () => void;
  readonly #onFailure: (error: unknown) => never;

  constructor(directory: string, onSync: () => void, onFailure: (error: unknown) => never) {
    super(directory);
    this.#onSync = onSync;
    this.#onFailure = onFailure;
  }

  override async init(...[pg, options]: InitArguments): Promise<Prepared> {
    const prepared = await super.init(pg, options);
    prepared.emscriptenOpts.preRun?.push((module: unknown) => {
      const { NODEFS, FS } = module as NodeFsModule;
      const internals = NODEFS ?? FS.filesystems.NODEFS;
      internals.stream_ops.fsync = (stream) => this.#sync(stream, internals);
    });
    return prepared;
  }

  #sync(stream: OpenStream, internals: NodeFsInternals): number {
    try {
      if (typeof stream.nfd === 'number') {
        fs.fsyncSync(stream.nfd);
      } else {
        const descriptor = fs.openSync(internals.realPath(stream.node), 'r');
        try {
          fs.fsyncSync(descriptor);
        } finally {
          fs.closeSync(descriptor);
        }
      }
    } catch (error) {
      this.#onFailure(error);
    }
    this.#onSync();
    return 0;
  }
}
