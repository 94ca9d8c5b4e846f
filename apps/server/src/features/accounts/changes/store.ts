import { randomUUID } from 'node:crypto';
import { contentHash, invariant } from '@luodi/core/base';
import type { RecordState } from '@luodi/core/ledger';
import type { Queries } from '../../../platform/db/index.ts';
import { asStoredInstant, type Database, instantText, jsonb } from '../../../platform/index.ts';
import { appendLedger, erasePersonal, type RecordSource, textHash } from '../../../platform/ledger/index.ts';
import type { Account, AccountChange } from '../account.ts';

/** An act on an account, as the ledger tells it. */
export interface AccountAct {
  readonly at: Date;
  readonly actor: string;
  /** Such as `account.invited`. */
  readonly action: string;
  readonly reason?: string | undefined;
}

const CHANGE = 'account-change';
const SIGN_IN = 'sign-in';
/** Subject of an attempt under a name nobody has, and of what is about an address. */
const UNKNOWN = 'unknown';

/**
 * What the ledger answers for: everything of an account that decides who gets in and what they may do. Nothing
 * personal; of what signs in only a hash, so that an exchanged password is found.
 */
function stateOf(account: Omit<Account, 'signedInAt' | 'createdAt'>) {
  const hashOf = (text: string | null) => (text === null ? null : textHash(text));
  return {
    account: account.id,
    state: account.state,
    roles: [...account.roles].sort(),
    department: account.department,
    enterprise: account.enterprise,
    demonstration: account.demonstration,
    password: hashOf(account.passwordHash),
    secondFactor: hashOf(account.totpSecret),
    provider: hashOf(account.providerSubject),
  };
}

const PERSONAL = ['login', 'name', 'email', 'phone'] as const;

/** The entry of an act, and the row it answers for. Personal values that are new go beside the chain. */
export async function recordChange(
  trx: Queries,
  zone: string,
  account: Account,
  act: AccountAct,
  change: AccountChange = account,
): Promise<void> {
  const id = randomUUID();
  const row = {
    id,
    accountId: account.id,
    at: asStoredInstant(act.at.toISOString()),
    actor: act.actor,
    action: act.action,
    reason: act.reason ?? null,
    state: stateOf(account),
  };
  const given = PERSONAL.flatMap((name) => {
    const value = change[name];
    return value === null || value === undefined ? [] : [[name, value] as const];
  });
  const entry = await appendLedger(trx, {
    zone,
    at: act.at.toISOString(),
    actor: act.actor,
    action: act.action,
    subject: { kind: CHANGE, id },
    payload: row,
    personal: Object.fromEntries(given),
  });
  const { accountId, state, at: _at, ...columns } = row;
  await trx
    .insertInto('account_change')
    .values({
      ...columns,
      zone_id: zone,
      seq: entry.seq,
      account_id: accountId,
      at: act.at,
      state: jsonb(state),
    })
    .execute();
}

/** Writes an act about signing in that changes no account. `account` is none for a name nobody has. */
export async function recordSignIn(
  trx: Queries,
  zone: string,
  account: string | undefined,
  act: AccountAct,
  personal: Readonly<Record<string, string>> = {},
): Promise<void> {
  await appendLedger(trx, {
    zone,
    at: act.at.toISOString(),
    actor: act.actor,
    action: act.action,
    subject: { kind: SIGN_IN, id: account ?? UNKNOWN },
    payload: { reason: act.reason ?? null },
    // No row answers for it: what was said stands beside the chain, where it can be read.
    personal: { ...personal, ...(act.reason === undefined ? {} : { reason: act.reason }) },
  });
}

/** What an act on accounts was about: whose account, from which address, why. */
export interface AccountActAbout {
  readonly account?: string;
  readonly name?: string;
  readonly address?: string;
  readonly reason?: string;
}

