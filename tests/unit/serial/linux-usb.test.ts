import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pluggedIn } from '../../../electron/runs/plugged-in.ts';
import { groupOf, type LinuxPlaces, linuxUsbPorts } from '../../../electron/serial/linux-usb.ts';
import { systemUsbSerial } from '../../../electron/serial/system-usb-serial.ts';

const id = '3f001a001747353236343033';
let folder = '';
let places: LinuxPlaces = { sys: '', dev: '', groups: '' };
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'usb-'));
  places = { sys: path.join(folder, 'sys'), dev: path.join(folder, 'dev'), groups: path.join(folder, 'group') };
  await mkdir(places.dev);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A device as the kernel shows it: `3-1`, with its interfaces `3-1:1.0`. */
async function plugIn(
  name: string,
  facts: Readonly<Record<string, string>>,
  terminals: Readonly<Record<string, string>> = {},
) {
  const devices = path.join(places.sys, 'bus/usb/devices');
  await mkdir(path.join(devices, name), { recursive: true });
  for (const [file, value] of Object.entries(facts)) await writeFile(path.join(devices, name, file), `${value}\n`);
  for (const [one, terminal] of Object.entries(terminals)) {
    await mkdir(path.join(devices, one, 'tty', terminal), { recursive: true });
    await writeFile(path.join(places.dev, terminal), '');
  }
}

it('finds a Photon by what the kernel shows of it, and its first serial interface', async () => {
  await plugIn('usb1', { idVendor: '1d6b', idProduct: '0002' });
  await plugIn(
    '1-1.2',
    { idVendor: '2b04', idProduct: 'c006', serial: id },
    { '1-1.2:1.3': 'ttyACM4', '1-1.2:1.0': 'ttyACM3' },
  );
  await plugIn('1-1', { idVendor: '05e3', idProduct: '0608' });
  expect(await linuxUsbPorts(places)).toEqual([
    {
      path: path.join(places.dev, 'ttyACM3'),
      socket: '1-1.2',
      identity: { kind: 'photon', name: 'Photon', id, firmware: '0.7' },
    },
  ]);
});

it('names one in DFU mode, and another device of Particle’s, without a port to open', async () => {
  await plugIn('1-1', { idVendor: '2b04', idProduct: 'd006', serial: id });
  await plugIn('1-2', { idVendor: '2b04', idProduct: 'c00d', serial: id }, { '1-2:1.0': 'ttyACM0' });
  expect((await linuxUsbPorts(places)).map(({ identity, path: node }) => [identity.kind, node !== undefined])).toEqual([
    ['dfu', false],
    ['other', true],
  ]);
});

it('a keyboard that calls itself a Photon is none, and with a Photon’s numbers it has no port', async () => {
  const called = { product: 'Photon', manufacturer: 'Particle', serial: id };
  await plugIn('1-1', { ...called, idVendor: '046d', idProduct: 'c31c' }, { '1-1:1.0': 'ttyACM0' });
  expect(await linuxUsbPorts(places)).toEqual([]);
  await plugIn('1-2', { ...called, idVendor: '2b04', idProduct: 'c006' });
  await mkdir(path.join(places.sys, 'bus/usb/devices/1-2:1.0/input/input7'), { recursive: true });
  const ports = await linuxUsbPorts(places);
  expect(ports.map((port) => [port.path, pluggedIn(port).obstacle?.code])).toEqual([[undefined, 'cable-not-found']]);
});

it('has nothing to say where the kernel shows no USB', async () => {
  expect(await linuxUsbPorts({ ...places, sys: path.join(folder, 'none') })).toEqual([]);
});

it('rejects where what is there cannot be read, and leaves out what is gone', async () => {
  await plugIn('1-1', { idVendor: '2b04', idProduct: 'c006' }, { '1-1:1.0': 'ttyACM0' });
  expect(await linuxUsbPorts(places)).toHaveLength(1);
  // In place of a file whose reading fails: EISDIR.
  await mkdir(path.join(places.sys, 'bus/usb/devices/1-1/serial'));
  await expect(linuxUsbPorts(places)).rejects.toThrow('EISDIR');
  expect(await systemUsbSerial({ platform: 'linux', places }).list()).toMatchObject({
    ok: false,
    error: { code: 'cable-unavailable' },
  });
});

it.each([
  ['idVendor', {}],
  ['idProduct', { idVendor: '046d' }],
  ['idProduct', { idVendor: '1d50' }],
  ['serial', { idVendor: '046d', idProduct: 'c31c' }],
])('a file %s of another device that cannot be read keeps nobody from a Photon: %j', async (file, facts) => {
  await plugIn('1-1', { idVendor: '2b04', idProduct: 'c006', serial: id }, { '1-1:1.0': 'ttyACM0' });
  await plugIn('1-2', facts);
  await mkdir(path.join(places.sys, 'bus/usb/devices/1-2', file));
  expect((await linuxUsbPorts(places)).map(({ socket }) => socket)).toEqual(['1-1']);
});

it.skipIf(process.getuid?.() === 0)('says who may open a port that the user may not (root may open any)', async () => {
  await plugIn('1-1', { idVendor: '2b04', idProduct: 'c006', serial: id }, { '1-1:1.0': 'ttyACM0' });
  await chmod(path.join(places.dev, 'ttyACM0'), 0);
  await writeFile(places.groups, `root:x:0:\ndialout:x:${process.getgid?.()}:\n`);
  expect(await linuxUsbPorts(places)).toMatchObject([{ denied: { group: 'dialout' } }]);
});

it('reads the name of a group, and names none for a file that is gone or root’s alone', async () => {
  const node = path.join(places.dev, 'ttyACM0');
  await writeFile(node, '');
  await writeFile(places.groups, `dialout:x:${process.getgid?.()}:\n`);
  expect(await groupOf(node, places.groups)).toEqual(process.getgid?.() === 0 ? {} : { group: 'dialout' });
  expect(await groupOf(path.join(places.dev, 'none'), places.groups)).toEqual({});
});
