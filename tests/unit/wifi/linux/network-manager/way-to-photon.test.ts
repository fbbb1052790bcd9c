import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../../shared/result.ts';
import { refusedNames } from '../../awkward-names.ts';
import { arrive, linuxComputer, photon } from '../linux-computer.ts';
import { add, changes, code, handleOf, inTime, onPhoton, ownOf } from './moves.ts';

const addByNmcli = `connection add save no type wifi ifname wlan0 con-name OWN ssid ${photon} connection.autoconnect no connection.permissions user:person ipv4.never-default yes ipv4.ignore-auto-dns yes ipv6.method disabled`;

describe('the way to the Photon', () => {
  it('is a connection of our own, then node-wifi’s join', async () => {
    const { it, own } = await onPhoton();
    expect(changes(it, own)).toEqual([add]);
    expect(it.joined).toEqual([photon]);
    expect(it.devices[0]).toMatchObject({ connection: own, state: 'connected' });
  });

  it.each([{ kind: 'missing' }, { exitCode: 1, text: '' }] as const)(
    'is made by nmcli where busctl is %j',
    async (bus) => {
      const { it, own } = await onPhoton({
        special: ([program, verb]) => (program === 'busctl' && verb === 'add' ? bus : undefined),
      });
      expect(changes(it, own)).toEqual([add, addByNmcli]);
      expect(it.devices[0]).toMatchObject({ connection: own, state: 'connected' });
    },
  );

  it('is not gone when our own connection could not be made', async () => {
    for (const answer of [{ exitCode: 2, text: '' }, { kind: 'missing' }, { kind: 'timed-out' }] as const) {
      const it = linuxComputer({ special: (words) => (words[1] === 'add' ? answer : undefined) });
      expect((await it.wifi.join(photon, await handleOf(it), neverAborted())).ok).toBe(false);
      expect(it.joined).toEqual([]);
    }
  });

  it.each([
    [{ 'settings.modify.own': 'no', 'network-control': 'yes' }, 'wifi-not-permitted', 'wifi-not-permitted'],
    [{ 'settings.modify.own': 'yes', 'network-control': 'no' }, 'wifi-not-permitted', 'wifi-not-permitted'],
    [{ 'settings.modify.own': 'auth', 'network-control': 'auth' }, 'wifi-not-permitted', 'photon-network-not-joined'],
    [{}, 'photon-network-not-joined', 'photon-network-not-joined'],
  ] as const)('with the rights %j a refusal to add is %s, one to go there %s', async (permissions, toAdd, toGo) => {
    const refused = (what: string) => (words: readonly string[]) =>
      words[1] === what ? { exitCode: 4, text: '' } : undefined;
    const adding = linuxComputer({ permissions, special: refused('add') });
    expect(code(await adding.wifi.join(photon, await handleOf(adding), neverAborted()))).toBe(toAdd);
    const going = linuxComputer({ permissions, special: refused('up'), nodeWifiJoins: () => false });
    expect(code(await going.wifi.join(photon, await handleOf(going), neverAborted()))).toBe(toGo);
  });

  it('is there although node-wifi gave up, when NetworkManager goes on', async () => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        const own = [...computer.profiles.keys()].at(-1) ?? '';
        arrive(computer, own, 'connecting (getting IP configuration)');
        void computer.clock.sleep(9_000).then(() => arrive(computer, own));
        return false;
      },
    });
    const handle = await handleOf(it);
    const startedAt = it.clock.now();
    expect(await inTime(it, it.wifi.join(photon, handle, neverAborted()))).toEqual(success(undefined));
    expect(changes(it, ownOf(handle))).toEqual([add]);
    expect(it.clock.now() - startedAt).toBeLessThan(10_000);
  });

  it.each(['Photon-A2B3', 'HomeNet'])('names our connection when the computer is on %s instead', async (other) => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        computer.profiles.set('Photon-A2B3', { uuid: 'of the person', ssid: photon });
        arrive(computer, other);
        return true;
      },
    });
    const handle = await handleOf(it);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, ownOf(handle))).toEqual([add, 'connection up id OWN ifname wlan0']);
    expect(it.devices[0]).toMatchObject({ connection: ownOf(handle) });
  });

  it('gives up on a connection that never gets anywhere', async () => {
    const it = linuxComputer({
      nodeWifiJoins: (computer) => {
        arrive(computer, [...computer.profiles.keys()].at(-1) ?? '', 'connecting (configuring)');
        return false;
      },
      special: (words) => (words[1] === 'up' ? { exitCode: 4, text: '' } : undefined),
    });
    const handle = await handleOf(it);
    expect(code(await inTime(it, it.wifi.join(photon, handle, neverAborted())))).toBe('photon-network-not-joined');
    // A fresh list, for the next try.
    expect(it.calls.at(-2)).toEqual(['nmcli', '--wait', '5', 'device', 'wifi', 'rescan', 'ifname', 'wlan0']);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is gone a second time without a second connection, and with a new one when the first is lost', async () => {
    const { it, handle, own } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add]);
    // One of NetworkManager's memory alone goes with its restart.
    it.profiles.delete(own);
    expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, add]);
  });

  it('stops when it is told to', async () => {
    const it = linuxComputer();
    const handle = await handleOf(it);
    expect(code(await it.wifi.join(photon, handle, AbortSignal.abort()))).toBe('cancelled');
    const cancel = new AbortController();
    it.nodeWifiJoins = () => {
      cancel.abort();
      return false;
    };
    expect(code(await it.wifi.join(photon, handle, cancel.signal))).toBe('cancelled');
    expect(it.changes()).toHaveLength(1);
  });

  it.each(refusedNames)('is not gone to a network called %j', async (name) => {
    const it = linuxComputer();
    const handle = await handleOf(it);
    const before = it.calls.length;
    expect(code(await it.wifi.join(name, handle, neverAborted()))).toBe('photon-name-not-joinable');
    expect([it.calls.length, it.joined]).toEqual([before, []]);
  });
});

describe('a handle that is none', () => {
  it('is a coded failure, and no program is started for it', async () => {
    const it = linuxComputer();
    const good = JSON.parse(await handleOf(it)) as Record<string, unknown>;
    const bent = [
      { system: 'windows' },
      { adapter: '' },
      { adapter: 'a-name-longer-than-fifteen' },
      { home: '--help' },
      { home: 5 },
      { own: 'HomeNet' },
      { own: `${String(good.own)}\n` },
      { own: `${String(good.own)} HomeNet` },
      { automatic: 'yes' },
      { more: 1 },
    ].map((change) => JSON.stringify({ ...good, ...change }));
    const before = it.calls.length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom('', '{', 'null', ...bent), fc.string(), fc.json()), async (handle) => {
        expect(code(await it.wifi.join(photon, handle, neverAborted()))).toBe('photon-name-not-joinable');
        expect(code(await it.wifi.forget(handle, neverAborted()))).toBe('home-network-not-back');
        expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('home-network-not-back');
        expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
      }),
      { numRuns: 300 },
    );
    expect(it.calls).toHaveLength(before);
  });

  it('never names an option as an adapter', async () => {
    const it = linuxComputer();
    const handle = JSON.stringify({ ...JSON.parse(await handleOf(it)), adapter: '--help' });
    const before = it.calls.length;
    expect(code(await it.wifi.join(photon, handle, neverAborted()))).toBe('photon-name-not-joinable');
    expect(it.calls).toHaveLength(before);
  });
});
