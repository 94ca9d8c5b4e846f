-- Pictures beside the records, named by the hash of their bytes. Kept as base64 text, so that both back ends and an
-- export hold the very same; a picture is small (2 MB at most).
create table picture (
  zone_id text not null references zone (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  content text not null,
  primary key (zone_id, hash)
);

create trigger picture_append_only before update or delete on picture
  for each row execute function refuse_change();
create trigger picture_no_truncate before truncate on picture
  for each statement execute function refuse_change();
create constraint trigger picture_in_ledger after insert on picture deferrable initially deferred
  for each row execute function require_ledger_entry('picture', 'hash');
