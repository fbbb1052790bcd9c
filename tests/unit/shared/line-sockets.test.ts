import { describe, expect, it } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { seenSockets, socketOf, stateOfSocket } from '../../../shared/line-sockets.ts';
import type { LineDevice, ShownRow } from '../../../shared/line-state.ts';
import type { PluggedIn } from '../../../shared/plugged-in.ts';

const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;
const photon = (socket: string, number?: number): PluggedIn => ({
  kind: 'photon',
  name: 'Photon',
  port: `/dev/${socket}`,
  socket,
  ...(number === undefined ? {} : { id: idOf(number) }),
});
const lane = (told: Partial<LineDevice>): LineDevice => ({
  slot: 1,
  photon: undefined,
  deviceId: undefined,
  stage: 'prove',
  since: 0,
  ...told,
});
const row = (told: Partial<ShownRow>): ShownRow => ({
  photon: undefined,
  deviceId: undefined,
  outcome: 'PASS',
  attemptId: 'attempt',
  attempts: 1,
  tookMs: 1,
  number: 1,
  at: 50,
  ...told,
});

describe('the sockets of a line', () => {
  it('keep one order and their place, also when they are empty', () => {
    const first = seenSockets([], [photon('1-10', 1), photon('1-2.3', 2)], 10);
    expect(first.map(({ socket }) => socket)).toEqual(['1-2.3', '1-10']);
    const then = seenSockets(first, [photon('1-9', 3), photon('1-10', 1)], 20);
    expect(then.map(({ socket, device, since }) => [socket, device?.id, since])).toEqual([
      ['1-2.3', undefined, 20],
      ['1-9', idOf(3), 20],
      ['1-10', idOf(1), 10],
    ]);
  });

  it('are named by the port where the system does not name them', () => {
    const { socket: _, ...nameless } = photon('COM12', 1);
    expect(seenSockets([], [nameless], 1)[0]?.socket).toBe('/dev/COM12');
  });
});

describe('what is in a socket', () => {
  const none = { inFlight: [], rows: [] };
  const at = (device: PluggedIn | undefined, since = 10) => ({ socket: '1-1', device, since });

  it('is known by its ID, wherever it was plugged in before', () => {
    const one = at(photon('1-1', 1));
    expect(stateOfSocket(at(undefined), none).is).toBe('empty');
    expect(stateOfSocket(one, none).is).toBe('waiting');
    expect(stateOfSocket(one, { ...none, inFlight: [lane({ deviceId: idOf(1) })] }).is).toBe('under-way');
    // Another one is at that port meanwhile.
    expect(stateOfSocket(one, { ...none, inFlight: [lane({ photon: '/dev/1-1', deviceId: idOf(2) })] }).is).toBe(
      'waiting',
    );
    expect(stateOfSocket(one, { ...none, rows: [row({ deviceId: idOf(1), at: 5 })] })).toMatchObject({
      is: 'done',
      row: { outcome: 'PASS' },
    });
  });

  it('is known by its port where its descriptors tell no ID, and has no row of the one before it', () => {
    const one = at(photon('1-1'));
    expect(stateOfSocket(one, { ...none, inFlight: [lane({ photon: '/dev/1-1', deviceId: idOf(2) })] }).is).toBe(
      'under-way',
    );
    expect(stateOfSocket(one, { ...none, rows: [row({ photon: '/dev/1-1', at: 5 })] }).is).toBe('waiting');
    expect(stateOfSocket(one, { ...none, rows: [row({ photon: '/dev/1-1', at: 15 })] }).is).toBe('done');
  });

  it('says why it cannot be used', () => {
    const one = at({ ...photon('1-1', 1), obstacle: setupError('cable-port-denied') });
    expect(stateOfSocket(one, none)).toMatchObject({ is: 'obstacle', error: { code: 'cable-port-denied' } });
  });
});

it('a device is found in its socket by its ID, and by its port only where that tells none', () => {
  const sockets = seenSockets([], [photon('1-1', 1), photon('1-2')], 1);
  expect(socketOf(sockets, { deviceId: idOf(1), photon: '/dev/other' })).toBe('1-1');
  expect(socketOf(sockets, { deviceId: idOf(9), photon: '/dev/1-2' })).toBe('1-2');
  expect(socketOf(sockets, { deviceId: idOf(9), photon: '/dev/1-1' })).toBeUndefined();
  // The next one came to its port after it.
  expect(socketOf(sockets, { ...row({ deviceId: idOf(9), photon: '/dev/1-2', at: 1 }) })).toBe('1-2');
  expect(socketOf(sockets, { ...row({ deviceId: idOf(9), photon: '/dev/1-2', at: 0 }) })).toBeUndefined();
});
