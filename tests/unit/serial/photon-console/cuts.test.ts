import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { openPhotonConsole } from '../../../../electron/serial/photon-console.ts';
import type { UsbSerial } from '../../../../electron/serial/usb-serial-port.ts';
import type { AirNetwork } from '../../../../electron/simulator/air/air.ts';
import type { Firmware } from '../../../../electron/simulator/device/firmware.ts';
import type { ClaimCode } from '../../../../shared/claim-code.ts';
import type { NetworkChoice } from '../../../../shared/network-choice.ts';
import type { Result } from '../../../../shared/result.ts';
import { securityByName } from '../../../../shared/security-type.ts';
import { bareConsole, bareId } from '../../../support/bare-console.ts';

const code = 'c'.repeat(63) as ClaimCode;
const near = { rssi: -50, channel: 6, band: 2.4 } as const;
const home: NetworkChoice = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };
const staff: NetworkChoice = {
  ssid: 'Staff',
  security: securityByName['wpa2-enterprise-mixed'],
  enterprise: { kind: 'peap', userName: 'visitor', password: 'front-desk-4' },
};
const air: readonly AirNetwork[] = [
  { ...near, ssid: 'HomeNet', security: home.security, password: 'kitchen-window-7' },
  { ...near, ssid: 'Staff', security: staff.security },
];

const dialogues: readonly (readonly [Firmware, NetworkChoice])[] = [
  ['0.4.4', home],
  ['0.6.4', home],
  ['2.3.1', home],
  ['2.3.1', staff],
];

const endOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

/** A whole set-up: who it is, the claim code, one network. */
async function setUp(
  { clock, path }: ReturnType<typeof bareConsole>,
  usb: UsbSerial,
  choice: NetworkChoice,
): Promise<string> {
  const opened = await openPhotonConsole(usb, path, clock, neverAborted());
  if (!opened.ok) return endOf(opened);
  const console = opened.value;
  const work = async (): Promise<Result<void>> => {
    if (console.facts.id !== bareId) throw new Error('another device');
    if (console.abilities.claimCode) {
      const set = await console.setClaimCode(code, neverAborted());
      if (!set.ok) return set;
    }
    const entered = await console.enterNetwork(choice, neverAborted());
    return entered.ok ? entered.value.store(neverAborted()) : entered;
  };
  const done = await work();
  await console.close();
  return endOf(done);
}

describe.each(dialogues)('a whole dialogue of %s', (firmware, choice) => {
  it('ends the same in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 }), async (cuts) => {
        const bare = bareConsole(firmware, air);
        expect(await bare.pass(setUp(bare, bare.usbOver(cuts), choice))).toBe('ok');
        expect(bare.memory.networks[0]).toMatchObject({ ssid: choice.ssid });
        expect(bare.memory.claimCode).toBe(firmware === '0.4.4' ? undefined : code);
        expect([bare.isListening(), bare.clock.sleepers()]).toEqual([false, 0]);
      }),
      { numRuns: 15 },
    );
  });

  it('is gone wherever the line breaks, and the next run finds what was left: nothing, or a question and RESET', async () => {
    const whole = bareConsole(firmware, air);
    const line = whole.usbOver([], 100_000);
    expect(await whole.pass(setUp(whole, line, choice))).toBe('ok');
    const afterwards = new Set<string>();
    for (let bytes = 1; bytes < line.used(); bytes += 1) {
      const bare = bareConsole(firmware, air);
      const end = await bare.pass(setUp(bare, bare.usbOver([], bytes), choice));
      const isStored = bare.memory.networks[0] !== undefined;
      // Behind the words that say so nothing more is waited for.
      expect([bytes, end]).toEqual([bytes, isStored && end === 'ok' ? 'ok' : 'cable-gone']);
      expect(bare.clock.sleepers()).toBe(0);
      if (bytes % 4 > 0) continue;
      // It kept its power, as behind a hub of its own: what it was in it still is.
      const next = await bare.pass(setUp(bare, bare.usbOver(), choice));
      afterwards.add(next);
      expect([bytes, next]).toEqual([
        bytes,
        isStored ? 'cable-not-listening' : expect.stringMatching(/^(ok|cable-dialogue-open)$/),
      ]);
      if (next === 'ok' || bytes % 12 > 0) continue;
      await bare.startAnew();
      expect([bytes, await bare.pass(setUp(bare, bare.usbOver(), choice))]).toEqual([bytes, 'ok']);
    }
    expect([...afterwards].sort()).toEqual(['cable-dialogue-open', 'cable-not-listening', 'ok']);
  });
});
