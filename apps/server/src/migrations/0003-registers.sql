-- Registers: what a zone knows, with two kinds of time. A change set is one act and one ledger entry; its changes are
-- the log; the states are what the log amounts to, for reading. Verification replays the log and compares.

-- `known` is the sequence number of the ledger entry: the order in which things became known, whatever the clock said.
create table register_change_set (
  zone_id text not null,
  known bigint not null,
  id text not null,
  -- Text, not timestamptz: the ledger hashes these very characters.
  at text not null,
  actor text not null,
  origin text not null check (origin in ('entry', 'import', 'reshape', 'demonstration')),
  demonstration boolean not null,
  reason text not null,
  basis text,
  primary key (zone_id, known),
  unique (zone_id, id),
  foreign key (zone_id, known) references ledger_entry (zone_id, seq)
);
create constraint trigger register_change_set_in_ledger after insert on register_change_set
  deferrable initially deferred for each row execute function require_ledger_entry('change-set', 'id');

create table register_change (
  zone_id text not null,
  known bigint not null,
  -- Place within the change set.
  index integer not null,
  register text not null,
  record text not null,
  -- Days on which the change holds: from, and until before (null: open).
  valid_from date not null,
  valid_until date,
  act text not null check (act in ('assert', 'end')),
  -- Field -> value, null for a value taken away; personal values are references. Null for an end.
  field_values jsonb,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (zone_id, known, index),
  foreign key (zone_id, known) references register_change_set (zone_id, known),
  check (valid_until is null or valid_until > valid_from),
  check ((act = 'assert') = (field_values is not null))
);
create index register_change_record on register_change (zone_id, register, record, known, index);

-- Rectangles of valid time and known time. Both ends are open upwards: infinity for days, null for what is still known.
create table register_state (
  zone_id text not null references zone (id),
  register text not null,
  record text not null,
  valid_from date not null,
  valid_until date not null default 'infinity',
  known_from bigint not null,
  known_until bigint,
  data jsonb not null,
  title text not null,
  demonstration boolean not null,
  -- Geographic CGCS2000 (EPSG:4490), for display and boxes only; what counts is the grid in `data`.
  geom geometry(Geometry, 4490),
  primary key (zone_id, register, record, known_from, valid_from),
  check (valid_until > valid_from),
  check (known_until is null or known_until > known_from)
);
-- What is known now; the greater part of all questions.
create index register_state_current on register_state (zone_id, register, record, valid_from) where known_until is null;
create index register_state_geom on register_state using gist (geom);

create trigger register_change_set_append_only before update or delete on register_change_set
  for each row execute function refuse_change();
create trigger register_change_set_no_truncate before truncate on register_change_set
  for each statement execute function refuse_change();
create trigger register_change_append_only before update or delete on register_change
  for each row execute function refuse_change();
create trigger register_change_no_truncate before truncate on register_change
  for each statement execute function refuse_change();

-- A state stops being what is known, once, and changes in no other way.
create function refuse_state_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.known_until is not null or new.known_until is null
    or (new.zone_id, new.register, new.record, new.valid_from, new.valid_until, new.known_from, new.title,
        new.demonstration)
      is distinct from
      (old.zone_id, old.register, old.record, old.valid_from, old.valid_until, old.known_from, old.title,
        old.demonstration)
    or new.data <> old.data
  then
    raise exception 'register_state is append-only' using errcode = '23001';
  end if;
  return new;
end
$$;
create trigger register_state_append_only before update or delete on register_state
  for each row execute function refuse_state_change();
create trigger register_state_no_truncate before truncate on register_state
  for each statement execute function refuse_change();

-- Questions and columns somebody keeps under a name. Personal settings, no evidence.
create table saved_view (
  zone_id text not null references zone (id),
  account text not null,
  register text not null,
  id text not null,
  name text not null,
  query text not null,
  columns jsonb not null,
  primary key (zone_id, account, register, id),
  unique (zone_id, account, register, name)
);

-- Acts that a client named, so that sending one again does nothing again. What was done, not what was answered: the
-- answer is made anew from it, as of that act.
create table idempotency_key (
  zone_id text not null references zone (id),
  actor text not null,
  key text not null,
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  outcome jsonb,
  at timestamptz not null,
  primary key (zone_id, actor, key)
);
create index idempotency_key_age on idempotency_key (at);

-- A personal value is looked for by its place; erasing asks for all of one record.
create index ledger_personal_name on ledger_personal (zone_id, name);
