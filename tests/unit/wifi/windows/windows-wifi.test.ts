import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { LocalAddress } from '../../../../electron/wifi/local-addresses.ts';
import { windowsWifi } from '../../../../electron/wifi/windows/windows-wifi.ts';
import { setupError } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';
import { recordedText } from '../recorded-answers.ts';
import { type Answer, scriptedRun } from '../scripted-run.ts';

const guid = '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b';
const photon = 'Photon-A2B3';

/** A Windows computer of one adapter, answering as recorded ones do; what a test changes stands in the options. */
function computer(options: {
  readonly home?: string;
  readonly connected?: boolean;
  readonly profiles?: readonly string[];
  readonly temporaryFolder?: string;
  readonly nodeWifiJoins?: boolean;
  readonly homeInRange?: boolean;
  readonly answer?: (argv: readonly string[]) => Answer | undefined;
}) {
  const { home = 'HomeNet', homeInRange = true, nodeWifiJoins = true } = options;
  const state = {
    profiles: [...(options.profiles ?? [home])],
    on: options.connected === false ? undefined : (home as string | undefined),
    addresses: [] as LocalAddress[],
    interfaceName: 'Wi-Fi',
  };
  const written: string[] = [];
  const removed: string[] = [];
  const nodeWifiCalls: string[][] = [];

  function join(name: string): boolean {
    if (!state.profiles.includes(name) || (name === home && !homeInRange)) return false;
    state.on = name;
    return true;
  }
  function interfaces(): string {
    const text = recordedText('windows-interfaces-en-11.txt')
      .replace('HomeNet 2', 'HomeNet')
      .replace(': Wi-Fi\n', `: ${state.interfaceName}\n`);
    if (state.on !== undefined) return text.replaceAll(': HomeNet', `: ${state.on}`);
    return text.replace(/ {4}State[\s\S]*Policy {3}: 0\n/, '    State                  : disconnected\n');
  }
  function answer(argv: readonly string[]): Answer | undefined {
    const special = options.answer?.(argv);
    if (special !== undefined) return special;
    const [file, , verb, noun] = argv;
    const named = argv.find((one) => one.startsWith('name='))?.slice(5) ?? '';
    if (file === 'powershell.exe') {
      return JSON.stringify({
        service: 4,
        adapters: { guid: `{${guid}}`, name: 'Wi-Fi', index: 3, medium: 9 },
        routes: [{ index: 3, metric: 50 }],
        interfaces: interfaces(),
      });
    }
    if (verb === 'show' && noun === 'interfaces') return interfaces();
    if (verb === 'show' && noun === 'profiles') {
      return state.profiles.map((name) => `    All User Profile     : ${name}\r\n`).join('');
    }
    if (verb === 'show' && noun === 'networks') return recordedText('windows-networks-en-11.txt');
    if (verb === 'add') {
      state.profiles.push(photon);
      return '';
    }
    if (verb === 'connect') return join(named) ? '' : { exitCode: 1, text: '' };
    if (verb === 'disconnect') {
      state.on = undefined;
      return '';
    }
    if (verb === 'delete') {
      state.profiles = state.profiles.filter((name) => name !== named);
      if (state.on === named) state.on = undefined;
      return '';
    }
    return undefined;
  }

  const script = scriptedRun(answer);
  const clock = virtualClock();
  const wifi = windowsWifi({
    run: script.run,
    clock,
    systemRoot: 'C:\\Windows',
    temporaryFolder: options.temporaryFolder ?? 'C:\\Windows\\Temp',
    addresses: () => state.addresses,
    writeProfile: async (xml) => {
      written.push(xml);
      return success({
        path: 'C:\\With Blank\\Temp\\photon-setup-1\\profile.xml',
        remove: async () => void removed.push(xml),
      });
    },
    nodeWifi: {
      scan: async () => success([]),
      connect: async (ssid, adapter) => {
        nodeWifiCalls.push([ssid, adapter]);
        if (!nodeWifiJoins) return failure(setupError('photon-network-not-joined'));
        state.profiles.push(ssid);
        state.on = ssid;
        return success(undefined);
      },
    },
  });
  const changes = () =>
    script.calls.filter(([, , verb]) => ['add', 'connect', 'disconnect', 'delete', 'set'].includes(verb ?? ''));
  return { wifi, state, clock, changes, nodeWifiCalls, written, removed, calls: script.calls };
}

async function handleOf({ wifi }: ReturnType<typeof computer>, ssid = photon): Promise<string> {
  const place = await wifi.remember(guid, neverAborted(), ssid);
  if (!place.ok) throw new Error(place.error.code);
  return place.value.handle;
}

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
