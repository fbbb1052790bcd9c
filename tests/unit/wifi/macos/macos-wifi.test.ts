import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { LocalAddress } from '../../../../electron/wifi/local-addresses.ts';
import { macosWifi } from '../../../../electron/wifi/macos/macos-wifi.ts';
import { success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';
import { recordedText } from '../recorded-answers.ts';
import { type Answer, scriptedRun } from '../scripted-run.ts';

const photon = 'Photon-A2B3';

/** A Mac with one Wi-Fi device; it joins the first preferred network in the air when it is switched on. */
function mac(options: {
  readonly on?: string;
  readonly preferred?: readonly string[];
  readonly inAir?: readonly string[];
  /** macOS 15.6 and later: no name is told. */
  readonly namesKeptBack?: boolean;
  /** What is kept for administrators. */
  readonly managed?: readonly ('switch' | 'list')[];
  readonly keychain?: boolean;
  readonly answer?: (argv: readonly string[]) => Answer | undefined;
}) {
  const { namesKeptBack = false, managed = [], keychain = false } = options;
  const state = {
    on: 'on' in options ? options.on : undefined,
    power: true,
    preferred: [...(options.preferred ?? ['HomeNet'])],
    inAir: [...(options.inAir ?? ['HomeNet', photon])],
    addresses: [{ interfaceName: 'en0', address: '192.168.1.20' }] as LocalAddress[],
  };
  const calls: (readonly string[])[] = [];

  function answer(argv: readonly string[]): Answer | undefined {
    const special = options.answer?.(argv);
    if (special !== undefined) return special;
    const [file, verb, , name = ''] = argv;
    if (file === 'ipconfig') {
      if (state.on === undefined) return recordedText('macos-summary-not-connected.txt');
      if (namesKeptBack) return recordedText('macos-summary-15.6-redacted.txt');
      return recordedText('macos-summary-15.txt').replaceAll(': HomeNet', `: ${state.on}`);
    }
    if (file === 'system_profiler') {
      return recordedText(namesKeptBack ? 'macos-profiler-26-redacted.json' : 'macos-profiler-15.5-connected.json');
    }
    if (file === 'route') return recordedText('macos-route.txt');
    if (verb === '-listallhardwareports') return recordedText('macos-hardware-ports.txt');
    if (verb === '-getairportnetwork') return recordedText('macos-current-15.txt');
    if (verb === '-getairportpower') return `Wi-Fi Power (en0): ${state.power ? 'On' : 'Off'}\n`;
    if (verb === '-listpreferredwirelessnetworks') {
      return `Preferred networks on en0:\n${state.preferred.map((one) => `\t${one}\n`).join('')}`;
    }
    if (verb === '-removepreferredwirelessnetwork') {
      if (managed.includes('list')) return { exitCode: 14, text: 'not allowed' };
      state.preferred = state.preferred.filter((one) => one !== name);
      return `Removed ${name} from the preferred networks list\n`;
    }
    if (verb === '-setairportpower') {
      if (managed.includes('switch')) return 'not allowed\n';
      state.power = name === 'on';
      state.on = state.power ? state.preferred.find((one) => state.inAir.includes(one)) : undefined;
      return '';
    }
    if (verb === '-setairportnetwork') {
      const open = name === photon;
      if (!state.inAir.includes(name) || (!open && !keychain)) return `Could not find network ${name}.\n`;
      state.on = name;
      if (!state.preferred.includes(name)) state.preferred.unshift(name);
      return '';
    }
    return undefined;
  }
  const script = scriptedRun(answer);
  const clock = virtualClock();
  const wifi = macosWifi({
    clock,
    addresses: () => state.addresses,
    run: async (command, signal) => {
      const end = await script.run(command, signal);
      calls.push([command.file, ...command.args]);
      return end;
    },
  });
  const changes = () => script.calls.filter(([, verb]) => verb?.startsWith('-set') || verb?.startsWith('-remove'));
  return { wifi, state, clock, changes, calls };
}

async function handleOf({ wifi }: ReturnType<typeof mac>, ssid = photon): Promise<string> {
  const place = await wifi.remember('en0', neverAborted(), ssid);
  if (!place.ok) throw new Error(place.error.code);
  return place.value.handle;
}

const settings = (...args: string[]) => ['networksetup', ...args];

describe('a run on a Mac', () => {
  it('remembers without changing, joins, tells where it is, comes home and leaves nothing behind', async () => {
    const it = mac({ on: 'HomeNet' });
    const place = await it.wifi.remember('en0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: 'HomeNet' } });
    expect(it.changes()).toEqual([]);
    const handle = place.ok ? place.value.handle : '';
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('home');

    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    it.state.addresses = [{ interfaceName: 'en0', address: '169.254.3.4' }];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('no-address');
    it.state.addresses = [{ interfaceName: 'en0', address: '192.168.0.2' }];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('photon');

    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state).toMatchObject({ on: 'HomeNet', preferred: ['HomeNet'], power: true });
    expect(it.changes()).toEqual([
      settings('-setairportnetwork', 'en0', photon),
      settings('-removepreferredwirelessnetwork', 'en0', photon),
      settings('-setairportpower', 'en0', 'off'),
      settings('-setairportpower', 'en0', 'on'),
    ]);
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.changes()).toHaveLength(4);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('keeps a Photon that was on the list before', async () => {
    const it = mac({ on: 'HomeNet', preferred: ['HomeNet', photon] });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state).toMatchObject({ on: 'HomeNet', preferred: ['HomeNet', photon] });
  });

  it('leaves the Photon, and no other network, when nothing was connected before', async () => {
    const it = mac({ inAir: [photon] });
    const place = await it.wifi.remember('en0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    const handle = place.ok ? place.value.handle : '';
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state).toMatchObject({ on: undefined, power: true, preferred: ['HomeNet'] });
    const before = it.changes().length;
    it.state.on = 'Cafe';
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.changes()).toHaveLength(before);
  });

  it('after a restart of the program takes the Photon of the note off the list, and no other network', async () => {
    const own = 'Acme-K7Q2';
    const handle = await handleOf(mac({ on: 'HomeNet' }), own);
    const after = mac({ on: own, preferred: [own, 'Cafe', photon, 'HomeNet'], inAir: ['HomeNet', own] });
    after.state.addresses = [{ interfaceName: 'en0', address: '192.168.0.2' }];
    expect(await after.wifi.whereabouts(handle, neverAborted())).toBe('photon');
    expect(await after.wifi.forget(handle, neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: own, preferred: ['Cafe', photon, 'HomeNet'] });
    expect(await after.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(after.state.on).toBe('HomeNet');
  });

  it('reads a note of an earlier version: Photons of the default names are its own', async () => {
    const { photon: _photon, ...old } = JSON.parse(await handleOf(mac({ on: 'HomeNet' }))) as Record<string, unknown>;
    const after = mac({ on: photon, preferred: [photon, 'Cafe', 'HomeNet'] });
    expect(await after.wifi.whereabouts(JSON.stringify(old), neverAborted())).toBe('unknown');
    expect(await after.wifi.restore(JSON.stringify(old), neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: 'HomeNet', preferred: ['Cafe', 'HomeNet'] });
  });

  it('takes the Photon itself for no home', async () => {
    const place = await mac({ on: photon }).wifi.remember('en0', neverAborted(), photon);
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ connected: false, network: null, photon });
  });

  it('comes home where no name is told: a link and an address once the Photon is off the list', async () => {
    const it = mac({ on: 'HomeNet', namesKeptBack: true });
    const place = await it.wifi.remember('en0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    const handle = place.ok ? place.value.handle : '';
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state).toMatchObject({ on: 'HomeNet', preferred: ['HomeNet'] });
  });

  it('asks for the network itself when macOS chooses another, and the keychain knows it', async () => {
    const it = mac({
      on: 'HomeNet',
      preferred: ['Cafe', 'HomeNet'],
      inAir: ['Cafe', 'HomeNet', photon],
      keychain: true,
    });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    const restored = it.wifi.restore(handle, neverAborted());
    await it.clock.advance(16_000);
    expect(await restored).toEqual(success(undefined));
    expect(it.state.on).toBe('HomeNet');
    expect(it.changes().at(-1)).toEqual(settings('-setairportnetwork', 'en0', 'HomeNet'));
  });

  it('says that home is not back when it is not, switches off and on only once, and leaves the Wi-Fi on', async () => {
    const it = mac({ on: 'HomeNet' });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    it.state.inAir = [];
    for (const _try of [1, 2]) {
      const restored = it.wifi.restore(handle, neverAborted());
      await it.clock.advance(40_000);
      expect(await restored).toMatchObject({
        error: { code: 'home-network-not-back', details: { network: 'HomeNet' } },
      });
    }
    expect(it.changes().filter(([, verb]) => verb === '-setairportpower')).toHaveLength(2);
    expect(it.state.power).toBe(true);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('switches on again also when it is cancelled in between', async () => {
    const cancel = new AbortController();
    const it = mac({
      on: 'HomeNet',
      answer: ([, verb, , power]) => {
        if (verb === '-setairportpower' && power === 'off') cancel.abort();
        return undefined;
      },
    });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.restore(handle, cancel.signal)).toMatchObject({ error: { code: 'cancelled' } });
    expect(it.state.power).toBe(true);
    expect(it.changes().at(-1)).toEqual(settings('-setairportpower', 'en0', 'on'));
  });

  it.each([[['switch', 'list']], [['switch']], [['list']]] as const)(
    'does not take the Photon for home on a Mac that tells no name and keeps %j for administrators',
    async (managed) => {
      const it = mac({ on: 'HomeNet', namesKeptBack: true, managed });
      const handle = await handleOf(it);
      await it.wifi.join(photon, handle, neverAborted());
      const restored = it.wifi.restore(handle, neverAborted());
      await it.clock.advance(60_000);
      expect(await restored).toMatchObject({ error: { code: 'home-network-not-back' } });
      expect(it.state).toMatchObject({ on: photon, power: true });
      const forgotten = await it.wifi.forget(handle, neverAborted());
      expect(forgotten.ok).toBe(!managed.some((one) => one === 'list'));
    },
  );

  it('comes home from a second hop as from the first', async () => {
    const it = mac({ on: 'HomeNet', namesKeptBack: true });
    const handle = await handleOf(it);
    for (const _hop of [1, 2]) {
      await it.wifi.join(photon, handle, neverAborted());
      expect(it.state.on).toBe(photon);
      expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
      expect(it.state).toMatchObject({ on: 'HomeNet', preferred: ['HomeNet'] });
    }
  });

  it('after a restart of the program keeps a Photon that was on the list before', async () => {
    const handle = await handleOf(mac({ on: 'HomeNet', preferred: ['HomeNet', photon] }));
    const after = mac({ on: photon, preferred: ['HomeNet', photon] });
    expect(await after.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(after.state).toMatchObject({ on: 'HomeNet', preferred: ['HomeNet', photon] });
  });
});

describe('what a Mac tells and refuses', () => {
  it('its devices, and which way the internet goes', async () => {
    expect(await mac({}).wifi.adapters(neverAborted())).toEqual(
      success([{ id: 'en0', name: 'en0', carriesInternet: true }]),
    );
    const elsewhere = mac({
      answer: ([file]) => (file === 'route' ? { exitCode: 1, text: 'not in table\n' } : undefined),
    });
    expect(await elsewhere.wifi.adapters(neverAborted())).toMatchObject({ value: [{ carriesInternet: false }] });
    const tunnelled = (routes: string) =>
      mac({
        answer: ([file]) => {
          if (file === 'route') return recordedText('macos-route.txt').replace('en0', 'utun4');
          return file === 'netstat' ? routes : undefined;
        },
      }).wifi.adapters(neverAborted());
    const table = (...lines: readonly string[]) =>
      ['Routing tables', '', 'Internet:', 'Destination Gateway Flags Netif Expire', ...lines, ''].join('\n');
    const tunnel = 'default            link#20            UCSg            utun4';
    const wifi = 'default            192.168.1.1        UGScIg          en0';
    const cable = 'default            10.0.0.1           UGScIg          en5';
    const farEnd = '203.0.113.7        10.0.0.1           UGHS            en5';
    for (const [routes, carriesInternet] of [
      [table(tunnel, wifi), true],
      [table(tunnel, cable), false],
      [table(tunnel, wifi, cable, farEnd), false],
      [table(tunnel), true],
      ['', true],
    ] as const) {
      expect(await tunnelled(routes)).toMatchObject({ value: [{ carriesInternet }] });
    }
    const otherWords = mac({
      answer: ([, verb]) => (verb === '-listallhardwareports' ? '하드웨어 포트: 와이파이\n' : undefined),
    });
    expect(await otherWords.wifi.adapters(neverAborted())).toMatchObject({ value: [{ id: 'en0' }] });
  });

  it('the networks, unless their names are kept back or the Wi-Fi is off', async () => {
    expect(await mac({}).wifi.scan('en0', neverAborted())).toMatchObject({
      value: [{ ssid: 'HomeNet', rssi: -59 }, { ssid: photon, rssi: -48 }, { ssid: 'Other' }],
    });
    const kept = mac({ namesKeptBack: true });
    expect(await kept.wifi.scan('en0', neverAborted())).toMatchObject({ error: { code: 'wifi-list-not-given' } });
    const off = mac({
      answer: ([file]) => (file === 'system_profiler' ? recordedText('macos-profiler-15.5-off.json') : undefined),
    });
    expect(await off.wifi.scan('en0', neverAborted())).toMatchObject({ error: { code: 'wifi-radio-off' } });
    expect(await mac({}).wifi.scan('en9', neverAborted())).toMatchObject({ error: { code: 'wifi-no-adapter' } });
  });

  it('an obstacle: off, no such device, nothing', async () => {
    const off = mac({});
    off.state.power = false;
    expect(await off.wifi.obstacle('en0', neverAborted())).toEqual({ code: 'wifi-radio-off' });
    expect(await mac({}).wifi.obstacle('--help', neverAborted())).toEqual({ code: 'wifi-no-adapter' });
    expect(await mac({}).wifi.obstacle('en0', neverAborted())).toBeUndefined();
  });

  it('a refused join although it ends well', async () => {
    const it = mac({ on: 'HomeNet', inAir: ['HomeNet'] });
    expect(await it.wifi.join(photon, await handleOf(it), neverAborted())).toMatchObject({
      error: { code: 'photon-network-not-joined' },
    });
  });

  it('a program that is missing, does not answer or is cancelled', async () => {
    const ends = [
      ['missing', 'wifi-tool-missing'],
      ['timed-out', 'wifi-service-not-running'],
      ['cancelled', 'cancelled'],
    ] as const;
    for (const [kind, code] of ends) {
      const { wifi } = mac({ answer: () => ({ kind }) });
      expect(await wifi.adapters(neverAborted())).toMatchObject({ error: { code } });
      expect(await wifi.remember('en0', neverAborted())).toMatchObject({ error: { code } });
      expect(await wifi.scan('en0', neverAborted())).toMatchObject({ error: { code } });
      expect(await wifi.obstacle('en0', neverAborted())).toMatchObject({ code });
    }
  });

  it('a name that did not pass the list never reaches a program', async () => {
    const it = mac({ on: 'HomeNet' });
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
    const it = mac({ on: 'HomeNet' });
    const good = JSON.parse(await handleOf(it)) as Record<string, unknown>;
    const bent = [
      '',
      '{',
      'null',
      ...[{ device: '-x' }, { connected: 1 }, { system: 'windows' }, { extra: 1 }].map((change) =>
        JSON.stringify({ ...good, ...change }),
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

  it('a home network whose name could be an option is never named, and reached all the same', async () => {
    const it = mac({ on: '-setairportpower', preferred: ['-setairportpower'], inAir: ['-setairportpower', photon] });
    const handle = await handleOf(it);
    await it.wifi.join(photon, handle, neverAborted());
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(it.state.on).toBe('-setairportpower');
    expect(it.changes().some((argv) => argv.slice(2).includes('-setairportpower'))).toBe(false);
  });

  it('cannot tell old news from new', async () => {
    expect(await mac({}).wifi.heardNow('en0', photon, neverAborted())).toBe('unknown');
  });
});
