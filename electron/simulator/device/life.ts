import type { DeviceId } from '../../../shared/device-id.ts';
import type { Light } from '../../../shared/light.ts';
import type { AirNetwork } from '../air/air.ts';
import type { DeviceLatency } from '../device-latency.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Latencies } from '../latencies.ts';
import type { EventLog } from '../world-events.ts';
import { tryToJoin } from './joining.ts';
import { type DeviceMemory, hasCredentials } from './memory.ts';

/** What the device and the cloud say to one another. */
export interface CloudLine {
  /** The handshake is done: the device is there. */
  arrive(id: DeviceId): void;
  /** The private event `spark/device/claim/code`; true when the cloud confirms. */
  claim(id: DeviceId, claimCode: string): boolean;
  /** Tells the owner's event streams; after the claim, so that a new owner hears of it, too. */
  announce(id: DeviceId): void;
  updating(id: DeviceId, status: 'started' | 'success'): void;
  /** The device is gone. */
  leave(id: DeviceId): void;
}

export interface DeviceOnItsWay {
  readonly id: DeviceId;
  readonly memory: DeviceMemory;
  /** Whether a network was stored since listening began. */
  readonly credentialsChanged: boolean;
  /** Aborts when SETUP is pressed or the world ends. */
  readonly signal: AbortSignal;
  readonly latency: DeviceLatency;
  readonly latencies: Latencies;
  readonly faults: FaultSwitches;
  readonly log: EventLog;
  readonly networks: readonly AirNetwork[];
  readonly cloud: CloudLine;
  show(light: Light, flashes?: { colour: 'orange' | 'magenta' | 'red'; count: number }): void;
}

/**
 * From leaving listening mode to online. Ends there, when aborted, or when it must listen again: a join failed and the
 * network was stored in this session (Device OS v1.5.2, system_network_internal.h:411; wlan_hal.cpp:1321). Otherwise it
 * goes on trying, here: whenever a fault changes, since nothing else in this world can.
 */
export async function connectToCloud(device: DeviceOnItsWay): Promise<'done' | 'listen-again'> {
  const { memory, signal, faults, show } = device;
  if (!hasCredentials(memory)) {
    show('white-breathing');
    return 'done';
  }
  while (!signal.aborted) {
    const seen = faults.changes();
    show('green-blinking');
    const network = await join(device);
    if (signal.aborted) return 'done';
    if (network === undefined && device.credentialsChanged) return 'listen-again';
    if (network !== undefined && (await fromWifiToOnline(device, network))) return 'done';
    await faults.changed(seen, signal);
  }
  return 'done';
}

async function join({ memory, networks, faults, latency, latencies, log, signal }: DeviceOnItsWay) {
  // Empty slots are passed over (Device OS v1.5.2, wlan_hal.cpp, wlan_join).
  const tries = memory.networks.flatMap((stored) =>
    stored === undefined
      ? []
      : {
          ssid: new TextDecoder().decode(Buffer.from(stored.ssid, 'latin1')),
          joined: tryToJoin(stored, memory.enterprise, networks, faults.isOn('wrong-password')),
        },
  );
  const found = tries.find(({ joined }) => joined.joined);
  await latency.wait(found === undefined ? latencies.joinFailed : latencies.join, signal);
  if (signal.aborted) return undefined;
  if (found?.joined.joined) {
    log.tell({ type: 'network-joined', ssid: found.ssid });
    return found.joined.network;
  }
  for (const { ssid, joined } of tries) {
    if (!joined.joined) log.tell({ type: 'network-not-joined', ssid, reason: joined.reason });
  }
  return undefined;
}

/** False when it is stuck; the light says where (Device OS v1.5.2, system_led_signal.cpp:62-77, system_task.cpp). */
async function fromWifiToOnline(device: DeviceOnItsWay, network: AirNetwork): Promise<boolean> {
  const { latency, latencies, faults, signal, show } = device;
  show('green-fast');
  await latency.wait(latencies.address, signal);
  if (faults.isOn('no-dhcp') || network.dhcp === false) return false;

  if (!signal.aborted) show('cyan-blinking');
  await latency.wait(latencies.cloudConnect, signal);
  if (signal.aborted) return false;
  if (faults.isOn('no-internet') || network.internet === 'none') {
    show('cyan-blinking', { colour: 'orange', count: 2 });
    return false;
  }
  if (faults.isOn('cloud-blocked') || network.internet === 'cloud-blocked') {
    show('cyan-blinking', { colour: 'orange', count: 3 });
    return false;
  }

  show('cyan-fast');
  if (faults.isOn('never-online')) return false;
  await latency.wait(latencies.handshake, signal);
  if (signal.aborted) return false;
  if (faults.isOn('key-mismatch')) {
    show('orange-flashing', { colour: 'orange', count: 1 });
    return false;
  }
  await comeOnline(device);
  if (faults.isOn('update-first') && !signal.aborted) await update(device);
  return true;
}

async function comeOnline({
  id,
  memory,
  cloud,
  latency,
  latencies,
  signal,
  log,
  show,
}: Omit<DeviceOnItsWay, 'credentialsChanged' | 'networks'>): Promise<void> {
  cloud.arrive(id);
  show('cyan-breathing');
  log.tell({ type: 'device-online' });
  const { claimCode } = memory;
  if (claimCode !== undefined) {
    await latency.wait(latencies.claim, signal);
    if (signal.aborted) return;
    if (cloud.claim(id, claimCode)) {
      memory.claimCode = undefined;
      memory.claimedFlag = true;
    }
  }
  cloud.announce(id);
}

/** A new program over the air: away for a while, then back with it. */
export async function update(device: Omit<DeviceOnItsWay, 'credentialsChanged' | 'networks'>): Promise<void> {
  const { id, cloud, latency, latencies, signal, show } = device;
  cloud.updating(id, 'started');
  cloud.leave(id);
  show('magenta-fast');
  await latency.wait(latencies.update, signal);
  if (signal.aborted) return;
  await comeOnline(device);
  cloud.updating(id, 'success');
}