/** What entries about accounts are about, by their numbers; what was erased is left out. */
export async function readAbout(
  query: Queries,
  zone: string,
  entries: readonly {
    readonly seq: number;
    readonly subject: { readonly kind: string; readonly id: string };
  }[],
): Promise<ReadonlyMap<number, AccountActAbout>> {
  const about = new Map<number, AccountActAbout>();
  const add = (seq: number, more: AccountActAbout) => about.set(seq, { ...about.get(seq), ...more });
  const of = (kind: string) => entries.filter(({ subject }) => subject.kind === kind);
  for (const { seq, subject } of of(SIGN_IN)) if (subject.id !== UNKNOWN) add(seq, { account: subject.id });
  const changes = of(CHANGE).map(({ seq }) => seq);
  if (changes.length > 0) {
    const rows = await query
      .selectFrom('account_change')
      .select(['seq', 'account_id', 'reason'])
      .where('zone_id', '=', zone)
      .where('seq', 'in', changes)
      .execute();
    for (const { seq, account_id: account, reason } of rows)
      add(Number(seq), { account, ...(reason === null ? {} : { reason }) });
  }
  const told = of(SIGN_IN).map(({ seq }) => seq);
  if (told.length > 0) {
    const rows = await query
      .selectFrom('ledger_personal')
      .select(['seq', 'name', 'value'])
      .where('zone_id', '=', zone)
      .where('seq', 'in', told)
      .where('name', 'in', ['address', 'reason'])
      .execute();
    for (const { seq, name, value } of rows) add(Number(seq), { [name]: value });
  }
  return about;
}

/** Erases every personal value the ledger keeps of an account: of what was done to it, and of its signing in. */
export async function erasePersonalOf(
  trx: Queries,
  zone: string,
  id: string,
  by: { readonly at: string; readonly actor: string },
): Promise<void> {
  const rows = await trx
    .selectFrom('ledger_personal')
    .innerJoin('ledger_entry', (join) =>
      join
        .onRef('ledger_entry.zone_id', '=', 'ledger_personal.zone_id')
        .onRef('ledger_entry.seq', '=', 'ledger_personal.seq'),
    )
    .leftJoin('account_change', (join) =>
      join
        .onRef('account_change.zone_id', '=', 'ledger_entry.zone_id')
        .onRef('account_change.id', '=', 'ledger_entry.subject_id'),
    )
    .select(['ledger_personal.seq', 'ledger_personal.name'])
    .where('ledger_personal.zone_id', '=', zone)
    .where((where) =>
      where.or([
        where('account_change.account_id', '=', id),
        where.and([
          where('ledger_entry.subject_kind', '=', SIGN_IN),
          where('ledger_entry.subject_id', '=', id),
        ]),
      ]),
    )
    .orderBy('ledger_personal.seq')
    .execute();
  for (const { seq, name } of rows) await erasePersonal(trx, { zone, seq: Number(seq), name }, by);
}

const PAGE = 500;

/**
 * What was done to the accounts of a zone, for the verification of the ledger. The newest act of each account is told
 * with the account as it stands now: whoever changes an account past its acts is found.
 */
export function changeRecords(
  database: Database,
  zone: string,
  readAll: (query: Queries) => Promise<readonly Account[]>,
): RecordSource {
  async function* read(): AsyncGenerator<RecordState> {
    const { query } = database;
    const current = new Map((await readAll(query)).map((one) => [one.id, stateOf(one)]));
    const newest = await query
      .selectFrom('account_change')
      .select(['account_id', ({ fn }) => fn.max('seq').as('seq')])
      .where('zone_id', '=', zone)
      .groupBy('account_id')
      .execute();
    const isNewest = new Set(newest.map(({ seq }) => Number(seq)));
    let after = 0;
    for (;;) {
      const rows = await query
        .selectFrom('account_change')
        .select(['id', 'seq', 'account_id', 'actor', 'action', 'reason', 'state'])
        .select(instantText('at').as('at'))
        .where('zone_id', '=', zone)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      for (const { id, seq, account_id: accountId, state, at, actor, action, reason } of rows) {
        const told = isNewest.has(Number(seq)) ? current.get(accountId) : state;
        invariant(told !== undefined, 'a change is of an account');
        const payload = { id, accountId, at, actor, action, reason, state: told };
        yield { kind: CHANGE, id, payloadHash: contentHash(payload) };
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = Number(last.seq);
    }
  }
  return { kinds: [CHANGE], read };
}
