/** Tables of accounts, as migration 0004 makes them. Tokens, codes and what is counted stand there as hashes only. */
export interface AccountTables {
  /** A person of a zone. Personal columns are null once the account was erased. */
  account: {
    zone_id: string;
    id: string;
    login: string | null;
    /** The sign-in name folded: what is compared. */
    login_key: string | null;
    name: string | null;
    email: string | null;
    phone: string | null;
    department: string | null;
    enterprise: string | null;
    /** invited, active, disabled, removed */
    state: string;
    demonstration: boolean;
    password_hash: string | null;
    password_at: Date | null;
    /** Enciphered. */
    totp_secret: string | null;
    totp_pending: string | null;
    totp_at: Date | null;
    totp_step: string | number | null;
    provider_subject: string | null;
    created_at: Date;
    signed_in_at: Date | null;
  };
  account_role: { zone_id: string; account_id: string; role: string };
  /** What was done to an account. Never changed, never deleted. */
  account_change: {
    zone_id: string;
    id: string;
    seq: string | number;
    account_id: string;
    at: Date;
    actor: string;
    action: string;
    reason: string | null;
    /** JSON. Write with {@link jsonb}. */
    state: unknown;
  };
  recovery_code: { zone_id: string; account_id: string; code_hash: string };
  session: {
    zone_id: string;
    token_hash: string;
    id: string;
    account_id: string;
    started_at: Date;
    seen_at: Date;
    address: string;
    browser: string;
    by_provider: boolean;
  };
  one_time_link: {
    zone_id: string;
    token_hash: string;
    /** first, invitation, renewal */
    kind: string;
    account_id: string | null;
    reset_second_factor: boolean;
    created_at: Date;
    expires_at: Date;
  };
  sign_in_failure: { zone_id: string; counted: string; at: Date; id: string };
  sign_in_lock: {
    zone_id: string;
    counted: string;
    since: Date;
    until: Date;
    /** name, address, browser, session */
    kind: string;
    address: string | null;
    account_id: string | null;
    failures: number | null;
    /** JSON. Write with {@link jsonb}. */
    names: unknown;
  };
  known_device: { zone_id: string; token_hash: string; account_id: string; seen_at: Date };
  provider_visit: {
    zone_id: string;
    state_hash: string;
    browser_hash: string;
    verifier: string;
    nonce: string;
    link_hash: string | null;
    expires_at: Date;
  };
}
