import { expect, it } from 'vitest';
import { pluggedIn } from '../../../electron/runs/plugged-in.ts';
import type { UsbPort } from '../../../electron/serial/usb-serial-port.ts';
import { settableOf } from '../../../shared/plugged-in.ts';

const photon = { kind: 'photon', name: 'Photon' } as const;
const port = '/dev/ttyACM0';
const codes = (...ports: readonly UsbPort[]) => ports.map((one) => pluggedIn(one).obstacle?.code);

it('what stands in the way of each device shows before anything is opened', () => {
  expect(
    codes(
      { path: port, identity: photon },
      { path: port, identity: { kind: 'p1', name: 'P1' } },
      { path: port, identity: photon, denied: { group: 'uucp' } },
      { path: port, identity: { kind: 'other', name: 'Argon' }, denied: {} },
      { identity: { kind: 'dfu', name: 'Photon' } },
      { identity: photon },
    ),
  ).toEqual([undefined, undefined, 'cable-port-denied', 'cable-not-photon', 'cable-in-dfu', 'cable-not-found']);
  expect(pluggedIn({ path: port, identity: photon, denied: {} }).obstacle?.details).toEqual({ group: 'dialout' });
});

it('a device that something stands in the way of is offered to nobody', () => {
  const free = pluggedIn({ path: port, identity: photon });
  expect(settableOf([free, pluggedIn({ path: 'COM12', identity: { kind: 'other', name: 'Argon' } })])).toEqual([free]);
});
