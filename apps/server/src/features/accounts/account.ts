import type { Role } from '@luodi/core/access';

export type AccountState = 'invited' | 'active' | 'disabled' | 'removed';

/** An account as it stands. */
export interface Account {
  readonly id: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly department: string | null;
  readonly enterprise: string | null;
  readonly state: AccountState;
  readonly demonstration: boolean;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly passwordAt: Date | null;
  /** Enciphered. */
  readonly totpSecret: string | null;
  readonly totpPending: string | null;
  readonly totpAt: Date | null;
  readonly totpStep: number | null;
  readonly providerSubject: string | null;
  readonly createdAt: Date;
  readonly signedInAt: Date | null;
}

/** What an act changes of an account; what is left out stays. */
export type AccountChange = Partial<Omit<Account, 'id' | 'createdAt'>>;
