import { describe, expect, it } from 'vitest';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { checkLabel } from '../../../shared/label-check.ts';

const porch = { deviceId: '3b0021001747353236343033', serial: 'PHHMAB12CD34EF5', name: 'porch', attempt: 1 };
const shed = { deviceId: '3b0021001747353236343034', serial: 'own-7', name: 'shed <b>', attempt: 2 };
const unmet = { deviceId: null, serial: 'own-8', name: null, attempt: 3 };
const rows = [porch, { ...porch, attempt: 0 }, shed, unmet];
const idOf = (text: string) => {
  const id = parseDeviceId(text);
  if (!id.ok) throw new Error(text);
  return id.value;
};

describe('a label that is scanned', () => {
  it('tells its device, whatever its code holds', () => {
    for (const scanned of [porch.deviceId, porch.deviceId.toUpperCase(), porch.serial, ']d2phhmab12cd34ef5', 'porch']) {
      expect(checkLabel(scanned, rows)).toEqual({ verdict: 'found', row: porch, matches: undefined });
    }
    for (const scanned of ['own-7', 'shed <b>', `]Q3${shed.name}`]) {
      expect(checkLabel(scanned, rows)).toMatchObject({ verdict: 'found', row: shed });
    }
    expect(checkLabel('own-8', rows)).toMatchObject({ verdict: 'found', row: unmet });
  });

  it('is right, or on another device', () => {
    expect(checkLabel('porch', rows, { deviceId: idOf(porch.deviceId) })).toMatchObject({ matches: true });
    expect(checkLabel('porch', rows, { deviceId: idOf(shed.deviceId) })).toMatchObject({ matches: false, row: porch });
    expect(checkLabel('own-8', rows, { deviceId: idOf(porch.deviceId) })).toMatchObject({ matches: false });
  });

  it('is none of ours, cut off, a command, or one that several devices have', () => {
    expect(checkLabel('3b0021001747353236343099', rows)).toEqual({ verdict: 'unknown' });
    expect(checkLabel('', [{ ...porch, name: '' }])).toEqual({ verdict: 'unknown' });
    expect(checkLabel('PS:STOP', [{ ...porch, name: 'PS:STOP' }])).toEqual({ verdict: 'unknown' });
    expect(checkLabel('3b00210017473532', rows)).toEqual({ verdict: 'half' });
    expect(checkLabel(`${porch.serial} ${'PHNTAB12CD34EF5'}`, rows)).toEqual({ verdict: 'half' });
    const twins = [porch, { ...shed, name: 'porch' }];
    expect(checkLabel('porch', twins)).toEqual({ verdict: 'several', rows: twins });
  });
});
