-- The ledger: what was done, in a chain of hashes per zone, written in the transaction of the act itself.
-- Triggers guard against mistakes; against the owner of the database stand the chain and the signed checkpoints.

create table ledger_entry (
  zone_id text not null references zone (id),
  seq bigint not null check (seq > 0),
  -- Text, not timestamptz: the hash is over these very characters.
  at text not null,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  payload_hash text not null check (payload_hash ~ '^[0-9a-f]{64}$'),
  -- Name -> commitment; null when the act has no personal values.
  commitments jsonb,
  prev text not null check (prev ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (zone_id, seq)
);
create index ledger_entry_subject on ledger_entry (zone_id, subject_kind, subject_id);

-- One row a zone: locked while an entry is written, so that numbers have no gap and every entry one follower.
create table ledger_head (
  zone_id text primary key references zone (id),
  seq bigint not null,
  hash text not null
);

-- Signed notes, with the peaks of the tree at that size so that the signer can go on without reading all again.
create table ledger_checkpoint (
  zone_id text not null references zone (id),
  size bigint not null,
  note text not null,
  peaks text not null,
  signed_at timestamptz not null,
  primary key (zone_id, size)
);

-- Personal values the chain commits to. The one table of the ledger that forgets: erasing deletes the row and leaves
-- an entry that says so.
create table ledger_personal (
  zone_id text not null,
  seq bigint not null,
  name text not null,
  salt text not null check (salt ~ '^[0-9a-f]{64}$'),
  value text not null,
  primary key (zone_id, seq, name),
  foreign key (zone_id, seq) references ledger_entry (zone_id, seq)
);

create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_checkpoint_append_only before update or delete on ledger_checkpoint
  for each row execute function refuse_change();
create trigger ledger_checkpoint_no_truncate before truncate on ledger_checkpoint
  for each statement execute function refuse_change();
create trigger ledger_personal_no_change before update on ledger_personal
  for each row execute function refuse_change();
create trigger review_no_truncate before truncate on review
  for each statement execute function refuse_change();
create trigger plan_package_append_only before update or delete on plan_package
  for each row execute function refuse_change();
create trigger plan_package_no_truncate before truncate on plan_package
  for each statement execute function refuse_change();

create function refuse_head_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.zone_id <> old.zone_id or new.seq <> old.seq + 1 then
    raise exception 'ledger_head only moves on by one' using errcode = '23001';
  end if;
  return new;
end
$$;
create trigger ledger_head_moves_on before update or delete on ledger_head
  for each row execute function refuse_head_change();

-- No act without its entry: a record that nothing in the ledger speaks of does not commit. Arguments: the kind of
-- subject, and the column that holds its id. Tables to come take the same trigger.
create function require_ledger_entry() returns trigger language plpgsql as $$
declare
  wanted text := to_jsonb(new) ->> tg_argv[1];
begin
  if not exists (
    select 1 from ledger_entry
    where zone_id = new.zone_id and subject_kind = tg_argv[0] and subject_id = wanted
  ) then
    raise exception '% % has no ledger entry', tg_argv[0], wanted using errcode = '23001';
  end if;
  return null;
end
$$;
create constraint trigger plan_package_in_ledger after insert on plan_package deferrable initially deferred
  for each row execute function require_ledger_entry('plan-package', 'hash');
create constraint trigger review_in_ledger after insert on review deferrable initially deferred
  for each row execute function require_ledger_entry('review', 'id');
