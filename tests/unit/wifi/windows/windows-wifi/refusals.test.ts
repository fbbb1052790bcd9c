import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { recordedText } from '../../recorded-answers.ts';
import { computer, guid, handleOf, photon } from './computer.ts';

describe('what Windows refuses', () => {
  const refusals = [
    ['windows-interfaces-en-11-location-denied.txt', 'wifi-not-permitted'],
    ['windows-service-stopped-ja.txt', 'wifi-service-not-running'],
  ] as const;

  it.each(refusals)('%s becomes %s', async (file, code) => {
    const it = computer({
      answer: ([program, , verb]) => {
        if (program === 'powershell.exe') {
          const adapters = [{ guid, name: 'Wi-Fi', index: 3, medium: 9 }];
          return JSON.stringify({ service: 4, adapters, routes: [], interfaces: recordedText(file) });
        }
        return verb === 'show' ? { exitCode: 1, text: recordedText(file) } : undefined;
      },
    });
    expect(await it.wifi.obstacle(guid, neverAborted())).toEqual({ code });
    expect(await it.wifi.scan(guid, neverAborted())).toMatchObject({ error: { code } });
    expect(await it.wifi.remember(guid, neverAborted())).toMatchObject({ error: { code } });
    // The adapter itself is there, and known without netsh.
    expect(await it.wifi.adapters(neverAborted())).toMatchObject({ ok: true, value: [{ id: guid, name: 'Wi-Fi' }] });
  });

  it('a radio that is off is told by its two lines, or by the refused list', async () => {
    const off = computer({
      answer: ([, , verb]) => (verb === 'show' ? recordedText('windows-interfaces-zh-10-radio-off.txt') : undefined),
    });
    expect(await off.wifi.obstacle(guid, neverAborted())).toEqual({ code: 'wifi-radio-off' });
    const refused = computer({
      answer: ([, , , noun]) =>
        noun === 'networks' ? { exitCode: 1, text: recordedText('windows-networks-powered-down-en.txt') } : undefined,
    });
    expect(await refused.wifi.scan(guid, neverAborted())).toMatchObject({ error: { code: 'wifi-radio-off' } });
    expect(await refused.wifi.obstacle(guid, neverAborted())).toBeUndefined();
  });

  it('a program that is missing, does not answer or is cancelled', async () => {
    const ends = [
      ['missing', 'wifi-tool-missing'],
      ['timed-out', 'wifi-service-not-running'],
      ['cancelled', 'cancelled'],
    ] as const;
    for (const [kind, code] of ends) {
      const it = computer({ answer: () => ({ kind }) });
      expect(await it.wifi.adapters(neverAborted())).toMatchObject({ error: { code } });
      expect(await it.wifi.remember(guid, neverAborted())).toMatchObject({ error: { code } });
      expect(await it.wifi.scan(guid, neverAborted())).toMatchObject({ error: { code } });
      expect(await it.wifi.obstacle(guid, neverAborted())).toMatchObject({ code });
    }
  });

  it('no adapter, a stopped service', async () => {
    const report = (service: number, adapters: unknown[]) =>
      computer({ answer: () => JSON.stringify({ service, adapters, routes: [], interfaces: '' }) }).wifi;
    expect(await report(4, []).adapters(neverAborted())).toMatchObject({ error: { code: 'wifi-no-adapter' } });
    const one = { guid, name: 'Wi-Fi', index: 3, medium: 9 };
    expect(await report(1, [one]).adapters(neverAborted())).toMatchObject({
      error: { code: 'wifi-service-not-running' },
    });
  });

  it('a name that did not pass the list never reaches a program', async () => {
    const it = computer({});
    const handle = await handleOf(it);
    const calls = it.calls.length;
    for (const ssid of ['Photon-"& calc "', '--help', 'a\0b']) {
      expect(await it.wifi.join(ssid, handle, neverAborted())).toMatchObject({
        error: { code: 'photon-name-not-joinable' },
      });
    }
    expect(it.calls).toHaveLength(calls);
  });

  it('handles that are none: coded failures, no exception, no program', async () => {
    const it = computer({});
    const good = JSON.parse(await handleOf(it)) as Record<string, unknown>;
    const bent = [
      '',
      '{',
      'null',
      '[]',
      ...[{ adapter: '../x' }, { interfaceName: 'a"b' }, { profile: 7 }, { system: 'macos' }, { extra: 1 }].map(
        (change) => JSON.stringify({ ...good, ...change }),
      ),
    ];
    const calls = it.calls.length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...bent), fc.string(), fc.json()), async (handle) => {
        expect(await it.wifi.join(photon, handle, neverAborted())).toMatchObject({ ok: false });
        expect(await it.wifi.forget(handle, neverAborted())).toMatchObject({ ok: false });
        expect(await it.wifi.restore(handle, neverAborted())).toMatchObject({
          error: { code: 'home-network-not-back' },
        });
        expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
      }),
    );
    expect(it.calls).toHaveLength(calls);
  });

  it('cannot tell old news from new', async () => {
    expect(await computer({}).wifi.heardNow(guid, photon, neverAborted())).toBe('unknown');
  });
});
