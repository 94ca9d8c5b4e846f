import type { RegisterHead, RegisterRecord } from '@luodi/api';
import { useRights } from '../../platform/session.ts';

/** Enterprise a record is about, as its register says where that stands. */
function enterpriseOf(
  head: RegisterHead | undefined,
  record: Pick<RegisterRecord, 'id' | 'values'> | undefined,
): string | undefined {
  const field = head?.enterpriseField;
  if (!record || field === undefined) return undefined;
  const value = field === 'id' ? record.id : record.values[field];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Whether this reader may submit changes of a record for another to approve,
 * because they may change it or because they report it. Without a record: whether they may submit a new one.
 */
export function useProposing(
  head: RegisterHead | undefined,
  record?: Pick<RegisterRecord, 'id' | 'values'> | undefined,
) {
  const { may, principal } = useRights();
  const own = principal.kind === 'account' ? principal.enterprise : undefined;
  // A new record of an enterprise account is about its own enterprise: one that names it, not another enterprise.
  const begins = head?.enterpriseField === 'id' ? undefined : own;
  const enterprise = record ? enterpriseOf(head, record) : begins;
  const subject = {
    kind: 'record',
    ...(head ? { register: head.id } : {}),
    ...(enterprise === undefined ? {} : { enterprise }),
  };
  const act = record ? 'change' : 'create';
  const makes = may('submission.make', { kind: 'submission', state: 'draft' });
  const keeps = head?.maySubmit[act] ?? false;
  const reports = may('register.propose', subject) && !keeps;
  const direct = (ids: readonly string[]) =>
    (head?.fields ?? []).filter(({ id }) => ids.includes(id)).every(({ mayChange }) => mayChange);
  return {
    enterprise,
    /** Whether they report what they may not change themselves. */
    reports,
    /** Whether they keep such records, directly or by way of approval. */
    keeps,
    /** Whether they may write these fields directly: any at all, before one is named. */
    saves: (changed: readonly string[] = []) =>
      (head?.may[act] ?? false) &&
      (changed.length > 0 ? direct(changed) : (head?.fields.some(({ mayChange }) => mayChange) ?? false)),
    ends: head?.may.end ?? false,
    submits: makes && (keeps || reports),
    submitsEnd: makes && (head?.maySubmit.end ?? false),
  };
}
