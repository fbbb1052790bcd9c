import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import { runTerminal } from '../../../electron/terminal/terminal-program.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';

const parsed = parseDeviceId('3b0021001747353236343033');
if (!parsed.ok) throw new Error('vector');
const id = parsed.value;
const photon: UsbPort = { path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon', id, firmware: '0.7' } };
const second: UsbPort = { path: '/dev/ttyACM1', identity: { kind: 'p1', name: 'P1', firmware: '0.5' } };
const inDfu: UsbPort = { identity: { kind: 'dfu', name: 'Photon' } };
const argon: UsbPort = { path: '/dev/ttyACM2', identity: { kind: 'other', name: 'Argon' } };
const denied: UsbPort = { ...photon, denied: { group: 'uucp' } };

/** A console that answers the three questions. */
function usbWith(ports: readonly UsbPort[], opens = true): UsbSerial {
  return {
    ready: async () => success(undefined),
    list: async () => success(ports),
    async open(_path, received) {
      if (!opens) return failure(setupError('cable-port-denied', { details: { group: 'dialout' } }));
      const answers: Readonly<Record<string, string>> = {
        i: `Your device id is ${id}\r\n`,
        v: 'system firmware version: 1.5.2\n\r\n',
        c: 'Device claimed: yes\r\n',
      };
      return success({
        async write(bytes) {
          received(Buffer.from(answers[String.fromCharCode(...bytes)] ?? '', 'latin1'));
          return success(undefined);
        },
        setBaudRate: async () => success(undefined),
        lost: neverAborted(),
        close: async () => undefined,
      });
    },
  };
}

async function run(args: readonly string[], usb: UsbSerial) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  const process = { env: { LANG: 'C' }, stdin, stdout, stderr } as unknown as NodeJS.Process;
  const exitCode = await runTerminal(args, { process, signal: neverAborted(), usb });
  const read = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString('utf8') ?? '';
  return { exitCode, out: read(stdout), err: read(stderr) };
}

describe('ports', () => {
  it('names each device in a USB socket, and what to do where it cannot be used', async () => {
    const { exitCode, out } = await run(['ports'], usbWith([photon, second, inDfu, argon, denied]));
    expect(exitCode).toBe(0);
    expect(out.split('\n').filter(Boolean)).toEqual([
      `/dev/ttyACM0  Photon  ${id}  Device OS 0.7 or later`,
      '/dev/ttyACM1  P1  Device OS 0.5 or earlier',
      '–  Photon  Press RESET, then try again.',
      '/dev/ttyACM2  Argon  not a Photon or P1',
      `/dev/ttyACM0  Photon  ${id}  Device OS 0.7 or later  ` +
        'Run: sudo usermod -aG uucp $USER. Then sign in again, and try again.',
    ]);
  });

  it('for a program, one line of JSON each', async () => {
    const { out } = await run(['ports', '--json'], usbWith([photon, second, inDfu, argon, denied]));
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((text) => JSON.parse(text)),
    ).toEqual([
      { port: '/dev/ttyACM0', kind: 'photon', name: 'Photon', id, deviceOs: '>=0.7' },
      { port: '/dev/ttyACM1', kind: 'p1', name: 'P1', deviceOs: '<=0.5' },
      { kind: 'dfu', name: 'Photon', problem: 'cable-in-dfu' },
      { port: '/dev/ttyACM2', kind: 'other', name: 'Argon', problem: 'cable-not-photon' },
      { port: '/dev/ttyACM0', kind: 'photon', name: 'Photon', id, deviceOs: '>=0.7', problem: 'cable-port-denied' },
    ]);
  });

  it('nothing plugged in is an answer, too', async () => {
    expect(await run(['ports'], usbWith([]))).toEqual({
      exitCode: 0,
      out: 'No Particle device is plugged in over USB.\n',
      err: '',
    });
    expect(await run(['ports', '--json'], usbWith([]))).toEqual({ exitCode: 0, out: '', err: '' });
  });
});

describe('inspect --usb', () => {
  it('asks the one that is plugged in, or that at a port', async () => {
    const told = { id, printsByItself: false, deviceOs: '1.5.2', claimedBefore: true };
    for (const [ports, args, port] of [
      [[photon, argon, inDfu], ['inspect', '--json', '--usb'], '/dev/ttyACM0'],
      [[photon, second], ['inspect', '--json', '--usb', '/dev/ttyACM1'], '/dev/ttyACM1'],
    ] as const) {
      const { exitCode, out } = await run(args, usbWith(ports));
      expect(JSON.parse(out)).toEqual({ port, ...told });
      expect(exitCode).toBe(0);
    }
  });

  it.each([
    [[], 'cable-not-found'],
    [[argon], 'cable-not-found'],
    [[inDfu], 'cable-in-dfu'],
    [[photon, second], 'cable-several'],
  ] as const)('%j: %s', async (ports, code) => {
    const { exitCode, out } = await run(['inspect', '--json', '--usb'], usbWith(ports));
    expect(JSON.parse(out)).toMatchObject({ code });
    expect(exitCode).toBe(errorRows[code].exit);
  });

  it('says whose right is missing', async () => {
    const { exitCode, err } = await run(['inspect', '--usb'], usbWith([photon], false));
    expect(err).toContain('sudo usermod -aG dialout $USER');
    expect(exitCode).toBe(errorRows['cable-port-denied'].exit);
  });
});
