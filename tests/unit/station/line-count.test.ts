import { describe, expect, it } from 'vitest';
import { lineCount } from '../../../electron/station/line-count.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;
const photon = (letter: string) => `Photon-${letter}`;

describe('how far a line is, in devices', () => {
  it('counts a device once, however often it ends, by its ID and by its Wi-Fi', () => {
    const count = lineCount();
    count.ended({ photon: photon('A'), deviceId: undefined }, 'FAIL');
    count.ended({ photon: photon('A'), deviceId: idOf(1) }, 'FAIL');
    count.ended({ photon: photon('A'), deviceId: undefined }, 'FAIL');
    expect([count.all(), count.unpassed()]).toEqual([1, 1]);
    count.ended({ photon: undefined, deviceId: idOf(1) }, 'PASS');
    expect([count.all(), count.unpassed()]).toEqual([1, 0]);
    expect(count.hasEnded({ photon: photon('A'), deviceId: undefined })).toBe(true);
    expect(count.hasEnded({ photon: photon('B'), deviceId: undefined })).toBe(false);
  });

  it('tells two devices apart whose Wi-Fi has one name', () => {
    const count = lineCount();
    count.ended({ photon: photon('A'), deviceId: idOf(1) }, 'FAIL');
    count.ended({ photon: photon('A'), deviceId: idOf(2) }, 'PASS');
    expect([count.all(), count.unpassed()]).toEqual([2, 1]);
  });

  it('counts nothing that was left alone', () => {
    const count = lineCount();
    count.ended({ photon: photon('A'), deviceId: idOf(1) }, 'SKIPPED');
    expect(count.all()).toBe(0);
    count.ended({ photon: photon('A'), deviceId: idOf(1) }, 'PASS');
    count.ended({ photon: photon('A'), deviceId: idOf(1) }, 'SKIPPED');
    expect([count.all(), count.unpassed()]).toEqual([1, 0]);
  });
});
