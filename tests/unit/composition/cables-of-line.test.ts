import { expect, it } from 'vitest';
import { cablesOfLine } from '../../../electron/composition/cables-of-line.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import { setupError } from '../../../shared/errors.ts';
import type { PresetFile } from '../../../shared/preset.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const photon: UsbPort = { path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon' } };

/** Whether such a line goes over cables, and whether the sockets were asked for at all. */
async function by(transport: PresetFile['transport'], plugged: readonly UsbPort[] | 'unknown', isReady = true) {
  let asked = false;
  const usb = async () => {
    asked = true;
    const list = async () => (plugged === 'unknown' ? failure(setupError('cable-unavailable')) : success(plugged));
    const ready = async () => (isReady ? success(undefined) : failure(setupError('cable-unavailable')));
    return { list, ready } as UsbSerial;
  };
  const cables = await cablesOfLine(transport, usb, virtualClock());
  return { isUsb: cables !== undefined, asked };
}

it('a line is over cables as its preset says, and with "either" where a Photon can be used by one', async () => {
  expect(await by('wifi', [photon])).toEqual({ isUsb: false, asked: false });
  expect(await by('usb', [])).toMatchObject({ isUsb: true });
  expect(await by('usb', 'unknown')).toMatchObject({ isUsb: true });
  expect(await by('either', [photon])).toMatchObject({ isUsb: true });
  expect(await by('either', [])).toMatchObject({ isUsb: false });
  expect(await by('either', 'unknown')).toMatchObject({ isUsb: false });
  expect(await by('either', [photon], false)).toMatchObject({ isUsb: false });
  // By that preset nothing else will do, and the look before the first device says what is wrong.
  expect(await by('usb', [photon], false)).toMatchObject({ isUsb: true });
  const useless: readonly UsbPort[] = [
    { ...photon, denied: {} },
    { identity: { kind: 'dfu', name: 'Photon' } },
    { path: '/dev/ttyACM1', identity: { kind: 'other', name: 'Argon' } },
  ];
  expect(await by('either', useless)).toMatchObject({ isUsb: false });
  expect(await by('either', [...useless, photon])).toMatchObject({ isUsb: true });
});
