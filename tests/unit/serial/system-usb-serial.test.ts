import { describe, expect, it } from 'vitest';
import type * as library from '../../../electron/serial/serial-library.ts';
import { systemUsbSerial } from '../../../electron/serial/system-usb-serial.ts';

/** The library with ports of our own. */
function withLibrary(parts: Partial<typeof library>, platform: NodeJS.Platform = 'win32') {
  const load = async () =>
    ({ listPorts: async () => [], openPort: () => Promise.reject(new Error('none')), ...parts }) as typeof library;
  return systemUsbSerial({ platform, load });
}

describe('what the system lists', () => {
  it('is Particle’s alone, in the order of the system, with numbers above 9', async () => {
    const listed = withLibrary({
      listPorts: async () => [
        { path: 'COM1' },
        { path: 'COM12', vendorId: '2B04', productId: 'C006', serialNumber: '3F001A001747353236343033' },
        { path: 'COM3', vendorId: '2341', productId: '0043' },
      ],
    });
    expect(await listed.list()).toEqual({
      ok: true,
      value: [
        {
          path: 'COM12',
          identity: { kind: 'photon', name: 'Photon', id: '3f001a001747353236343033', firmware: '0.6' },
        },
      ],
    });
  });
});

it('a port is opened by the name that the list has, also above 9', async () => {
  const asked: string[] = [];
  const usb = withLibrary({
    openPort: (path) => {
      asked.push(path);
      return Promise.reject(new Error(`Opening ${path}: Access denied`));
    },
  });
  // Windows knows such a port with two backslashes, a point and one more before it, which the library adds
  // (bindings-cpp v13.0.1, src/serialport_win.cpp:83).
  expect(await usb.open('COM12', () => undefined)).toMatchObject({ error: { code: 'cable-port-busy' } });
  expect(asked).toEqual(['COM12']);
});

describe('what keeps a port from opening', () => {
  // Words of serialport 13 on Linux and Windows; those of Linux were seen, the others are of its source and of reports.
  it.each([
    ['Error Resource temporarily unavailable Cannot lock port', 'linux', 'cable-port-busy'],
    ['Error: Permission denied, cannot open /dev/ttyACM0', 'linux', 'cable-port-denied'],
    ['Error: No such file or directory, cannot open /dev/ttyACM0', 'linux', 'cable-gone'],
    ['Opening COM6: Access denied', 'win32', 'cable-port-busy'],
    ['Opening COM6: File not found', 'win32', 'cable-gone'],
    ['Error: Resource busy, cannot open /dev/tty.usbmodem1', 'darwin', 'cable-port-busy'],
  ] as const)('%s on %s: %s', async (words, platform, code) => {
    const usb = withLibrary({ openPort: () => Promise.reject(new Error(words)) }, platform);
    expect(await usb.open('/dev/ttyACM0', () => undefined)).toMatchObject({ ok: false, error: { code, saw: words } });
  });

  it('a port that goes away is told, and writing to it fails as one that is gone', async () => {
    let gone: () => void = () => undefined;
    const usb = withLibrary({
      openPort: async (_path, _rate, _received, lost) => {
        gone = lost;
        return {
          // As the library does with a port that is gone: it waits.
          write: () => new Promise(() => undefined),
          setBaudRate: async () => undefined,
          close: () => Promise.reject(new Error('Port is not open')),
        };
      },
    });
    const port = await usb.open('COM12', () => undefined);
    if (!port.ok) throw new Error(port.error.code);
    expect(port.value.lost.aborted).toBe(false);
    const under = port.value.write(Uint8Array.of(1));
    gone();
    expect(port.value.lost.aborted).toBe(true);
    expect(await under).toMatchObject({ ok: false, error: { code: 'cable-gone' } });
    expect(await port.value.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'cable-gone' } });
    await port.value.close();
  });

  it.each(['write', 'setBaudRate'] as const)('a port whose %s fails is gone, whoever tells of it', async (work) => {
    // Words of node-serialport issue 95, of Windows, where no other sign came.
    const fails = () => Promise.reject(new Error('Writing to COM port (GetOverlappedResult): File not found'));
    const usb = withLibrary({
      openPort: async () => ({ write: fails, setBaudRate: fails, close: async () => undefined }),
    });
    const port = await usb.open('COM12', () => undefined);
    if (!port.ok) throw new Error(port.error.code);
    const done = await (work === 'write' ? port.value.write(Uint8Array.of(1)) : port.value.setBaudRate(9_600));
    expect([done.ok, port.value.lost.aborted]).toEqual([false, true]);
  });
});
