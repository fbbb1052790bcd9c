-- The shared record of Photon Setup, for PostgreSQL 14 or newer, in a database with the encoding UTF8.
--
-- Whoever may make schemas and roles runs it once, in the database that the stations are to use:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file schema.sql DATABASE
-- Then each station, or all of them together, gets a user with the rights to insert and read, and no others:
--   create role bench_3 login password '...' in role photon_setup_station;
--
-- Photon Setup makes the same by itself where its user may create a schema in that database.

create schema photon_setup;

-- Which form this is. A program that knows only earlier ones leaves it alone.
create table photon_setup.schema_version (
  version integer primary key,
  made_at timestamptz not null default clock_timestamp()
);

-- What people call a station. Its newest row counts.
create table photon_setup.station (
  id text not null check (char_length(id) between 1 and 64),
  name text not null check (char_length(name) between 1 and 320),
  seen_at timestamptz not null default clock_timestamp(),
  primary key (id, seen_at)
);

-- What happened, station by station, in the order of its sequence.
create table photon_setup.event (
  station_id text not null check (char_length(station_id) between 1 and 64),
  sequence bigint not null check (sequence > 0),
  -- The sequence of the event before it that the station sent: whoever reads sees what is still on its way.
  after_sequence bigint not null check (after_sequence >= 0 and after_sequence < sequence),
  attempt_id text not null check (char_length(attempt_id) <= 64),
  type text not null check (char_length(type) <= 64),
  -- Milliseconds since 1970 by the clock of the station: of the event, and of its sending.
  at bigint not null,
  sent_at bigint not null,
  body text not null check (char_length(body) <= 32768),
  received_at timestamptz not null default clock_timestamp(),
  transaction xid8 not null default pg_current_xact_id(),
  primary key (station_id, sequence)
);

-- Which station is at a device now. The token grows with each new holder: one that comes late is known by it.
create table photon_setup.lease (
  device_id text primary key check (device_id ~ '^[0-9a-f]{24}$'),
  station_id text not null check (char_length(station_id) between 1 and 64),
  attempt_id text not null check (char_length(attempt_id) <= 64),
  token bigint not null check (token > 0),
  expires_at timestamptz not null
);

-- The least that a station needs. Where this may not be made, the owner of the schema is whoever made it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'photon_setup_station') then
    create role photon_setup_station nologin;
  end if;
  grant usage on schema photon_setup to photon_setup_station;
  grant select on photon_setup.schema_version, photon_setup.station, photon_setup.event, photon_setup.lease
    to photon_setup_station;
  grant insert (id, name) on photon_setup.station to photon_setup_station;
  grant insert (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
    on photon_setup.event to photon_setup_station;
  grant insert, update on photon_setup.lease to photon_setup_station;
exception when insufficient_privilege then
  raise notice 'The role photon_setup_station was not made: %', sqlerrm;
end
$$;

insert into photon_setup.schema_version (version) values (1);
