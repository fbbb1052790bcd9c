import path from 'node:path';
import { addressOf, differences, newDatabase, openStation, type TestStation } from '../postgres/stations.ts';
import type { PostgresServer } from '../support/postgres-server.ts';
import { buildWriter, startWriter, type Writer } from '../support/record-kills.ts';

const kills = 500;
const names = ['Bench 1', 'Bench 2', 'Bench 3'];
const eventsEach = 4;
/** After the server was seen to take rows: in the middle of whatever comes next. */
const longestDelayMs = 100;
const looksEach = 20;
const database = 'killed';

const say = (text: string) => void process.stderr.write(`${text}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * `kill -9` at instants that chance decides: of the whole server, of one process of it that serves a station, of a station.
 * Three stations note and share all the time. In the end everybody has everything, once. As many kills as fit into `longestMs`.
 */
export async function killServerAndStations(server: PostgresServer, folder: string, longestMs: number): Promise<void> {
  await newDatabase(server, database);
  const writer = await buildWriter('sharing-writer');
  const start = (name: string): Writer =>
    startWriter(writer.program, path.join(folder, `${name}.db`), String(server.port), database, undefined, [name]);
  const running = new Map(names.map((name) => [name, start(name)]));
  const said: string[] = [];
  const end = async (name: string): Promise<void> => {
    const one = running.get(name);
    if (one === undefined) return;
    one.child.kill('SIGKILL');
    await one.ended;
    said.push(...one.said);
    running.delete(name);
  };
  const count = async () => {
    const [row] = await server.sql('select count(*)::int as events from photon_setup.event', database);
    return Number(row?.events);
  };
  /** It may be recovering. */
  const asked = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    for (;;) {
      try {
        return await ask();
      } catch {
        await pause(looksEach);
      }
    }
  };
  const stations: TestStation[] = [];
  const done = { server: 0, process: 0, station: 0 };
  try {
    const until = performance.now() + longestMs;
    for (let kill = 1; kill <= kills && performance.now() < until; kill += 1) {
      const before = await asked(count);
      while ((await asked(count)) === before) await pause(looksEach);
      await pause(Math.random() * longestDelayMs);
      const what = (['server', 'process', 'station'] as const)[Math.floor(Math.random() * 3)];
      if (what === 'station') {
        const name = names[Math.floor(Math.random() * names.length)] ?? '';
        await end(name);
        running.set(name, start(name));
        done.station += 1;
      } else if (what === 'process') {
        if (await server.killOne(Math.random())) done.process += 1;
      } else {
        await server.kill();
        done.server += 1;
        await server.start();
      }
      if (kill % 25 === 0) say(`Kill ${kill} of at most ${kills} …`);
    }
    for (const name of names) await end(name);
    await asked(count);
    const address = addressOf(server.port, database);
    for (const name of names)
      stations.push(await openStation(path.join(folder, `${name}.db`), address, name, { computer: name }));
    let wrong: readonly string[] = [];
    for (let look = 1; look <= 100; look += 1) {
      for (const { shared } of stations) await shared.settle(10_000);
      wrong = await differences(server, database, stations);
      if (wrong.length === 0) break;
    }
    const there = await server.sql(
      'select attempt_id, count(*)::int as events from photon_setup.event group by 1',
      database,
    );
    const events = new Map(there.map((row) => [String(row.attempt_id), Number(row.events)]));
    // One that was killed in its middle said nothing of it, and may have noted nothing or all of it.
    const lost = said.filter((id) => !events.has(id));
    const odd = [...events].filter(([, number]) => number !== eventsEach);
    say(
      `${done.server + done.process + done.station} × kill -9 (of ${kills}, as many as fitted into ${longestMs / 1000} s): ${done.server} of the server, ${done.process} of one of its processes, ${done.station} of a station; ${said.length} attempts said to be on a disk, ${events.size} on the server; lost: ${lost.length}, doubled or half: ${odd.length}, other differences: ${wrong.length}`,
    );
    for (const line of [...lost.slice(0, 5), ...odd.slice(0, 5).map(String), ...wrong]) say(`  ${line}`);
  } finally {
    for (const { child } of running.values()) child.kill('SIGKILL');
    for (const one of stations) await one.close();
    await writer.remove();
  }
}
