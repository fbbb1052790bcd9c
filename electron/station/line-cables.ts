import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { PluggedIn } from '../../shared/plugged-in.ts';
import { failure } from '../../shared/result.ts';
import { cableLimits, stationLimits } from '../../shared/time-limits.ts';
import { pluggedIn } from '../runs/plugged-in.ts';
import type { UsbPort } from '../serial/usb-serial-port.ts';
import { setUpByCable } from '../setup/set-up-by-cable.ts';
import type { LineBase } from './line-base.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineStops } from './line-stops.ts';
import type { LineWay, MetPhoton } from './line-way.ts';
import type { CablesOfLine } from './line-world.ts';

/** So many looks in a row find the same trouble before the line stops for it. */
const looksUntilTrouble = 3;

/** The USB sockets of a line: every Photon that is plugged in is taken by itself, as many at once as there are. */
export function lineCables(
  { world, clock, changed, ended, say, done, ofBenches }: LineBase,
  { usb, cable }: CablesOfLine,
  devices: LineDevices,
  stops: LineStops,
): LineWay {
  let plugged: readonly MetPhoton[] = [];
  let lookedAt = clock.monotonic();
  let problem: SetupError | undefined;
  let looksInTrouble = 0;
  /** By socket and code, in how many looks in a row a device could not be used. */
  let obstacleLooks = new Map<string, number>();
  let told = '';

  /** Of a port that tells no ID: when the one that had passed there left it. */
  const leftAfterPass = new Map<string, number>();
  /** Such ports where something is again so soon that it has most likely only started anew, each until it leaves. */
  const maybeSame = new Map<string, AbortController>();
  /** Those of them where nothing listens, after a minute. */
  const silent = new Set<string>();

  function comesBack(path: string, now: number): void {
    const leftAt = leftAfterPass.get(path);
    leftAfterPass.delete(path);
    if (leftAt === undefined || now - leftAt >= stationLimits.goneMs) return;
    const gone = new AbortController();
    maybeSame.set(path, gone);
    void waitUntilOther(path, AbortSignal.any([gone.signal, ended]));
  }

  function forgetSame(path: string): void {
    maybeSame.get(path)?.abort();
    maybeSame.delete(path);
    silent.delete(path);
  }

  /** One that passed is at work and does not listen: its socket then says what another would need. Whoever listens and has another ID is another. */
  async function waitUntilOther(path: string, over: AbortSignal): Promise<void> {
    const since = clock.monotonic();
    while (!over.aborted) {
      const opened = await cable.open(path, over);
      if (opened.ok) {
        await opened.value.close();
        if (over.aborted) return;
        const { id } = opened.value.facts;
        if (done.has(id) || ofBenches.has(id)) {
          silent.delete(path);
          return;
        }
        forgetSame(path);
        return changed.tell();
      }
      const isPatient = clock.monotonic() - since >= stationLimits.handsMs;
      if (isPatient && !over.aborted) silent.add(path);
      await clock.sleep(isPatient ? cableLimits.sameAgainMs : cableLimits.lookMs, over);
    }
  }

  /** What is plugged in, where that has changed. The system gives a new port to people a moment after it is there. */
  function tell(ports: readonly UsbPort[]): void {
    const looks = new Map<string, number>();
    const seen = ports.map((port): PluggedIn => {
      const { obstacle, ...device } = pluggedIn(port);
      if (port.path !== undefined && silent.has(port.path)) {
        return { ...device, obstacle: setupError('cable-same-or-another') };
      }
      if (obstacle === undefined) return device;
      const key = JSON.stringify([device.socket ?? device.port, obstacle.code]);
      const count = (obstacleLooks.get(key) ?? 0) + 1;
      looks.set(key, count);
      return count < looksUntilTrouble ? device : { ...device, obstacle };
    });
    obstacleLooks = looks;
    const now = JSON.stringify(seen);
    if (now === told) return;
    told = now;
    say({ type: 'sockets-seen', plugged: seen });
  }

  function see(ports: readonly UsbPort[]): void {
    const now = clock.monotonic();
    plugged = ports.flatMap((port) => metAt(port) ?? []);
    for (const path of maybeSame.keys()) {
      if (plugged.some(({ photon }) => photon === path)) continue;
      forgetSame(path);
      leftAfterPass.set(path, now);
    }
    for (const { key, photon } of plugged) if (key === photon) comesBack(photon, now);
    for (const [key, device] of devices.known) {
      if (device.state === 'in-flight') continue;
      if (plugged.some((one) => one.key === key)) {
        if (device.missedMs < stationLimits.goneMs) device.missedMs = 0;
        continue;
      }
      device.missedMs += now - Math.max(lookedAt, device.finalAt);
      if (key !== device.photon) continue;
      // Behind a port that tells no ID it is another one next time: what it was queued for has its end.
      if (device.state === 'queued') devices.end(device);
      if (device.outcome === 'PASS') leftAfterPass.set(key, now);
      devices.known.delete(key);
    }
    lookedAt = now;
    tell(ports);
    // One that starts anew is away for a moment, which is no leaving.
    devices.forget(({ missedMs }) => missedMs >= stationLimits.goneMs);
    const denied = ports.find((port) => port.denied !== undefined)?.denied;
    judge(
      plugged.length > 0
        ? undefined
        : denied && setupError('cable-port-denied', { details: { group: denied.group ?? 'dialout' } }),
    );
    changed.tell();
  }

  /** The system gives a new port to people a moment after it is there. */
  function judge(trouble: SetupError | undefined): void {
    looksInTrouble = trouble === undefined ? 0 : looksInTrouble + 1;
    problem = looksInTrouble < looksUntilTrouble ? undefined : trouble;
    if (problem !== undefined) stops.stopFor(problem);
  }

  return {
    async watch() {
      while (!ended.aborted) {
        const listed = await usb.list();
        if (listed.ok) see(listed.value);
        else judge(listed.error);
        await clock.sleep(cableLimits.lookMs, ended);
      }
    },
    next(again) {
      const inFlight = [...devices.inFlight].map(({ device }) => device.photon);
      const waiting = plugged.filter((one) => devices.mayBeTaken(one, again) && !maybeSame.has(one.key));
      const byTries = waiting.toSorted((one, other) => devices.triesOf(one.key) - devices.triesOf(other.key));
      // Up to 0.5.x all have one serial number, and a port may stand for another of them a moment later: one at a time.
      const hasNameless = plugged.some(({ key, photon }) => key === photon && inFlight.includes(photon));
      return byTries.find(({ key, photon }) => key !== photon || !hasNameless);
    },
    isThere: () => true,
    heardSince: () => 'unknown',
    problem: () => problem,
    run({ whose, memory, cancel }, { photon, deviceId }, ofRun, refused, options) {
      const gated = {
        ...cable,
        async find(port: string | undefined, id: DeviceId | undefined) {
          const found = await cable.find(port, id);
          // One that tells no ID is another device.
          const isOther = found.ok && deviceId !== undefined && found.value.id !== deviceId;
          return isOther ? failure(setupError('cable-not-found')) : found;
        },
        async open(path: string, signal: AbortSignal) {
          const opened = await cable.open(path, signal);
          const why = opened.ok ? refused(opened.value.facts.id) : undefined;
          if (!opened.ok || why === undefined) return opened;
          await opened.value.close();
          return failure(why);
        },
      };
      return setUpByCable(
        // By its ID it is found again wherever it is plugged in.
        { ...world, ...whose.recipient, ...ofRun, cable: gated, port: deviceId === undefined ? photon : undefined },
        { ...options, wantedId: deviceId, findLimitMs: stationLimits.handsMs },
        memory,
        cancel.signal,
      );
    },
  };
}

/** By its ID, where its descriptors tell that; otherwise by its port. `undefined`: it has no console to be used. */
function metAt({ path, identity, denied }: UsbPort): MetPhoton | undefined {
  if (path === undefined || denied !== undefined) return undefined;
  if (identity.kind !== 'photon' && identity.kind !== 'p1') return undefined;
  return { key: identity.id ?? path, photon: path, deviceId: identity.id };
}
