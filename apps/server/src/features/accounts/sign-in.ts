import { AppError } from '@luodi/api';
import type { Queries } from '../../platform/db/index.ts';
import type { Account } from './account.ts';
import {
  type Attempt,
  type AttemptCounter,
  addressCounters,
  type Counter,
  deviceCounter,
  loginCounter,
  ownCounter,
  perAccount,
} from './attempts/attempts.ts';
import { recordSignIn } from './changes/store.ts';
import { type AccountParts, checkTransport, type Visitor } from './parts.ts';
import { takeRecoveryCode, takeTotpStep } from './second-factor/store.ts';
import { tokenHash } from './secrets.ts';
import { type Opened, openSession, type SessionService } from './sessions/sessions.ts';
import { isUsable } from './sessions/standing.ts';
import { knowsDevice } from './sessions/store.ts';
import { changeAccount, findByLogin, loginKey } from './store.ts';
import { checkTotp, recoveryKey } from './totp.ts';

/** A browser stays known for so long after the last sign-in with it. */
export const DEVICE_S = 90 * 24 * 3_600;

/** What is put in to sign in. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** Proves who one is: at sign-in, and again before what could be misused on an open session. */
export function signInService(parts: AccountParts, attempts: AttemptCounter, sessions: SessionService) {
  const { database, zone, clock, hasher, box } = parts;

  /** Notes a failure, and a lock when it came to that, then refuses. */
  const refuse = async (attempt: Attempt, account: Account | undefined, visitor: Visitor): Promise<never> => {
    await attempts.fail(attempt, async (trx, locked) => {
      const at = clock.now();
      const address = { address: visitor.client };
      const failed = { at, actor: 'unnamed', action: 'account.sign-in-failed' };
      await recordSignIn(trx, zone, account?.id, failed, address);
      const isAddress = (one: Counter) => one.kind === 'address';
      const by = { at, actor: 'server' };
      if (!locked.every(isAddress))
        await recordSignIn(trx, zone, account?.id, { ...by, action: 'account.locked' });
      if (locked.some(isAddress))
        await recordSignIn(trx, zone, undefined, { ...by, action: 'address.locked' }, address);
    });
    throw new AppError('sign-in-failed');
  };

  /** Checks a code against the second factor of an account: what to take in the transaction that relies on it. */
  const factorOf = (account: Account, code: string): ((trx: Queries) => Promise<boolean>) | undefined => {
    const secret = account.totpSecret === null ? undefined : box.open(account.totpSecret, account.id);
    const step =
      secret === undefined ? undefined : checkTotp(secret, code, clock.now(), account.totpStep ?? undefined);
    if (step !== undefined) return (trx) => takeTotpStep(trx, zone, account.id, step);
    const key = recoveryKey(code);
    if (key.length !== 10) return undefined;
    return (trx) => takeRecoveryCode(trx, zone, account.id, tokenHash(key));
  };

  const countersOf = async (account: Account | undefined, login: string, visitor: Visitor) => {
    if (account && visitor.device !== undefined) {
      const hash = tokenHash(visitor.device);
      const since = new Date(clock.now().getTime() - DEVICE_S * 1000);
      if (await knowsDevice(database.query, zone, account.id, hash, since)) {
        const own = deviceCounter(parts, account.id, hash);
        return { counted: [perAccount(own, 'browser', account.id)], cleared: [own] };
      }
    }
    const key = loginKey(login);
    const byLogin = loginCounter(parts, key);
    const byAddress = addressCounters(parts, visitor.client, key);
    return { counted: [perAccount(byLogin, 'name'), ...byAddress], cleared: [byLogin] };
  };

  return {
    factorOf,
    /**
     * Signs in. Refuses with `locked-out`, `sign-in-failed` (alike for whatever is wrong) and
     * `second-factor-required` (the password was right).
     */
    async signIn({ login, password, code }: Credentials, visitor: Visitor): Promise<Opened> {
      checkTransport(parts, visitor);
      const account = await findByLogin(database.query, zone, login);
      const { counted, cleared } = await countersOf(account, login, visitor);
      const attempt = await attempts.begin(counted);
      const usable = account && (await isUsable(parts, account)) ? account : undefined;
      const isRight = await hasher.verify(password, usable?.passwordHash);
      if (!usable || !isRight) return refuse(attempt, account, visitor);
      const needsCode = usable.totpSecret !== null;
      if (needsCode && !code) {
        await attempts.withdraw(attempt);
        throw new AppError('second-factor-required');
      }
      const takeFactor = needsCode ? factorOf(usable, code ?? '') : async () => true;
      if (!takeFactor) return refuse(attempt, usable, visitor);
      const renewed = hasher.isOutdated(usable.passwordHash ?? '') ? await hasher.hash(password) : undefined;
      const made = await database.transaction(async (trx) => {
        if (!(await takeFactor(trx))) return undefined;
        const at = clock.now();
        await attempts.succeed(trx, attempt, cleared);
        if (renewed !== undefined) {
          const act = { at, actor: 'server', action: 'account.password-rehashed' };
          await changeAccount(trx, zone, usable.id, { passwordHash: renewed }, act);
        }
        const opened = await openSession(parts, trx, usable, visitor, false);
        const act = { at, actor: usable.id, action: 'account.signed-in' };
        await recordSignIn(trx, zone, usable.id, act, { address: visitor.client });
        return opened;
      });
      return made ? sessions.opened(usable, made) : refuse(attempt, usable, visitor);
    },
    /**
     * Asks somebody who is signed in for the password again. What the returned function does in the transaction
     * takes the attempt back.
     */
    async proveAgain(
      account: Account,
      password: string,
      visitor: Visitor,
    ): Promise<(trx: Queries) => Promise<void>> {
      checkTransport(parts, visitor);
      const counter = ownCounter(parts, account.id);
      const attempt = await attempts.begin([perAccount(counter, 'session', account.id)]);
      if (!(await hasher.verify(password, account.passwordHash))) return refuse(attempt, account, visitor);
      return (trx) => attempts.succeed(trx, attempt, [counter]);
    },
    /** Counts a code that is tried inside a session; `check` says whether it is right. */
    async proveCode<T>(account: Account, visitor: Visitor, check: () => T | undefined) {
      const counter = ownCounter(parts, account.id);
      const attempt = await attempts.begin([perAccount(counter, 'session', account.id)]);
      const found = check();
      if (found === undefined) return refuse(attempt, account, visitor);
      return { found, settle: (trx: Queries) => attempts.succeed(trx, attempt, [counter]) };
    },
  };
}

export type SignInService = ReturnType<typeof signInService>;
