import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../../shared/result.ts';
import { arrive, homeUuid, linuxComputer, photon, wifiDevice } from '../linux-computer.ts';
import { add, changes, code, handleOf, noAnswers, onPhoton, ownOf } from './moves.ts';

describe('the place of before', () => {
  it('is the connection, by its own number, and its network for people; remembering changes nothing', async () => {
    const it = linuxComputer();
    it.profiles.set('HomeNet', { uuid: homeUuid, ssid: 'Home:Net\\5' });
    const place = await it.wifi.remember('wlan0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: 'Home:Net\\5' } });
    const { own, ...handle } = JSON.parse(place.ok ? place.value.handle : '');
    expect(handle).toEqual({
      system: 'network-manager',
      adapter: 'wlan0',
      home: homeUuid,
      homeName: 'Home:Net\\5',
      automatic: true,
    });
    expect(own).toMatch(/^Photon Setup [0-9a-f]{12}$/);
    expect(ownOf(await handleOf(it))).not.toBe(own);
    expect(it.changes()).toEqual([]);
  });

  it('is nothing where nothing was connected, and knows whether NetworkManager was free to connect', async () => {
    const it = linuxComputer({
      autoconnect: 'no',
      devices: [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })],
    });
    const place = await it.wifi.remember('wlan0', neverAborted());
    expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
    expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ home: null, automatic: false });
  });

  it('is also the network that the computer is just joining', async () => {
    const it = linuxComputer({ devices: [wifiDevice({ state: 'connecting (getting IP configuration)' })] });
    expect(JSON.parse(await handleOf(it))).toMatchObject({ home: homeUuid });
  });

  it('has the connection’s name where the network’s cannot be read', async () => {
    const it = linuxComputer({ profiles: new Map() });
    expect(await it.wifi.remember('wlan0', neverAborted())).toMatchObject({ value: { networkName: 'HomeNet' } });
  });

  it('is none of an adapter that is gone', async () => {
    expect(code(await linuxComputer().wifi.remember('wlan9', neverAborted()))).toBe('wifi-no-adapter');
  });
});

