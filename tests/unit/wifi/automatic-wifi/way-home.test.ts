import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { RememberedNetwork } from '../../../../electron/wifi/wifi-port.ts';
import { failure, success } from '../../../../shared/result.ts';
import { atPhoton, computer, fails, id, never, remembered, ssid } from './computer.ts';

describe('the way home', () => {
  const giveBack = (
    it: ReturnType<typeof computer>,
    change: Partial<RememberedNetwork> = {},
    signal = neverAborted(),
  ) => it.take(it.wifi.giveBack({ ...remembered, ...change }, never, signal));

  it('ends when the internet answers', async () => {
    const it = computer();
    let answersIn = 3;
    it.state.cloud = async () => {
      answersIn -= 1;
      return answersIn > 0 ? fails('cloud-unreachable') : success(undefined);
    };
    expect((await giveBack(it)).result).toEqual(success(undefined));
    expect(it.said).toEqual(['restore', 'cloud', 'cloud', 'cloud']);
  });

  it('is over also without internet, and nothing is waited for where nothing was', async () => {
    const it = computer();
    it.state.cloud = async () => fails('cloud-unreachable');
    const { result, tookMs } = await giveBack(it);
    expect([result.ok, tookMs >= 15_000, tookMs < 20_000]).toEqual([true, true, true]);
    const nowhere = computer();
    await giveBack(nowhere, { networkName: undefined });
    expect(nowhere.said).toEqual(['restore']);
    const byHand = computer();
    await giveBack(byHand, { handle: undefined });
    expect(byHand.said).toEqual([]);
  });

  it('is tried three times in 45 seconds, and then told as not found, with the network’s name', async () => {
    const it = computer();
    it.state.place = 'photon';
    it.state.restore = async () => fails('home-network-not-back');
    const { result, tookMs } = await giveBack(it);
    expect(result).toEqual(failure({ code: 'home-network-not-back', details: { network: 'HomeNet' } }));
    expect(tookMs).toBeLessThan(47_000);
    expect(it.said).toEqual(['restore', 'restore', 'restore']);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is not tried again where that cannot succeed', async () => {
    for (const [code, told] of [
      ['home-network-asks-password', 'home-network-asks-password'],
      ['wifi-no-adapter', 'home-network-not-back'],
      ['wifi-radio-off', 'home-network-not-back'],
    ] as const) {
      const it = computer();
      it.state.restore = async () => fails(code);
      const { result, tookMs } = await giveBack(it);
      expect(result).toEqual(failure({ code: told, details: { network: 'HomeNet' } }));
      expect([it.said, tookMs < 1_000]).toEqual([['restore'], true]);
    }
  });

  it('is over when the system has found it by itself between two tries', async () => {
    const it = computer();
    const restore = it.state.restore;
    it.state.restore = async () => {
      it.state.place = 'nowhere';
      return fails('home-network-not-back');
    };
    void it.clock.sleep(30_000).then(() => {
      it.state.place = 'home';
      it.state.restore = restore;
    });
    const { result, tookMs } = await giveBack(it);
    expect([result.ok, tookMs < 33_000]).toEqual([true, true]);
  });

  it('is over also when the Photon’s network cannot be forgotten, and that is told', async () => {
    const it = computer();
    it.state.restore = async () => fails('photon-network-kept');
    const { result, tookMs } = await giveBack(it);
    expect([result, tookMs < 1_000]).toEqual([fails('photon-network-kept'), true]);
  });

  it('is found when the router comes back meanwhile', async () => {
    const it = computer();
    const restore = it.state.restore;
    it.state.restore = async () => fails('home-network-not-back');
    void it.clock.sleep(20_000).then(() => {
      it.state.restore = restore;
    });
    expect((await giveBack(it)).result.ok).toBe(true);
  });

  it('begins when the system’s join has ended', async () => {
    const it = computer();
    it.state.join = async (signal) => {
      it.state.addresses = [atPhoton];
      await it.clock.sleep(9_000, signal);
      it.said.push('join ended');
      return success(undefined);
    };
    await it.take(it.join());
    await giveBack(it, { networkName: undefined });
    expect(it.said).toEqual([`join ${ssid}`, 'join ended', 'restore']);
  });

  it('stops when it is told to', async () => {
    const it = computer();
    const cancel = new AbortController();
    it.state.restore = async () => {
      cancel.abort();
      return fails('home-network-not-back');
    };
    expect((await giveBack(it, {}, cancel.signal)).result).toEqual(fails('cancelled'));
  });
});

