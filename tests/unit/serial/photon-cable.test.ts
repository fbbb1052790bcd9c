import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { photonCable } from '../../../electron/serial/photon-cable.ts';
import type { FoundPort } from '../../../electron/serial/photon-cable-port.ts';
import type * as library from '../../../electron/serial/serial-library.ts';
import { systemUsbSerial } from '../../../electron/serial/system-usb-serial.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
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

it.each([
  ['com12', 'COM12'],
  ['\\\\.\\COM12', 'COM12'],
  ['\\\\.\\com13', 'cable-not-found'],
  ['com14', 'com14'],
])('a port of Windows that is named %s is %s', async (named, found) => {
  const listPorts = async () => [
    { path: 'COM12', vendorId: '2B04', productId: 'C006', serialNumber: '3F001A001747353236343033' },
    { path: 'COM13', vendorId: '2B04', productId: 'C00C', serialNumber: '3F001A001747353236343033' },
  ];
  const usb = systemUsbSerial({ platform: 'win32', load: async () => ({ listPorts }) as unknown as typeof library });
  const came = await photonCable(usb, virtualClock()).find(named, undefined);
  expect(came.ok ? came.value.path : came.error.code).toBe(found);
});

it.skipIf(process.platform === 'win32')('a link to a port is that port, on Linux', async () => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'ports-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const port = path.join(folder, 'ttyACM0');
  await writeFile(port, '');
  await symlink('ttyACM0', path.join(folder, 'usb-Particle_Photon-if00'));
  const identity = { kind: 'photon', name: 'Photon', id: '3b0021001747353236343033' } as const;
  const usb = {
    ...systemUsbSerial({ platform: 'linux' }),
    list: async () => success([{ path: port, identity }]),
  } as unknown as UsbSerial;
  const came = await photonCable(usb, virtualClock()).find(path.join(folder, 'usb-Particle_Photon-if00'), undefined);
  expect(came).toMatchObject({ ok: true, value: { path: port } });
});

const told = '3b0021001747353236343033' as DeviceId;

it.each<readonly [string, readonly FoundPort[], number]>([
  ['is there', [{ path: 'COM12', id: told }], 1],
  ['tells no ID now', [{ path: 'COM12' }], 1],
  ['is gone', [], 0],
  ['is another', [{ path: 'COM12', id: 'bb0021001747353236343033' as DeviceId }], 0],
])('who was told to listen, and %s: its port is opened to end that, or not', async (_, there, times) => {
  let opened = 0;
  const usb: Partial<UsbSerial> = {
    list: async () =>
      success(
        there.map(({ path: at, id }) => ({
          path: at,
          identity: { kind: 'photon', name: 'Photon', ...(id === undefined ? {} : { id }) },
        })),
      ),
    async open() {
      opened += 1;
      return failure(setupError('cable-gone'));
    },
  };
  expect(await photonCable(usb as UsbSerial, virtualClock()).endListening('COM12', told)).toBe(true);
  expect(opened).toBe(times);
});
