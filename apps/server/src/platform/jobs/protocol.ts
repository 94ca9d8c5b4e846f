import type { ErrorCode, Fault } from '@luodi/api';
import type { FindingParams } from '@luodi/core/base';

/** What the pool sends a thread. */
export interface JobRequest {
  readonly name: string;
  readonly input: unknown;
}

/** What a thread sends back. A refusal keeps its parts, so that it is told like one made in the main thread. */
export type JobReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | {
      readonly kind: 'refusal';
      readonly code: ErrorCode;
      readonly params: FindingParams;
      readonly errors: readonly Fault[];
    }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | undefined };
