-- Zones, the plan packages they were governed by, the questions answered, and features for display.
-- Written for PostgreSQL 15 with PostGIS 3.3 and later. zone_id leads every key.

create extension if not exists postgis;

create table zone (
  id text primary key,
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null default now()
);

-- A package is kept for ever under its content hash: old verdicts are replayed against it.
create table plan_package (
  zone_id text not null references zone (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  plan_id text not null,
  content text not null,
  loaded_at timestamptz not null default now(),
  primary key (zone_id, hash)
);

-- proof is canonical JSON kept as text, not jsonb: replay compares bytes.
create table review (
  zone_id text not null,
  id text not null,
  title text not null,
  verdict text not null check (verdict in ('prohibited', 'conditional', 'allowed', 'undecided')),
  plan_hash text not null,
  verdict_hash text not null check (verdict_hash ~ '^[0-9a-f]{64}$'),
  input jsonb not null,
  proof text not null,
  created_at timestamptz not null,
  primary key (zone_id, id),
  foreign key (zone_id, plan_hash) references plan_package (zone_id, hash)
);
create index review_newest on review (zone_id, created_at desc, id);

-- An answer once given stands: a differing human conclusion is another record.
-- Guards against mistakes, not against the owner of the database.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23001';
end
$$;
create trigger review_append_only before update or delete on review
  for each row execute function refuse_change();

-- Geographic CGCS2000 (EPSG:4490). For display and standard queries only; verdicts use the integer grid.
create table layer_feature (
  zone_id text not null references zone (id),
  layer_id text not null,
  layer_hash text not null,
  feature_id text not null,
  properties jsonb not null,
  geom geometry(Geometry, 4490) not null,
  primary key (zone_id, layer_id, layer_hash, feature_id)
);
create index layer_feature_geom on layer_feature using gist (geom);
