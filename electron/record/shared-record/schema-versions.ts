/** The schema that all of it lies in, and the role that stations are members of. */
export const schemaName = 'photon_setup';
export const stationRole = 'photon_setup_station';

/**
 * Every form that the shared record has had, oldest first; one that was released is never changed. `schema.sql` beside
 * this file is the same for whoever makes it by hand. Stations insert and read; nothing is ever updated or deleted by
 * them but leases. When an event came, and in which transaction, the server notes: no station may say so.
 */
export const schemaVersions: readonly string[] = [
  `-- Which form this is. A program that knows only earlier ones leaves it alone.
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
$$;`,
  `-- Which user of the server writes as a station: the first that did, and nobody else from then on.
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
$$;`,
];

const noted = (version: number) => `insert into photon_setup.schema_version (version) values (${version});`;

/** The whole of it for psql, as `schema.sql` has it. */
export function schemaScript(versions: readonly string[] = schemaVersions): string {
  const parts = versions.map((version, place) => `${version}\n\n${noted(place + 1)}`);
  return `-- The shared record of Photon Setup, for PostgreSQL 14 or newer, in a database with the encoding UTF8.
--
-- Whoever may make schemas and roles runs it once, in the database that the stations are to use:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file schema.sql DATABASE
-- Then each station gets a user with the rights to insert and read, and no others:
--   create role bench_3 login password '...' in role photon_setup_station;
-- With a user of its own no station can write as another. Where several share one, they can.
--
-- Photon Setup makes the same by itself where its user may create a schema in that database. A database with an earlier
-- version is brought up to date with the files schema-2.sql and following, each once, in their order.

create schema photon_setup;

${parts.join('\n\n')}
`;
}

/** From the version before to this one for psql, as `schema-2.sql` has it. */
export function upgradeScript(version: number): string {
  return `-- The shared record of Photon Setup from version ${version - 1} to version ${version}, by the owner of its tables:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file schema-${version}.sql DATABASE

${schemaVersions[version - 1] ?? ''}

${noted(version)}
`;
}
