/** Tables of the registers, as the migrations make them. */
export interface RegisterTables {
  /** One act that changed registers. Never changed, never deleted. */
  register_change_set: {
    zone_id: string;
    /** Sequence number of its ledger entry. int8: text in JavaScript. */
    known: string | number;
    id: string;
    /** Instant as text: the ledger hashes these characters. */
    at: string;
    actor: string;
    origin: string;
    demonstration: boolean;
    reason: string;
    basis: string | null;
    /** The submission whose approval it was, and who submitted it. */
    submission: string | null;
    submitted_by: string | null;
  };
  /** What was done with what was submitted for approval, step by step. Never changed, never deleted. */
  submission_step: {
    zone_id: string;
    /** Sequence number of its ledger entry. int8: text in JavaScript. */
    seq: string | number;
    id: string;
    submission: string;
    act: string;
    at: string;
    actor: string;
    submitted_for: string | null;
    remark: string | null;
    /** JSON. Write with {@link jsonb}. */
    content: unknown;
    change_set: string | null;
  };
  /** The log: what each act said of which record on which days. Never changed, never deleted. */
  register_change: {
    zone_id: string;
    known: string | number;
    index: number;
    register: string;
    record: string;
    /** date: text in JavaScript. */
    valid_from: string;
    valid_until: string | null;
    act: string;
    /** JSON. */
    field_values: unknown;
    hash: string;
  };
  /** What the log amounts to: rectangles of valid and known time. Derived, and compared with the log. */
  register_state: {
    zone_id: string;
    register: string;
    record: string;
    valid_from: string;
    /** `infinity` when open. */
    valid_until: string;
    known_from: string | number;
    known_until: string | number | null;
    /** JSON. */
    data: unknown;
    title: string;
    demonstration: boolean;
    geom: unknown;
  };
  saved_view: {
    zone_id: string;
    account: string;
    register: string;
    id: string;
    name: string;
    query: string;
    /** JSON. Write with {@link jsonb}. */
    columns: unknown;
  };
  /** Acts that a client named. */
  idempotency_key: {
    zone_id: string;
    actor: string;
    key: string;
    request_hash: string;
    /** JSON; null while the act is under way. */
    outcome: unknown;
    at: Date;
  };
}
