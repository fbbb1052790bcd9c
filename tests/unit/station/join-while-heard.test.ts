import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { joinWhileHeard } from '../../../electron/station/join-while-heard.ts';
import type { ComputerWifi } from '../../../electron/wifi/wifi-port.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const photon = { ssid: 'Photon-AAAA', rssi: -40 };
const nowhere = { networkName: 'HomeNet', handle: 'wlan0', adapter: 'wlan0', keepsInternet: false };
const longMs = 60_000;

/** The system joins after `joinsAfterMs`. Each look of the radio hears what `heard` says. */
async function join(heard: (look: number) => 'it' | 'nothing' | 'no-answer', joinsAfterMs: number, wasReached = false) {
  const clock = jumpingClock();
  let looks = 0;
  const wifi = {
    async joinPhoton(_ssid, _remembered, _needHands, signal) {
      await clock.sleep(joinsAfterMs, signal);
      return signal.aborted ? failure(setupError('cancelled')) : success(undefined);
    },
    async *photons() {
      looks += 1;
      const answer = heard(looks);
      if (answer === 'no-answer') yield failure(setupError('wifi-service-not-running'));
      else yield success(answer === 'it' ? [photon] : []);
    },
  } as Pick<ComputerWifi, 'joinPhoton' | 'photons'>;
  const joined = await clock.run(
    joinWhileHeard(
      wifi,
      clock,
      'Photon',
      () => undefined,
      () => wasReached,
    )(photon.ssid, nowhere, () => undefined, neverAborted()),
    2 * longMs,
  );
  return { joined: joined.ok ? 'joined' : joined.error.code, tookMs: clock.monotonic(), looks };
}

it.each([
  [false, 'photon-left-untouched'],
  [true, 'photon-network-not-joined'],
])('ends where the Photon is not in the air any more, reached before: %s', async (wasReached, code) => {
  const { joined, tookMs, looks } = await join(() => 'nothing', longMs, wasReached);
  expect([joined, looks]).toEqual([code, 2]);
  expect(tookMs).toBeLessThan(15_000);
});

it('looks for nothing in the time that a join usually takes', async () => {
  const { joined, looks } = await join(() => 'nothing', stationLimits.joinUsuallyMs - 1);
  expect([joined, looks]).toEqual(['joined', 0]);
});

it.each<[string, (look: number) => 'it' | 'nothing' | 'no-answer']>([
  ['it is heard', () => 'it'],
  ['one look in two misses it', (look) => (look % 2 === 0 ? 'nothing' : 'it')],
  ['nobody can hear', () => 'no-answer'],
])('lets a join take its time while %s', async (_, heard) => {
  const { joined, looks } = await join(heard, longMs - 1);
  expect(joined).toBe('joined');
  expect(looks).toBeGreaterThan(10);
});
