import { AppError, type OwnAccount } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { Queries } from '../../platform/db/index.ts';
import type { Account, AccountChange } from './account.ts';
import { voidLinks } from './links/store.ts';
import { checkNewPassword } from './new-password.ts';
import type { AccountParts, Visitor } from './parts.ts';
import { countRecoveryCodes, writeRecoveryCodes } from './second-factor/store.ts';
import { tokenHash } from './secrets.ts';
import { type Opened, openSession, type SessionService } from './sessions/sessions.ts';
import { isSecondFactorDue } from './sessions/standing.ts';
import { endSessions } from './sessions/store.ts';
import type { SignInService } from './sign-in.ts';
import { changeAccount, findAccount, touchAccount } from './store.ts';
import { checkTotp, newRecoveryCodes, newTotpSecret, recoveryKey, totpUri } from './totp.ts';

/** What people do with their own account. */
export function ownAccountService(parts: AccountParts, signIn: SignInService, sessions: SessionService) {
  const { database, zone, clock, hasher, box } = parts;

  const find = async (id: string): Promise<Account> => {
    const account = await findAccount(database.query, zone, id);
    invariant(account, 'a session is of an account');
    return account;
  };

  /** Changes the account, ends every session of it, and opens a new one for whoever is here. */
  const changeAndRenew = async (
    account: Account,
    change: AccountChange,
    action: string,
    visitor: Visitor,
    also: (trx: Queries) => Promise<void>,
  ): Promise<Opened> => {
    const byProvider = await sessions.isByProvider(visitor.token);
    const { changed, made } = await database.transaction(async (trx) => {
      await also(trx);
      await endSessions(trx, zone, account.id);
      const act = { at: clock.now(), actor: account.id, action };
      const after = await changeAccount(trx, zone, account.id, change, act);
      return { changed: after, made: await openSession(parts, trx, after, visitor, byProvider) };
    });
    return sessions.opened(changed, made);
  };

  return {
    async show(id: string): Promise<OwnAccount> {
      const account = await find(id);
      return presentOwn(parts, account, await countRecoveryCodes(database.query, zone, id));
    },
    /** A new password; every other session ends, and links that could set another are void. */
    async changePassword(id: string, current: string, next: string, visitor: Visitor): Promise<Opened> {
      const account = await find(id);
      const settle = await signIn.proveAgain(account, current, visitor);
      checkNewPassword(next, account, '/next');
      const passwordHash = await hasher.hash(next);
      const change = { passwordHash, passwordAt: clock.now() };
      return changeAndRenew(account, change, 'account.password-changed', visitor, async (trx) => {
        await settle(trx);
        await voidLinks(trx, zone, id);
      });
    },
    /** Makes the secret of a second factor, which counts once a code of it was given. */
    async beginSecondFactor(id: string, password: string, visitor: Visitor) {
      const account = await find(id);
      const settle = await signIn.proveAgain(account, password, visitor);
      const secret = newTotpSecret();
      await database.transaction(async (trx) => {
        await settle(trx);
        await touchAccount(trx, zone, id, { totpPending: box.seal(secret, id) });
      });
      return { secret, uri: totpUri(secret, account.login ?? id, `落地 Luodi ${parts.zoneName.zh}`) };
    },
    /** Confirms the second factor. Answers the recovery codes, which are shown this once. */
    async confirmSecondFactor(id: string, code: string, visitor: Visitor) {
      const account = await find(id);
      const { totpPending } = account;
      const secret = totpPending === null ? undefined : box.open(totpPending, id);
      if (secret === undefined) throw new AppError('conflict', { what: '动态口令 · second factor' });
      const now = clock.now();
      const { found, settle } = await signIn.proveCode(account, visitor, () =>
        checkTotp(secret, code, now, undefined),
      );
      const recoveryCodes = newRecoveryCodes();
      const change = { totpSecret: totpPending, totpPending: null, totpAt: now, totpStep: found };
      const opened = await changeAndRenew(
        account,
        change,
        'account.second-factor-set',
        visitor,
        async (trx) => {
          await settle(trx);
          const hashes = recoveryCodes.map((one) => tokenHash(recoveryKey(one)));
          await writeRecoveryCodes(trx, zone, id, hashes);
        },
      );
      return { recoveryCodes, opened };
    },
    /** Takes the second factor away, unless the account has to have one. */
    async removeSecondFactor(id: string, password: string, code: string, visitor: Visitor): Promise<Opened> {
      const account = await find(id);
      const isObligatory = isSecondFactorDue(parts, { ...account, totpSecret: null }, false);
      if (account.totpSecret === null || isObligatory) {
        throw new AppError('conflict', { what: '动态口令 · second factor' });
      }
      const settlePassword = await signIn.proveAgain(account, password, visitor);
      const { found: take, settle } = await signIn.proveCode(account, visitor, () =>
        signIn.factorOf(account, code),
      );
      const change = { totpSecret: null, totpPending: null, totpAt: null };
      return changeAndRenew(account, change, 'account.second-factor-removed', visitor, async (trx) => {
        if (!(await take(trx))) throw new AppError('sign-in-failed');
        await settlePassword(trx);
        await settle(trx);
        await writeRecoveryCodes(trx, zone, id, []);
      });
    },
  };
}

export type OwnAccountService = ReturnType<typeof ownAccountService>;

function presentOwn(parts: AccountParts, account: Account, recoveryCodes: number): OwnAccount {
  const { login, name, email, phone, department, enterprise } = account;
  return {
    id: account.id,
    login: login ?? '',
    name: name ?? '',
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
    roles: [...account.roles],
    ...(department === null ? {} : { department }),
    ...(enterprise === null ? {} : { enterprise }),
    demonstration: account.demonstration,
    hasPassword: account.passwordHash !== null,
    ...(account.passwordAt === null ? {} : { passwordAt: account.passwordAt.toISOString() }),
    secondFactor: {
      ...(account.totpAt === null ? {} : { since: account.totpAt.toISOString() }),
      due: isSecondFactorDue(parts, { ...account, totpSecret: null }, false),
      recoveryCodes,
    },
    linked: account.providerSubject !== null,
  };
}