describe('a run that ended in the middle', () => {
  const recover = (it: ReturnType<typeof computer>, change: Partial<RememberedNetwork> = {}) =>
    it.take(it.wifi.recover({ ...remembered, ...change }, neverAborted()));

  it('leaves a computer alone that is on another network, also behind a sign-in page, and tidies up', async () => {
    for (const cloud of [success(undefined), fails('cloud-sign-in-page')]) {
      for (const keepsInternet of [false, true]) {
        const it = computer();
        it.state.cloud = async () => cloud;
        expect((await recover(it, { keepsInternet })).result).toEqual(success('stays'));
        expect(it.said).toEqual(['forget']);
      }
    }
  });

  it('takes nobody off a network they chose because a Photon answers another adapter', async () => {
    for (const place of ['elsewhere', 'unknown'] as const) {
      const it = computer();
      const atHotel = { interfaceName: remembered.adapter ?? '', address: '10.20.0.7' };
      const other = { ...atPhoton, interfaceName: 'wlan7' };
      Object.assign(it.state, { place, addresses: [atHotel, other], photon: async () => success({ id }) });
      expect([(await recover(it)).result, it.said]).toEqual([success('stays'), ['forget']]);
    }
  });

  it('has nothing to bring home that is there, or that has no adapter any more', async () => {
    for (const [place, told] of [
      ['home', 'home'],
      ['gone', 'adapter-gone'],
    ] as const) {
      const it = computer();
      it.state.place = place;
      const { result, tookMs } = await recover(it);
      expect([result, it.said, tookMs < 1_000]).toEqual([success(told), ['forget'], true]);
    }
  });

  it('brings an adapter home that is with a Photon, however it got there', async () => {
    for (const place of ['photon', 'no-address', 'elsewhere', 'unknown'] as const) {
      const it = computer();
      Object.assign(it.state, { place, addresses: [atPhoton] });
      expect((await recover(it)).result).toEqual(success('home'));
      expect(it.said).toContain('restore');
    }
  });

  it('brings an adapter home that is on no network, unless the internet came another way; one try is enough', async () => {
    const offline = computer();
    offline.state.place = 'nowhere';
    offline.state.cloud = async () =>
      offline.said.includes('restore') ? success(undefined) : fails('cloud-unreachable');
    expect((await recover(offline)).result).toEqual(success('home'));
    const online = computer();
    online.state.place = 'nowhere';
    expect([(await recover(online)).result, online.said]).toEqual([success('stays'), ['cloud', 'forget']]);
    const wired = computer();
    wired.state.place = 'nowhere';
    wired.state.restore = async () => fails('home-network-not-back');
    const { result } = await recover(wired, { keepsInternet: true });
    expect([result.ok, wired.said]).toEqual([false, ['restore']]);
  });

  it('takes a place that nobody tells for another network by its address, or by who answers there', async () => {
    const atAnother = computer();
    atAnother.state.place = 'unknown';
    atAnother.state.cloud = async () => fails('cloud-sign-in-page');
    expect((await recover(atAnother)).result).toEqual(success('stays'));
    const atRouter = computer();
    Object.assign(atRouter.state, { place: 'unknown', addresses: [], photon: async () => fails('not-a-photon') });
    expect((await recover(atRouter)).result).toEqual(success('stays'));
    const silent = computer();
    Object.assign(silent.state, { place: 'unknown', addresses: [], cloud: async () => fails('cloud-unreachable') });
    await recover(silent);
    expect(silent.said).toContain('restore');
  });

  it('has nothing to do where hands moved the computer', async () => {
    const it = computer();
    expect((await recover(it, { handle: undefined })).result.ok).toBe(true);
    expect(it.said).toEqual([]);
  });
});
