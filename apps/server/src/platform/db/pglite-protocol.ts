/** Messages between the server's thread and the thread that holds the embedded database. */

/** What the worker is started with. */
export interface WorkerStart {
  /** None: in memory, and gone with the thread. */
  readonly directory: string | undefined;
  /** A tar that {@link ImageRequest} gave, to begin from; the directory has to be empty then. */
  readonly image: Uint8Array | undefined;
  /** Int32 cell that counts fsync calls; shared so that it is readable without a message. */
  readonly fsyncCount: SharedArrayBuffer;
}

/** A statement to run. One is under way at a time. */
export interface StatementRequest {
  readonly kind: 'statement';
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** True for text that may hold several statements and takes no parameters. */
  readonly script: boolean;
}

/** Asks for the whole directory as a tar. No transaction may be open. */
export interface ImageRequest {
  readonly kind: 'image';
  readonly id: number;
  /** Writes a checkpoint first, so that whoever opens the image has little to recover. Needs room on the disk. */
  readonly checkpoint: boolean;
}

export type WorkerRequest = StatementRequest | ImageRequest | { readonly kind: 'close' };

/** What a statement gave. */
export interface StatementResult {
  readonly command: string | undefined;
  readonly affectedRows: number | undefined;
  readonly rows: readonly Record<string, unknown>[];
  /** The tar, when one was asked for. */
  readonly image?: Uint8Array;
}

/** The fields of an SQL error that survive the message port. */
export interface SqlErrorFields {
  readonly message: string;
  /** SQLSTATE. */
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open-failed'; readonly message: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: StatementResult }
  | { readonly kind: 'error'; readonly id: number; readonly error: SqlErrorFields }
  | { readonly kind: 'fsync-failed'; readonly message: string }
  | { readonly kind: 'closed' };
