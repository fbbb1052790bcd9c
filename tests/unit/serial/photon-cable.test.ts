import { expect, it } from 'vitest';
import { photonCable } from '../../../electron/serial/photon-cable.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

it('opens a port that is named, unless it is known to be another device’s', async () => {
  const ports = [
    { path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon', id: '3b0021001747353236343033' } },
    { path: '/dev/ttyACM1', identity: { kind: 'other', name: 'Argon' } },
  ] as unknown as readonly UsbPort[];
  const usb = { list: async () => success(ports) } as Partial<UsbSerial> as UsbSerial;
  const cable = photonCable(usb, virtualClock());
  const found = async (port: string | undefined) => {
    const came = await cable.find(port, undefined);
    return came.ok ? came.value.path : came.error.code;
  };
  expect(await found('/dev/ttyACM0')).toBe('/dev/ttyACM0');
  expect(await found('/dev/ttyACM1')).toBe('cable-not-found');
  // A link, or the end of a pseudo terminal.
  expect(await found('/dev/photon')).toBe('/dev/photon');
  expect(await found(undefined)).toBe('/dev/ttyACM0');
});
