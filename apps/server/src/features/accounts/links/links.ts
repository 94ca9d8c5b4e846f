import { AppError, type LinkPurpose } from '@luodi/api';
import type { Role } from '@luodi/core/access';
import { invariant } from '@luodi/core/base';
import type { Queries } from '../../../platform/db/index.ts';
import { SERVER_ACTOR } from '../../../platform/ledger/index.ts';
import type { Account } from '../account.ts';
import { checkNewPassword } from '../new-password.ts';
import { type AccountParts, checkTransport, type Visitor } from '../parts.ts';
import { writeRecoveryCodes } from '../second-factor/store.ts';
import { tokenHash } from '../secrets.ts';
import { type Opened, openSession, type SessionService } from '../sessions/sessions.ts';
import { endSessions, forgetDevices } from '../sessions/store.ts';
import { addAccount, changeAccount, findAccount, findByLogin } from '../store.ts';
import { firstAccount, type LinkInput, trialAccounts } from './founding.ts';
import { findLink, type StoredLink, takeLink } from './store.ts';

/** A trial account that was made. */
export interface TrialAccount {
  readonly login: string;
  readonly roles: readonly Role[];
}

/** Takes up one-time links. */
export function linkService(parts: AccountParts, sessions: SessionService) {
  const { database, zone, clock, hasher, demonstration } = parts;

  const find = async (token: string): Promise<{ link: StoredLink; account: Account | undefined }> => {
    const link = await findLink(database.query, zone, tokenHash(token), clock.now());
    if (!link) throw new AppError('link-spent');
    const account = link.accountId ? await findAccount(database.query, zone, link.accountId) : undefined;
    if (link.kind !== 'first' && account?.state !== 'invited' && account?.state !== 'active') {
      throw new AppError('link-spent');
    }
    return { link, account };
  };

  const useFirst = async (input: LinkInput, visitor: Visitor) => {
    const account = await firstAccount(parts, input);
    checkNewPassword(input.password, account, '/password');
    const trial = await trialAccounts(parts, input);
    const passwordHash = await hasher.hash(input.password);
    const done = await database.transaction(async (trx) => {
      const at = clock.now();
      if (!(await takeLink(trx, zone, tokenHash(input.token), at))) throw new AppError('link-spent');
      const act = { at, actor: SERVER_ACTOR, action: 'account.founded' };
      const first = await addAccount(trx, zone, { ...account, passwordHash, passwordAt: at }, act);
      const made: TrialAccount[] = [];
      for (const one of trial) {
        if (await findByLogin(trx, zone, one.login)) continue;
        const trialAct = { at, actor: first.id, action: 'account.trial-made' };
        await addAccount(trx, zone, { ...one, passwordAt: at }, trialAct);
        made.push({ login: one.login, roles: one.roles });
      }
      return { first, made, opened: await openSession(parts, trx, first, visitor, false) };
    });
    return { opened: await sessions.opened(done.first, done.opened), trial: done.made };
  };

  const useOther = async (account: Account, input: LinkInput, visitor: Visitor) => {
    checkNewPassword(input.password, account, '/password');
    const passwordHash = await hasher.hash(input.password);
    const done = await database.transaction(async (trx) => {
      const at = clock.now();
      const taken = await takeLink(trx, zone, tokenHash(input.token), at);
      if (!taken) throw new AppError('link-spent');
      const changed = await takeUp(trx, account, taken, { passwordHash, passwordAt: at }, at);
      return { changed, made: await openSession(parts, trx, changed, visitor, false) };
    });
    return { opened: await sessions.opened(done.changed, done.made), trial: [] };
  };

  /** Makes the account of a link usable. Whatever session and browser it had before is gone. */
  const takeUp = async (
    trx: Queries,
    account: Account,
    link: StoredLink,
    credentials: Partial<Pick<Account, 'passwordHash' | 'passwordAt' | 'providerSubject'>>,
    at: Date,
  ): Promise<Account> => {
    await endSessions(trx, zone, account.id);
    await forgetDevices(trx, zone, account.id);
    if (link.resetSecondFactor) await writeRecoveryCodes(trx, zone, account.id, []);
    const reset = link.resetSecondFactor ? { totpSecret: null, totpPending: null, totpAt: null } : {};
    const action = link.kind === 'invitation' ? 'account.accepted' : 'account.renewed';
    const change = { ...credentials, ...reset, state: 'active' as const };
    return changeAccount(trx, zone, account.id, change, { at, actor: account.id, action });
  };

  return {
    /** What a link is for. Refuses with `link-spent`. */
    async look(token: string): Promise<LinkPurpose> {
      const { link, account } = await find(token);
      const oidc = link.kind === 'first' ? undefined : parts.config.oidc;
      return {
        kind: link.kind,
        zoneName: parts.zoneName,
        ...(account?.login ? { login: account.login } : {}),
        ...(account?.name ? { name: account.name } : {}),
        roles: link.kind === 'first' ? ['security-administrator'] : [...(account?.roles ?? [])],
        until: link.expiresAt.toISOString(),
        offersTrial: link.kind === 'first' && (await demonstration.holds()),
        ...(oidc ? { provider: new URL(oidc.issuer).hostname } : {}),
      };
    },
    /** Uses a link: sets the password, opens the account, signs in. */
    async use(input: LinkInput, visitor: Visitor): Promise<{ opened: Opened; trial: TrialAccount[] }> {
      checkTransport(parts, visitor);
      const { link, account } = await find(input.token);
      if (link.kind === 'first') return useFirst(input, visitor);
      invariant(account, 'a link that is not the first is for an account');
      return useOther(account, input, visitor);
    },
    /** Uses a link by way of the sign-in service instead of a password. */
    async useByProvider(linkHash: string, providerSubject: string, visitor: Visitor): Promise<Opened> {
      const link = await findLink(database.query, zone, linkHash, clock.now());
      const account = link?.accountId ? await findAccount(database.query, zone, link.accountId) : undefined;
      if (!account || (account.state !== 'invited' && account.state !== 'active')) {
        throw new AppError('link-spent');
      }
      const done = await database.transaction(async (trx) => {
        const at = clock.now();
        const taken = await takeLink(trx, zone, linkHash, at);
        if (!taken) throw new AppError('link-spent');
        const changed = await takeUp(trx, account, taken, { providerSubject }, at);
        return { changed, made: await openSession(parts, trx, changed, visitor, true) };
      });
      return sessions.opened(done.changed, done.made);
    },
    find,
  };
}

export type LinkService = ReturnType<typeof linkService>;
