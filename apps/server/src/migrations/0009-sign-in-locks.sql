-- What whoever keeps accounts has to know of a lock: since when, what it is of, and what it came of. An address is a
-- personal value: it stands here while the lock does, and for a day.
alter table sign_in_lock
  add column since timestamptz not null default now(),
  add column kind text not null default 'name' check (kind in ('name', 'address', 'browser', 'session')),
  add column address text,
  add column account_id text,
  add column failures integer,
  -- Names that failed from an address, each as a hash.
  add column names jsonb;
create index sign_in_lock_until on sign_in_lock (zone_id, until);
