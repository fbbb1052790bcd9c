import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { openPhotonConsole } from '../../../../electron/serial/photon-console.ts';
import type { UsbSerial } from '../../../../electron/serial/usb-serial-port.ts';
import { binaryTextToBytes, bytesToBinaryText } from '../../../../shared/bytes.ts';
import { success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

/** What a device might say that is no Photon, or one whose program speaks as its console does. */
const words = [
  'i',
  'C',
  'CC',
  'SSID: ',
  'Password: ',
  '\r\n',
  'Device ID: ',
  'Device ID: 3b0021001747353236343033\r\n',
  'Your device id is ',
  '<3 you!',
  'Device claimed: yes\r\n',
];
const said = fc.oneof(
  fc.constantFrom(...words),
  fc.stringMatching(/^[0-9a-f]{1,23}$/),
  fc.uint8Array({ maxLength: 200 }).map(bytesToBinaryText),
);

it('whatever else it says, it is not taken for one that listens, and is asked for nothing but who it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 30 }), async (texts) => {
      // An ID behind those words is an answer; the short line of a longer one is none by itself.
      fc.pre(!/Your device id is [0-9a-fA-F]{24}\r\n/.test(texts.join('')));
      fc.pre(!/Device ID: [0-9a-fA-F]{24}\r\n(?:Device Secret|Serial Number): /.test(texts.join('')));
      const clock = virtualClock();
      const typed: string[] = [];
      let next = 0;
      const usb: Pick<UsbSerial, 'open'> = {
        open: async (_, received) =>
          success({
            async write(bytes) {
              typed.push(bytesToBinaryText(bytes));
              for (let count = 0; count < 5; count += 1) {
                const text = texts[next];
                next += 1;
                if (text !== undefined) received(binaryTextToBytes(text));
              }
              return success(undefined);
            },
            setBaudRate: async () => success(undefined),
            lost: neverAborted(),
            close: async () => undefined,
          }),
      };
      const opening = openPhotonConsole(usb as UsbSerial, 'COM12', clock, neverAborted());
      await clock.advance(60_000);
      const opened = await opening;
      expect(opened.ok ? 'ok' : opened.error.code).toMatch(/^cable-(not-listening|dialogue-open|drowned)$/);
      expect(typed.map((text) => text.replaceAll('\b', '')).filter((text) => text !== 'i' && text !== '')).toEqual(
        typed.includes('a') ? ['a'] : [],
      );
      expect(clock.sleepers()).toBe(0);
    }),
    { numRuns: 300 },
  );
});
