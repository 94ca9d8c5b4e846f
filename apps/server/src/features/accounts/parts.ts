import { AppError, type Fault } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';
import type { Config } from '../../config.ts';
import type { Clock, Database } from '../../platform/index.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { SecretBox } from './secrets.ts';

/** What is known of demonstration data in the zone: trial accounts exist only beside it. */
export interface DemonstrationData {
  /** Whether the zone holds any. */
  holds(): Promise<boolean>;
  /** An enterprise of it, for the trial account of an enterprise. */
  enterprise(): Promise<string | undefined>;
}

/** What the parts of this feature work with. */
export interface AccountParts {
  readonly database: Database;
  readonly zone: string;
  readonly zoneName: Bilingual;
  readonly clock: Clock;
  readonly hasher: PasswordHasher;
  readonly box: SecretBox;
  readonly config: Pick<Config, 'secondFactor' | 'plainHttp' | 'publicUrl' | 'oidc'>;
  readonly demonstration: DemonstrationData;
  /** A department of the plan, for the trial account of a reviewer. */
  readonly trialDepartment: string | undefined;
}

/** Who comes to sign in, as far as it is known. */
export interface Visitor {
  readonly client: string;
  readonly browser: string;
  readonly isExposed: boolean;
  /** Token of a browser that was signed in with before. */
  readonly device: string | undefined;
  /** Token of the session that was shown: it ends when another begins. */
  readonly token: string | undefined;
}

export const MINUTE_MS = 60_000;

/** Refuses passwords over a network in the clear, unless that was allowed. */
export function checkTransport(parts: AccountParts, visitor: Visitor): void {
  if (visitor.isExposed && !parts.config.plainHttp) throw new AppError('tls-required');
}

/** Refuses an input whose faults only this feature can know, in the form the edge gives to all others. */
export function refuseInput(
  faults: readonly { readonly pointer: string; readonly code: string; readonly text: Bilingual }[],
): void {
  if (faults.length === 0) return;
  const errors: Fault[] = faults.map((fault) => ({ in: 'body', ...fault }));
  throw new AppError('invalid-input', { count: faults.length }, { errors });
}
