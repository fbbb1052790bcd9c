import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../../shared/result.ts';
import { recordedText } from '../../recorded-answers.ts';
import { computer, guid, handleOf, photon } from './computer.ts';

describe('a run on Windows', () => {
  it('remembers without changing, joins, tells where it is, comes home and leaves nothing behind', async () => {
    const it = computer({});
    const place = await it.wifi.remember(guid, neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: 'HomeNet' } });
    expect(it.changes()).toEqual([]);
    const handle = place.ok ? place.value.handle : '';
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('home');

    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(it.nodeWifiCalls).toEqual([[photon, 'Wi-Fi']]);
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('no-address');
    it.state.addresses.push({ interfaceName: 'Wi-Fi', address: '169.254.7.7' });
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('no-address');
    it.state.addresses.push({ interfaceName: 'Wi-Fi', address: '192.168.0.2' });
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('photon');

    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.changes()).toEqual([
      ['netsh.exe', 'wlan', 'connect', 'name=HomeNet', 'interface=Wi-Fi'],
      ['netsh.exe', 'wlan', 'delete', 'profile', `name=${photon}`, 'interface=Wi-Fi'],
    ]);
    expect(it.state).toMatchObject({ on: 'HomeNet', profiles: ['HomeNet'] });
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.changes()).toHaveLength(2);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('finds its adapter by what it is when somebody has renamed it since', async () => {
    const before = computer({});
    const handle = await handleOf(before);
    const after = computer({ profiles: ['HomeNet', photon] });
    after.state.on = photon;
    after.state.interfaceName = 'Radio';
    after.state.addresses.push({ interfaceName: 'Radio', address: '192.168.0.2' });
    expect(await after.wifi.whereabouts(handle, neverAborted())).toBe('photon');
    expect(await after.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(after.changes()).toEqual([
      ['netsh.exe', 'wlan', 'connect', 'name=HomeNet', 'interface=Radio'],
      ['netsh.exe', 'wlan', 'delete', 'profile', `name=${photon}`, 'interface=Radio'],
    ]);
  });

  it('uses its own profile where node-wifi’s path would go through an interpreter, or where node-wifi fails', async () => {
    for (const options of [
      { temporaryFolder: 'C:\\With Blank\\Temp' },
      { temporaryFolder: 'C:\\a&b' },
      { nodeWifiJoins: false },
    ]) {
      const it = computer(options);
      const handle = await handleOf(it);
      expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
      expect(it.nodeWifiCalls).toHaveLength(options.nodeWifiJoins === false ? 1 : 0);
      expect(it.changes()).toEqual([
        [
          ...['netsh.exe', 'wlan', 'add', 'profile'],
          ...['filename=C:\\With Blank\\Temp\\photon-setup-1\\profile.xml', 'interface=Wi-Fi', 'user=current'],
        ],
        ['netsh.exe', 'wlan', 'connect', `name=${photon}`, 'interface=Wi-Fi'],
      ]);
      expect(it.written).toHaveLength(1);
      expect(it.removed).toEqual(it.written);
      await it.wifi.restore(handle, neverAborted());
      expect(it.state.profiles).toEqual(['HomeNet']);
    }
  });

  it('keeps a profile of the Photon that was there before, and joins by it', async () => {
    const it = computer({ profiles: ['HomeNet', photon] });
    const handle = await handleOf(it);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(it.nodeWifiCalls).toEqual([]);
    expect(it.written).toEqual([]);
    await it.wifi.restore(handle, neverAborted());
    await it.wifi.forget(handle, neverAborted());
    expect(it.state).toMatchObject({ on: 'HomeNet', profiles: ['HomeNet', photon] });
  });

  it('keeps a profile that somebody made between remembering and joining', async () => {
    const it = computer({});
    const handle = await handleOf(it);
    it.state.profiles.push(photon);
    await it.wifi.join(photon, handle, neverAborted());
    await it.wifi.restore(handle, neverAborted());
    expect(it.state.profiles).toEqual(['HomeNet', photon]);
  });

  it('joining again still knows the profile as its own', async () => {
    const it = computer({});
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    await it.wifi.join(photon, handle, neverAborted());
    await it.wifi.restore(handle, neverAborted());
    expect(it.state.profiles).toEqual(['HomeNet']);
  });

  it('leaves nothing connected when nothing was', async () => {
    const it = computer({ connected: false });
    const place = await it.wifi.remember(guid, neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    const handle = place.ok ? place.value.handle : '';
    await it.wifi.join(photon, handle, neverAborted());
    expect(it.state.on).toBe(photon);
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state).toMatchObject({ on: undefined, profiles: ['HomeNet'] });
    // A second time, while the person has gone elsewhere: nothing is cut off.
    it.state.on = 'Cafe';
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state.on).toBe('Cafe');
  });

  it('after a restart of the program knows the Photon by the note, and removes no other network', async () => {
    const own = 'Acme-K7Q2';
    const handle = await handleOf(computer({}), own);
    const after = computer({ profiles: ['HomeNet', own, 'Cafe', photon] });
    after.state.on = own;
    expect(await after.wifi.whereabouts(handle, neverAborted())).toBe('no-address');
    expect(await after.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: 'HomeNet', profiles: ['HomeNet', 'Cafe', photon] });
    after.state.on = 'Cafe';
    expect(await after.wifi.whereabouts(handle, neverAborted())).toBe('elsewhere');
    after.state.on = undefined;
    expect(await after.wifi.whereabouts(handle, neverAborted())).toBe('nowhere');
  });

  it('after a restart of the program leaves the Photon also where nothing was connected before', async () => {
    const own = 'Acme-K7Q2';
    const handle = await handleOf(computer({ connected: false, profiles: [] }), own);
    // As an earlier version wrote it, without the Photon's name.
    const { photon: _photon, ...old } = JSON.parse(handle) as Record<string, unknown>;
    for (const note of [handle, JSON.stringify(old)]) {
      const after = computer({ profiles: [own] });
      after.state.on = own;
      expect(await after.wifi.restore(note, neverAborted())).toEqual(success(undefined));
      expect(after.state).toMatchObject({ on: undefined, profiles: [] });
    }
  });

  it('reads a note of an earlier version: Photons of the default names are its own', async () => {
    const { photon: _photon, ...old } = JSON.parse(await handleOf(computer({}))) as Record<string, unknown>;
    const after = computer({ profiles: ['HomeNet', photon, 'Cafe'] });
    after.state.on = photon;
    expect(await after.wifi.whereabouts(JSON.stringify(old), neverAborted())).toBe('unknown');
    expect(await after.wifi.restore(JSON.stringify(old), neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: 'HomeNet', profiles: ['HomeNet', 'Cafe'] });
  });

  it('knows an adapter that was pulled out from one that is switched off', async () => {
    const handle = await handleOf(computer({}));
    for (const [adapters, expected] of [
      [[], 'gone'],
      [{ guid: `{${guid}}`, name: 'Wi-Fi', index: 3, medium: 9 }, 'unknown'],
    ] as const) {
      const it = computer({
        answer: ([file, , verb]) => {
          if (file === 'powershell.exe') return JSON.stringify({ service: 4, adapters, routes: [], interfaces: '' });
          return verb === 'show' ? '' : undefined;
        },
      });
      expect(await it.wifi.whereabouts(handle, neverAborted())).toBe(expected);
    }
  });

  it('takes the Photon itself for no home', async () => {
    const it = computer({ home: photon });
    const place = await it.wifi.remember(guid, neverAborted(), photon);
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ profile: null, photon });
  });

  it('after a restart of the program keeps a Photon that was there before', async () => {
    const handle = await handleOf(computer({ profiles: ['HomeNet', photon] }));
    const after = computer({ profiles: ['HomeNet', photon] });
    after.state.on = photon;
    expect(await after.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: 'HomeNet', profiles: ['HomeNet', photon] });
  });

  it('does without node-wifi where there are two interfaces, as it adds its profile to both', async () => {
    const it = computer({
      answer: ([, , verb, noun]) =>
        verb === 'show' && noun === 'interfaces' ? recordedText('windows-interfaces-en-11-two.txt') : undefined,
    });
    const handle = await handleOf(it);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(it.nodeWifiCalls).toEqual([]);
    expect(it.written).toHaveLength(1);
  });

  it('says that home is not back when it is not, and has cleaned up all the same', async () => {
    const it = computer({ homeInRange: false });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    const restored = it.wifi.restore(handle, neverAborted());
    await it.clock.advance(13_000);
    expect(await restored).toMatchObject({
      ok: false,
      error: { code: 'home-network-not-back', details: { network: 'HomeNet' } },
    });
    expect(it.state.profiles).toEqual(['HomeNet']);
    expect(it.clock.sleepers()).toBe(0);
  });

  it.each([
    ['once', 1, success(undefined), ['HomeNet']],
    ['at each try', 99, { ok: false, error: { code: 'photon-network-kept' } }, ['HomeNet', photon]],
  ] as const)(
    'says whether the Photon’s profile is left when it cannot be removed %s',
    async (_how, times, said, left) => {
      let failing = 0;
      const it = computer({
        answer: ([, , verb, noun]) => {
          if (verb !== 'show' || noun !== 'profiles' || failing === 0) return undefined;
          failing -= 1;
          return { exitCode: 1, text: '' };
        },
      });
      const handle = await handleOf(it);
      await it.wifi.join(photon, handle, neverAborted());
      failing = times;
      expect(await it.wifi.restore(handle, neverAborted())).toMatchObject(said);
      expect(it.state).toMatchObject({ on: 'HomeNet', profiles: left });
    },
  );

  it('gives names of other alphabets back as they are, and checks them where they are readable', async () => {
    const it = computer({ home: 'Grünes Netz' });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.changes()).toContainEqual(['netsh.exe', 'wlan', 'connect', 'name=Grünes Netz', 'interface=Wi-Fi']);
    expect(it.calls.filter(([file]) => file === 'powershell.exe').length).toBeGreaterThan(1);
  });

  it('does not begin when the way home could be read as another', async () => {
    for (const home of ['a"b', 'Netz \uFFFD', 'a\u0007b']) {
      const it = computer({ home });
      expect(await it.wifi.remember(guid, neverAborted())).toMatchObject({ error: { code: 'wifi-tool-unreadable' } });
      expect(it.changes()).toEqual([]);
    }
  });
});