describe('where the computer is', () => {
  it.each([
    ['connected', 'photon'],
    ['connecting (checking IP connectivity)', 'photon'],
    ['connecting (starting secondary connections)', 'photon'],
    ['connecting (getting IP configuration)', 'no-address'],
    ['connecting (prepare)', 'nowhere'],
    ['connecting (configuring)', 'nowhere'],
    ['connecting (need authentication)', 'nowhere'],
    ['deactivating', 'nowhere'],
    ['verbunden', 'nowhere'],
  ])('on our connection, %s: %s', async (state, expected) => {
    const { it, handle, own } = await onPhoton();
    arrive(it, own, state);
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe(expected);
  });

  it('is elsewhere on any other connection, also on one of the Photon’s name', async () => {
    const { it, handle } = await onPhoton();
    for (const other of [photon, 'Photon Setup 000000000000']) {
      arrive(it, other);
      expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('elsewhere');
    }
  });

  it('is home on the remembered connection alone, nowhere on none, and gone with its adapter', async () => {
    const { it, handle } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('home');
    arrive(it, 'HomeNet', 'connecting (configuring)');
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('elsewhere');
    it.devices = [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('nowhere');
    it.devices = [];
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('gone');
    it.special = () => ({ exitCode: 8, text: '' });
    expect(await it.wifi.whereabouts(handle, neverAborted())).toBe('unknown');
  });
});

describe('the way home', () => {
  const up = `connection up uuid ${homeUuid} ifname wlan0`;
  const remove = 'connection delete id OWN';

  it('is the remembered connection, then nothing of ours is left; twice is as good as once', async () => {
    const { it, handle, own } = await onPhoton();
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, up, remove]);
    expect(it.devices[0]).toMatchObject({ connection: 'HomeNet', state: 'connected' });
    expect([...it.profiles.keys()]).toEqual(['HomeNet']);
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own).slice(3)).toEqual([remove]);
  });

  it('is not gone when the computer is home already, and gone when it is only on its way', async () => {
    const { it, handle, own } = await onPhoton();
    arrive(it, 'HomeNet');
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, remove]);
    arrive(it, 'HomeNet', 'connecting (configuring)');
    expect(await it.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own).slice(2)).toEqual([up, remove]);
  });

  it('leaves the Photon at least when home does not come back, and says so', async () => {
    const { it, handle, own } = await onPhoton();
    it.air = [];
    for (const _try of [1, 2]) {
      expect(await it.wifi.restore(handle, neverAborted())).toEqual({
        ok: false,
        error: { code: 'home-network-not-back', details: { network: 'HomeNet' } },
      });
    }
    expect(changes(it, own)).toEqual([add, up, remove, up, remove]);
    expect(it.devices[0]).toMatchObject({ state: 'disconnected' });
  });

  it('leaves nothing connected where nothing was', async () => {
    const nowhere = () => [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })];
    const free = await onPhoton({ devices: nowhere() });
    expect(await free.it.wifi.restore(free.handle, neverAborted())).toEqual(success(undefined));
    expect(changes(free.it, free.own)).toEqual([add, remove]);
    // A device that was held apart by hand: without this NetworkManager would connect it by itself.
    const held = await onPhoton({ devices: nowhere(), autoconnect: 'no' });
    expect(await held.it.wifi.restore(held.handle, neverAborted())).toEqual(success(undefined));
    expect(changes(held.it, held.own)).toEqual([add, 'device disconnect wlan0', remove]);
    // Connected by the person meanwhile: not ours to end.
    arrive(held.it, 'HomeNet');
    expect(await held.it.wifi.restore(held.handle, neverAborted())).toEqual(success(undefined));
    expect(held.it.devices[0]).toMatchObject({ connection: 'HomeNet' });
  });

  it('ends at an adapter that was pulled out', async () => {
    const { it, handle, own } = await onPhoton();
    it.devices = [];
    expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('wifi-no-adapter');
    expect(changes(it, own)).toEqual([add, remove]);
    const nowhere = await onPhoton({ devices: [wifiDevice({ state: 'disconnected', connection: '', uuid: '' })] });
    nowhere.it.devices = [];
    expect(await nowhere.it.wifi.restore(nowhere.handle, neverAborted())).toEqual(success(undefined));
  });

  it('is told as what stands in its way', async () => {
    const { it, handle } = await onPhoton();
    for (const [answer, expected] of noAnswers) {
      it.special = () => answer;
      expect(code(await it.wifi.restore(handle, neverAborted()))).toBe(expected);
    }
  });

  it('after a restart of the program needs the handle alone', async () => {
    const { it, handle, own } = await onPhoton();
    const next = linuxComputer({ devices: it.devices, profiles: it.profiles });
    expect(await next.wifi.whereabouts(handle, neverAborted())).toBe('photon');
    expect(await next.wifi.restore(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(next, own)).toEqual([up, remove]);
  });

  it('forgets without moving, and what is gone is forgotten', async () => {
    const { it, handle, own } = await onPhoton();
    expect(await it.wifi.forget(handle, neverAborted())).toEqual(success(undefined));
    expect(await it.wifi.forget(handle, neverAborted())).toEqual(success(undefined));
    expect(changes(it, own)).toEqual([add, remove, remove]);
    it.special = () => ({ exitCode: 1, text: '' });
    expect(code(await it.wifi.forget(handle, neverAborted()))).toBe('photon-network-kept');
  });

  it.each([
    ['0\n0\n', true, 'home-network-not-back'],
    ['1\n0\n', true, 'home-network-asks-password'],
    ['2 (not saved)\n0\n', true, 'home-network-asks-password'],
    // An enterprise network has its password elsewhere.
    ['0\n0\n1\n', true, 'home-network-asks-password'],
    ['4\n', true, 'home-network-not-back'],
    ['\n', true, 'home-network-not-back'],
    // Whatever its password, what is not there cannot be joined.
    ['2\n', false, 'home-network-not-back'],
  ])(
    'tells a password that each try would ask the person for: flags %j, in the air %s',
    async (flags, inAir, expected) => {
      const { it, handle } = await onPhoton();
      it.special = (words) => {
        if (words.includes('up')) return { exitCode: 4, text: '' };
        if (words.includes('list')) return inAir ? `${Buffer.from('HomeNet').toString('hex')}:70\n` : '';
        return words[1] === 'show' ? flags : undefined;
      };
      const back = await it.wifi.restore(handle, neverAborted());
      expect([code(back), back.ok ? '' : back.error.details]).toEqual([expected, { network: 'HomeNet' }]);
    },
  );

  it('has come home also when our connection cannot be removed', async () => {
    const { it, handle } = await onPhoton();
    it.special = (words) => (words[1] === 'delete' ? { exitCode: 1, text: '' } : undefined);
    expect(code(await it.wifi.restore(handle, neverAborted()))).toBe('photon-network-kept');
    expect(it.devices[0]).toMatchObject({ connection: 'HomeNet', state: 'connected' });
  });

  it('is to nothing from the Photon itself, or from what a run before left connected', async () => {
    for (const left of [photon, 'Photon Setup 0123456789ab']) {
      const it = linuxComputer();
      it.profiles.set(left, { uuid: '8825d47a-5d59-4c93-8d91-2b0e1b5f6c4c', ssid: photon });
      arrive(it, left);
      const place = await it.wifi.remember('wlan0', neverAborted(), photon);
      expect(place).toMatchObject({ ok: true, value: { networkName: undefined } });
      expect(JSON.parse(place.ok ? place.value.handle : '')).toMatchObject({ home: null, photon });
    }
  });
});
