-- The shared record of Photon Setup from version 1 to version 2, by the owner of its tables:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file schema-2.sql DATABASE

-- Which user of the server writes as a station: the first that did, and nobody else from then on.
create table photon_setup.writer (
  station_id text primary key check (char_length(station_id) between 1 and 64),
  written_by name not null default session_user,
  since timestamptz not null default clock_timestamp()
);

-- Everybody reads everything. Stations that share one user are not kept apart by this, and the owner of the tables is not
-- held by it.
alter table photon_setup.station enable row level security;
alter table photon_setup.event enable row level security;
alter table photon_setup.lease enable row level security;
create policy read_all on photon_setup.station for select using (true);
create policy read_all on photon_setup.event for select using (true);
create policy read_all on photon_setup.lease for select using (true);
create policy write_own on photon_setup.station for insert with check (exists (
  select from photon_setup.writer w where w.station_id = station.id and w.written_by = session_user));
create policy write_own on photon_setup.event for insert with check (exists (
  select from photon_setup.writer w where w.station_id = event.station_id and w.written_by = session_user));
create policy write_own on photon_setup.lease for insert with check (exists (
  select from photon_setup.writer w where w.station_id = lease.station_id and w.written_by = session_user));
-- What another user's station holds is not taken from it before it ends; one that ends later than any can end holds nobody up.
create policy take_free on photon_setup.lease for update using (
  expires_at <= clock_timestamp() or expires_at > clock_timestamp() + interval '60 seconds' or exists (
    select from photon_setup.writer w where w.station_id = lease.station_id and w.written_by = session_user)
) with check (exists (
  select from photon_setup.writer w where w.station_id = lease.station_id and w.written_by = session_user));

do $$
begin
  grant select on photon_setup.writer to photon_setup_station;
  grant insert (station_id) on photon_setup.writer to photon_setup_station;
exception when undefined_object then
  raise notice 'The role photon_setup_station was not made: %', sqlerrm;
end
$$;

insert into photon_setup.schema_version (version) values (2);
