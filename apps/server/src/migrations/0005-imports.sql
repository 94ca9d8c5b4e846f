-- Imports: a file on its way into a register, from upload to commit. Working state, no evidence: what an import changed
-- is a change set and its ledger entry; the row says that it was committed, in the transaction of that entry.
create table import_job (
  zone_id text not null references zone (id),
  id text not null,
  register text not null,
  state text not null check (state in (
    'reading', 'asking', 'checked', 'committing', 'committed', 'refused', 'cancelled', 'interrupted'
  )),
  file_name text not null,
  file_bytes integer not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  prepared_by text not null,
  prepared_at timestamptz not null,
  updated_at timestamptz not null,
  rows_read integer not null default 0,
  -- What the reading said: format, columns, questions, findings of the file as a whole.
  head jsonb,
  -- What a person answered: options by question, columns chosen.
  answers jsonb not null,
  -- What the import would do, or did.
  result jsonb,
  commit jsonb,
  primary key (zone_id, id),
  check ((state = 'committed') = (commit is not null))
);
create index import_job_newest on import_job (zone_id, prepared_at desc, id);

-- How files of a sender with these heads were read before. The sender is the account that uploaded.
create table import_mapping (
  zone_id text not null references zone (id),
  register text not null,
  sender text not null,
  heads text not null check (heads ~ '^[0-9a-f]{64}$'),
  columns jsonb not null,
  used_at timestamptz not null,
  primary key (zone_id, register, sender, heads)
);
