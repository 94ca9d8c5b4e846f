-- People and their rights: accounts and roles of a zone, sessions, one-time links, attempts to sign in.
-- What a thing opens is kept as a hash: whoever reads this database cannot sign in with what stands in it.

create table account (
  zone_id text not null references zone (id),
  id text not null,
  -- Personal: forgotten when the account is erased. The name one signs in with is compared folded.
  login text,
  login_key text,
  name text,
  email text,
  phone text,
  department text,
  enterprise text,
  state text not null check (state in ('invited', 'active', 'disabled', 'removed')),
  demonstration boolean not null,
  -- argon2id as PHC text; null until a password is set.
  password_hash text,
  password_at timestamptz,
  -- Secret of the second factor, enciphered with a key outside the database; pending until a code confirmed it.
  totp_secret text,
  totp_pending text,
  totp_at timestamptz,
  -- Newest time step a code was taken for: a code counts once.
  totp_step bigint,
  -- Issuer and subject at the sign-in service.
  provider_subject text,
  created_at timestamptz not null,
  signed_in_at timestamptz,
  primary key (zone_id, id)
);
create unique index account_login on account (zone_id, login_key);
create unique index account_provider on account (zone_id, provider_subject);

create table account_role (
  zone_id text not null,
  account_id text not null,
  role text not null,
  primary key (zone_id, account_id, role),
  foreign key (zone_id, account_id) references account (zone_id, id)
);

-- What was done to an account, with the state it had afterwards. The ledger answers for each row; for the newest of an
-- account it answers with the account as it stands.
create table account_change (
  zone_id text not null,
  id text not null,
  -- Number of the ledger entry.
  seq bigint not null,
  account_id text not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  reason text,
  state jsonb not null,
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references account (zone_id, id)
);
create unique index account_change_order on account_change (zone_id, account_id, seq);

create table recovery_code (
  zone_id text not null,
  account_id text not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  primary key (zone_id, account_id, code_hash),
  foreign key (zone_id, account_id) references account (zone_id, id)
);

create table session (
  zone_id text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  id text not null,
  account_id text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  address text not null,
  browser text not null,
  -- Through the sign-in service, which answers for the second factor.
  by_provider boolean not null,
  primary key (zone_id, token_hash),
  foreign key (zone_id, account_id) references account (zone_id, id)
);
create index session_account on session (zone_id, account_id);

create table one_time_link (
  zone_id text not null references zone (id),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('first', 'invitation', 'renewal')),
  account_id text,
  -- The second factor falls away with the use of the link.
  reset_second_factor boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (zone_id, token_hash),
  foreign key (zone_id, account_id) references account (zone_id, id)
);

-- Failed attempts, by what they are counted against: an account name, an address, a known device (each as a hash).
create table sign_in_failure (
  zone_id text not null references zone (id),
  counted text not null check (counted ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  id text not null,
  primary key (zone_id, counted, id)
);
create table sign_in_lock (
  zone_id text not null references zone (id),
  counted text not null check (counted ~ '^[0-9a-f]{64}$'),
  until timestamptz not null,
  primary key (zone_id, counted)
);

-- Browsers an account has signed in with before: what strangers try does not lock them out.
create table known_device (
  zone_id text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  account_id text not null,
  seen_at timestamptz not null,
  primary key (zone_id, token_hash, account_id),
  foreign key (zone_id, account_id) references account (zone_id, id)
);

-- A visit to the sign-in service that has not come back yet.
create table provider_visit (
  zone_id text not null references zone (id),
  state_hash text not null check (state_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  verifier text not null,
  nonce text not null,
  link_hash text,
  expires_at timestamptz not null,
  primary key (zone_id, state_hash)
);

create trigger account_no_truncate before truncate on account
  for each statement execute function refuse_change();
create function refuse_delete() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are not deleted', tg_table_name using errcode = '23001';
end
$$;
create trigger account_no_delete before delete on account
  for each row execute function refuse_delete();
create trigger account_change_append_only before update or delete on account_change
  for each row execute function refuse_change();
create trigger account_change_no_truncate before truncate on account_change
  for each statement execute function refuse_change();
create constraint trigger account_change_in_ledger after insert on account_change deferrable initially deferred
  for each row execute function require_ledger_entry('account-change', 'id');

-- No account, and no change of one, without its row in account_change.
create function require_account_change() returns trigger language plpgsql as $$
declare
  account text := to_jsonb(new) ->> tg_argv[0];
begin
  if not exists (select 1 from account_change where zone_id = new.zone_id and account_id = account) then
    raise exception 'account % has no recorded change', account using errcode = '23001';
  end if;
  return null;
end
$$;
create constraint trigger account_recorded after insert on account deferrable initially deferred
  for each row execute function require_account_change('id');
create constraint trigger account_role_recorded after insert on account_role deferrable initially deferred
  for each row execute function require_account_change('account_id');
