import SoftApSetup from '@particle/softap-setup';
import Particle from 'particle-api-js';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { type ReadyLine, type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { runFlow } from '../support/run-flow.ts';

/** One claim: wall time, the waits that device, air and cloud imposed, and what is left over. Milliseconds. */
export interface ClaimTiming {
  readonly wallMs: number;
  readonly floorMs: number;
  readonly overheadMs: number;
}

/** A fresh world for every claim, so that neither way profits from the other's. */
async function time(claim: (world: SimulatedWorld) => Promise<void>): Promise<ClaimTiming> {
  const world = await startSimulatedWorld({
    clock: systemClock,
    latencies: realisticLatencies,
    separateNetworks: true,
  });
  try {
    world.resetLatency();
    const startedAt = performance.now();
    await claim(world);
    const wallMs = performance.now() - startedAt;
    const floorMs = world.latencyMs();
    return { wallMs, floorMs, overheadMs: wallMs - floorMs };
  } finally {
    await world.close();
  }
}

/** (a) The application's own flow. */
export function timeOurClaim(): Promise<ClaimTiming> {
  return time(async (world) => {
    const { outcome } = await runFlow(world);
    if (outcome.outcome !== 'claimed') throw new Error(JSON.stringify(outcome));
  });
}

/** (b) A script over the official clients, with the same two hops of the computer's Wi-Fi. */
export function timeOfficialClaim(): Promise<ClaimTiming> {
  return time((world) => claimWithOfficialClients(world, systemClock, { ...world.ready, ...world.ready.device }));
}

/**
 * As Particle's own clients set a Photon up: claim code, its network, device-id, public-key, scan-ap, set, configure-ap,
 * connect-ap, the own network, and looks 1 s apart (Particle's iOS set-up library) whether it is online. particle-cli waits 1 s
 * before scan-ap and 2 s before its first look (v1.44.0, src/cmd/wireless.js, `scanChoice` and `revived`).
 */
export async function claimWithOfficialClients(
  world: SimulatedWorld,
  clock: Pick<Clock, 'now' | 'sleep'>,
  { ssid, tcp }: Pick<ReadyLine['others'][number], 'ssid' | 'tcp'>,
  { scanAfterMs, lookAfterMs } = { scanAfterMs: 0, lookAfterMs: 0 },
): Promise<void> {
  const { cloud, account, networks } = world.ready;
  const home = networks.find(({ password }) => password !== undefined);
  if (home === undefined) throw new Error('no network to join');
  const signal = neverAborted();
  const wifi = simulatedWifi(world);
  const particle = new Particle({ baseUrl: cloud.url });
  const auth = account.accessToken;

  const claim = await particle.getClaimCode({ auth });
  const remembered = await wifi.remember(signal);
  if (!remembered.ok) throw new Error(remembered.error.code);
  // The script must find the Photon, too, and as the application does takes the one there is.
  for await (const seen of wifi.photons('Photon', signal) ?? []) {
    if (seen.ok && seen.value.some((one) => one.ssid === ssid)) break;
  }
  await wifi.joinPhoton(ssid, remembered.value, () => {}, signal);

  const photon = new SoftApSetup({ host: tcp.host, port: tcp.port, protocol: 'tcp', timeout: 70_000 });
  const call = <Value>(start: (done: (error: Error | null | undefined, value: Value) => void) => void) =>
    new Promise<Value>((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
  const { id } = await call<{ id: string }>((done) => photon.deviceInfo(done));
  await call((done) => photon.publicKey(done));
  await clock.sleep(scanAfterMs);
  const heard = (await call<{ ssid: string; sec: number; ch: number }[]>((done) => photon.scan(done))).find(
    ({ ssid }) => ssid === home.ssid,
  );
  if (heard === undefined) throw new Error('the network is not heard');
  await call((done) => photon.setClaimCode((claim.body as { claim_code: string }).claim_code, done));
  const stored = { ssid: heard.ssid, security: 'wpa2_aes', channel: heard.ch, password: home.password };
  await call((done) => photon.configure(stored, done));
  await call((done) => photon.connect(done));

  await wifi.giveBack(remembered.value, () => {}, signal);
  await clock.sleep(lookAfterMs);
  for (let look = 0; look < 180; look += 1) {
    const list = await particle.listDevices({ auth });
    const found = (list.body as { id: string; connected?: boolean }[]).find((entry) => entry.id === id);
    if (found?.connected === true) return;
    await clock.sleep(1_000);
  }
  throw new Error('the device did not come online');
}
