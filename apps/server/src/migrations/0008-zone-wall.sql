-- The wall between zones: behind the application's own rights, the database shows a connection the rows of one zone and
-- takes no others (ADR 0020). The connection says which in `luodi.zone`; `*` means every zone, for moving whole databases
-- and for migrations; a connection that says nothing sees nothing.
-- FORCE binds the owner of the tables too, so that no second role is needed. Superusers pass every wall.

-- What a connection may see. Stands as a sub-select in the policies, so that it is asked once for a statement and not
-- for every row.
create function guard_zone(guarded regclass, zone_column name default 'zone_id') returns void language plpgsql as $$
declare
  seen text := format(
    '%I = (select current_setting(''luodi.zone'', true)) or (select current_setting(''luodi.zone'', true)) = ''*''',
    zone_column);
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy own_zone on %s using (%s) with check (%s)', guarded, seen, seen);
end
$$;

select guard_zone('zone', 'id');
select guard_zone(c.oid)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'zone_id' and not a.attisdropped
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
order by c.relname;
-- A table to come calls guard_zone in the migration that makes it; a test reads the catalogue.
