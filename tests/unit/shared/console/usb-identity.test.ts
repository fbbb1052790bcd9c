import { expect, it } from 'vitest';
import { usbIdentity } from '../../../../shared/console/usb-identity.ts';

const id = '3f001a001747353236343033';

it.each([
  [
    { vendorId: '2b04', productId: 'c006', serialNumber: id },
    { kind: 'photon', name: 'Photon', id, firmware: '0.7' },
  ],
  [
    { vendorId: '2B04', productId: 'C006', serialNumber: id.toUpperCase() },
    { kind: 'photon', name: 'Photon', id, firmware: '0.6' },
  ],
  [
    { vendorId: '2b04', productId: 'c006', serialNumber: '00000000050C' },
    { kind: 'photon', name: 'Photon', firmware: '0.5' },
  ],
  [
    { vendorId: '0x2b04', productId: '0xc008', serialNumber: 'odd' },
    { kind: 'p1', name: 'P1' },
  ],
  [
    { vendorId: '2b04', productId: 'd006', serialNumber: id },
    { kind: 'dfu', name: 'Photon' },
  ],
  [
    { vendorId: '2b04', productId: 'c00c', serialNumber: id },
    { kind: 'other', name: 'Argon' },
  ],
  [
    { vendorId: '1d50', productId: '607d' },
    { kind: 'other', name: 'Core' },
  ],
  [{ vendorId: '2341', productId: '0043' }, undefined],
  [{}, undefined],
])('%j', (descriptors, identity) => expect(usbIdentity(descriptors)).toEqual(identity));
