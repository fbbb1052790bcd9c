import { expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { success } from '../../shared/result.ts';
import { connected, hallOfTest, soon } from './hall.ts';
import { addressOf, device, differences, eventsOf, quickClock, type TestStation } from './stations.ts';

const hall = hallOfTest();
const signal = new AbortController().signal;

it('a clock that was set changes nothing of what its station did before', async () => {
  const name = await hall.database();
  let behind = 3_600_000;
  const begunAt = quickClock.monotonic();
  const clock = { ...quickClock, now: () => quickClock.now() - behind };
  const one = await hall.station(addressOf(hall.server.port, name), 'Bench 3', { clock });
  const other = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
  await one.store.append(eventsOf('first', device, clock.now() - 120_000));
  one.shared.wake();
  await vi.waitFor(async () => expect(await differences(hall.server, name, [one, other])).toEqual([]), soon);
  // Somebody sets it right, and it goes on with another device.
  behind = 0;
  await one.note(1, 'f'.repeat(24) as typeof device);
  await vi.waitFor(async () => expect(await differences(hall.server, name, [one, other])).toEqual([]), soon);
  const offsets = await other.store.database.selectFrom('clockOffset').selectAll().orderBy('fromSequence').execute();
  const found = await other.shared.reserve(device, 'again', signal);
  const agoMs = 'elsewhere' in found ? (found.elsewhere?.agoMs ?? 0) : 0;
  // Each is off by no more than all of this took.
  const took = quickClock.monotonic() - begunAt + 1_000;
  const isNear = (off: number) => expect.toSatisfy((found: number) => Math.abs(found - off) <= took);
  expect([...offsets.map(({ offsetMs }) => offsetMs), agoMs]).toEqual([isNear(3_600_000), isNear(0), isNear(120_000)]);
});

it('the first try of a device is one for all stations, whoever learned of which first, by whatever clock', async () => {
  const name = await hall.database();
  const address = addressOf(hall.server.port, name);
  const halfAnHour = 1_800_000;
  const passes = await hall.station(address, 'Bench 1');
  await passes.store.append(eventsOf('second', device, quickClock.now() - halfAnHour));
  await connected(passes);
  // It failed half an hour before that; its clock is an hour ahead, and tells half an hour after.
  const clock = { ...quickClock, now: () => quickClock.now() + 2 * halfAnHour };
  const fails = await hall.station(address, 'Bench 2', { clock });
  await fails.store.append(
    eventsOf('first', device, clock.now() - 2 * halfAnHour).map((event) =>
      event.type === 'finished' ? { ...event, outcome: 'failed', code: 'photon-not-online' } : event,
    ),
  );
  fails.shared.wake();
  await vi.waitFor(async () => expect(await differences(hall.server, name, [passes, fails])).toEqual([]), soon);
  const told = ({ store }: TestStation) =>
    historyOf({ use: async (work) => success(await work(store)), isGone: async () => false, now: Date.now }).summary(
      {},
    );
  const alike = { value: { attempts: 2, devices: 1, firstPass: 0, finalPass: 1 } };
  for (const station of [passes, fails]) expect(await told(station)).toMatchObject(alike);

  // It shared with another server for a day, by whose clock it is right.
  const { database: file } = fails.store;
  const { id } = await file.selectFrom('station').select('id').where('name', '=', 'Bench 2').executeTakeFirstOrThrow();
  const excursion = { target: 'another', stationId: id, fromSequence: 1, offsetMs: 0, receivedAt: Date.now() + 1_000 };
  await file.insertInto('clockOffset').values(excursion).execute();
  expect(await told(fails)).toMatchObject(alike);

  // And the answer to what it sent was lost.
  await file.deleteFrom('clockOffset').where('stationId', '=', id).where('target', '<>', 'another').execute();
  await file.updateTable('forwarded').set({ sequence: 0 }).where('stationId', '=', id).execute();
  expect(await told(fails)).toMatchObject({ value: { firstPass: 1 } });
  const again = hall.ending(await fails.restart(), (one) => one.close());
  await connected(again);
  expect(await told(again)).toMatchObject(alike);
});

it('what was noted by a clock that is years ahead stands where the server had it, here and elsewhere', async () => {
  const name = await hall.database();
  const clock = { ...quickClock, now: () => quickClock.now() + 64 * 365 * 24 * 3_600_000 };
  const ahead = await hall.station(addressOf(hall.server.port, name), 'Bench 3', { clock });
  const other = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
  await ahead.store.append(eventsOf('ahead', device, clock.now()));
  ahead.shared.wake();
  await vi.waitFor(async () => expect(await differences(hall.server, name, [ahead, other])).toEqual([]), soon);
  for (const { store } of [ahead, other]) {
    const [row] = await store.database.selectFrom('attempt').select('rowId').execute();
    expect(row?.rowId).toBeLessThan(quickClock.now() + 60_000);
  }
  // By how far it is ahead the next one is placed at once.
  await ahead.store.append(eventsOf('next', device, clock.now()));
  const rows = await ahead.store.database
    .selectFrom('attempt')
    .select(['attemptId', 'rowId'])
    .orderBy('rowId')
    .execute();
  expect(rows.map(({ attemptId }) => attemptId)).toEqual(['ahead', 'next']);
  expect(rows[1]?.rowId).toBeLessThan(quickClock.now() + 60_000);
});

it('a station that sets its clock at every word fills no file of another one', async () => {
  const name = await hall.database();
  const reader = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
  const { database: file } = reader.store;
  await hall.server.sql("insert into photon_setup.station (id, name) values ('evil', 'Bench 9')", name);
  await hall.server.sql(
    `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
     select 'evil', place, place - 1, 'a', 'stage', 1, place % 2 * 5000, '{}' from generate_series(1, 1200) as place`,
    name,
  );
  reader.shared.wake();
  const read = () => file.selectFrom('otherStation').select('sequence').where('stationId', '=', 'evil').execute();
  await vi.waitFor(async () => expect(await read()).toEqual([{ sequence: 1_200 }]), soon);
  const steps = await file.selectFrom('clockOffset').select('fromSequence').orderBy('fromSequence').execute();
  expect(steps.map(({ fromSequence }) => fromSequence)).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 201));
});
