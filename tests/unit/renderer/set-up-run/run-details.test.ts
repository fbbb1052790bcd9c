import { describe, expect, it } from 'vitest';
import { runDetails } from '../../../../renderer/set-up-run/run-details.ts';
import { setupError } from '../../../../shared/errors.ts';
import { foldAll } from '../../../../shared/setup-state.ts';
import { atProve, device, end, happened, networks, practiceSession, snapshot } from '../../../support/window-states.ts';
import { email, startedForCustomer, startedWithoutOwner } from '../../../ui/support/product-worlds.ts';

const error = setupError('photon-not-online', { saw: 'nothing was heard' });
const events = happened(...atProve, end({ outcome: 'failed', error }));
const details = (all = events, seen: typeof snapshot | undefined = snapshot) =>
  runDetails(error, { setup: foldAll(all), events: all, snapshot: seen });

describe('a failed run for whoever helps', () => {
  it('has the code, what was seen, the device, the versions, and every event with its time', () => {
    const lines = details().split('\n');
    expect(lines.slice(0, 5)).toEqual([
      `code: ${error.code}`,
      'saw: nothing was heard',
      'run: run-1',
      'for: account',
      `device: ${device.id}`,
    ]);
    expect(lines).toContain('system: linux, Wi-Fi manual');
    expect(lines).toContain('versions: Photon Setup 0.1.0, Electron 45.4.1, Chromium 150.0, Node 26.1');
    const told = lines.slice(lines.indexOf('') + 1);
    expect(told).toHaveLength(events.length);
    expect(told[0]).toBe('+0.0 s  run-started');
    expect(told.at(-1)).toBe(`+${events.length - 1}.0 s  run-finished ${error.code}`);
  });

  it('has no name of a network, no e-mail address, and says for whom by kind alone', () => {
    const forCustomer = details(happened(startedForCustomer, ...atProve.slice(1)));
    expect(forCustomer).toContain('for: a customer');
    for (const word of [email, ...networks.map(({ ssid }) => ssid), 'Photon-K4WQ'])
      expect(forCustomer).not.toContain(word);
    expect(details(happened(startedWithoutOwner))).toContain('for: a product, without an owner');
  });

  it('says that it was practice', () => {
    expect(details(events, { ...snapshot, practice: practiceSession })).toContain('Wi-Fi manual, practice');
  });

  it('of a run that never began has no times that were not', () => {
    expect(details([])).toMatch(/run: none\nfor: account\ndevice: none\nstarted: never/);
  });

  it('fits into what the clipboard takes, however long the run was', () => {
    expect(details(Array.from({ length: 2_000 }, () => events).flat())).toHaveLength(16_384);
  });
});
