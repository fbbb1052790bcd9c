import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { LocalAddress } from '../../../../electron/wifi/local-addresses.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import { refusedNames } from '../awkward-names.ts';
import { atHome, atPhoton, computer, fails, id, never, remembered, ssid } from './computer.ts';

describe('the way to the Photon', () => {
  it('ends with the Photon’s own answer', async () => {
    const it = computer();
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(success(undefined));
    expect(tookMs).toBeLessThan(1_000);
    expect(it.said).toEqual([`join ${ssid}`]);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('ends as soon as the Photon answers over a new address, whatever the system still does', async () => {
    const it = computer();
    it.state.join = async (signal) => {
      it.state.addresses = [atPhoton];
      await it.clock.sleep(9_000, signal);
      return success(undefined);
    };
    const { result, tookMs } = await it.take(it.join());
    expect([result.ok, tookMs < 1_000]).toEqual([true, true]);
  });

  it('is never proven by the network’s name, an address or the system’s word', async () => {
    const it = computer();
    it.state.photon = async () => fails('photon-not-reachable');
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(fails('photon-not-reachable'));
    expect(tookMs).toBeGreaterThanOrEqual(45_000);
    expect(it.clock.sleepers()).toBe(0);
  });

  it('is not proven by an answer that comes from elsewhere: another Photon on a cable', async () => {
    const it = computer();
    it.state.join = async () => success(undefined);
    it.state.photon = async () => success({ id });
    const { result } = await it.take(it.join());
    expect(result).toEqual(failure({ code: 'photon-network-not-joined', details: { network: ssid } }));
    // Where home has the Photon's own subnet, an address there is no news.
    it.state.addresses = [atPhoton];
    expect((await it.take(it.join())).result.ok).toBe(false);
  });

  it('names a router that answers in the Photon’s place', async () => {
    const it = computer();
    it.state.photon = async () => fails('not-a-photon');
    expect((await it.take(it.join())).result).toEqual(fails('not-a-photon'));
  });

  it.each<readonly [string, LocalAddress, ErrorCode]>([
    ['a cable in the Photon’s subnet', { interfaceName: 'eth0', address: '192.168.0.77' }, 'photon-address-taken'],
    ['a tunnel', { interfaceName: 'tun0', address: '10.8.0.2' }, 'vpn-in-the-way'],
  ])('names %s', async (_name, other, code) => {
    const it = computer();
    it.state.join = async () => {
      it.state.place = 'photon';
      it.state.addresses = [other, atPhoton];
      return success(undefined);
    };
    it.state.photon = async () => fails('photon-timed-out');
    const { result } = await it.take(it.join());
    expect(result).toEqual(failure({ code, details: { adapter: other.interfaceName } }));
  });

  it('says when the Photon gives no address', async () => {
    const it = computer();
    it.state.join = async () => {
      it.state.place = 'no-address';
      it.state.addresses = [];
      return success(undefined);
    };
    expect((await it.take(it.join())).result).toMatchObject({ error: { code: 'photon-gave-no-address' } });
  });

  it('is tried again every second while the system says no, and not after a final word', async () => {
    const it = computer();
    let refusals = 3;
    const joins = it.state.join;
    it.state.join = async (signal) => {
      refusals -= 1;
      return refusals >= 0 ? fails('photon-network-not-joined') : joins(signal);
    };
    const { result, tookMs } = await it.take(it.join());
    expect([result.ok, it.said.length]).toEqual([true, 4]);
    expect(tookMs).toBeLessThan(4_500);

    for (const code of ['wifi-not-permitted', 'wifi-tool-missing', 'wifi-radio-off', 'wifi-no-adapter'] as const) {
      const denied = computer();
      denied.state.join = async () => fails(code);
      expect((await denied.take(denied.join(), 1_000)).result).toEqual(fails(code));
      expect(denied.said).toHaveLength(1);
    }
  });

  it('survives a bug of the system’s part', async () => {
    const it = computer();
    it.state.join = async () => {
      throw new TypeError('not a function');
    };
    expect((await it.take(it.join())).result).toMatchObject({ error: { code: 'internal-error' } });
  });

  it('is not gone twice by one lease while the computer is there, and gone again when it is not', async () => {
    const it = computer();
    await it.take(it.join());
    expect((await it.take(it.join())).result.ok).toBe(true);
    expect(it.said).toHaveLength(1);
    await it.state.restore();
    expect((await it.take(it.join())).result.ok).toBe(true);
    expect(it.said).toHaveLength(2);
    // A computer that was there before the run began has still to be moved: nothing was remembered of that.
    const there = computer();
    Object.assign(there.state, { place: 'photon', addresses: [atPhoton] });
    await there.take(there.join());
    expect(there.said).toEqual([`join ${ssid}`]);
  });

  it('stops in the middle, and the system’s join with it', async () => {
    const it = computer();
    const cancel = new AbortController();
    let stopped = false;
    it.state.join = async (signal) => {
      await it.clock.sleep(20_000, signal);
      stopped = signal.aborted;
      return fails('cancelled');
    };
    const joining = it.join(ssid, cancel.signal);
    await it.clock.advance(5_000);
    cancel.abort();
    expect(await joining).toEqual(fails('cancelled'));
    await it.clock.advance(0);
    expect([stopped, it.clock.sleepers()]).toEqual([true, 0]);
  });

  it.each(refusedNames)('never leads to a network called %j', async (name) => {
    const it = computer();
    expect(await it.join(name)).toMatchObject({ error: { code: 'photon-name-not-joinable' } });
    expect(it.said).toEqual([]);
  });

  it('is not begun while this computer itself owns the Photon’s address', async () => {
    const it = computer();
    it.state.addresses = [atHome, { interfaceName: 'docker0', address: '192.168.0.1' }];
    const { result, tookMs } = await it.take(it.join());
    expect(result).toEqual(failure({ code: 'photon-address-taken', details: { adapter: 'docker0' } }));
    expect([it.said, tookMs < 1_000]).toEqual([[], true]);
  });

  it.each(['photon-connection-blocked', 'photon-no-route'] as const)(
    'ends at once where this computer refuses the connection: %s',
    async (code) => {
      const it = computer();
      it.state.photon = async () => fails(code);
      const { result, tookMs } = await it.take(it.join());
      expect([result, tookMs < 1_000]).toEqual([fails(code), true]);
    },
  );

  it('needs a name and a way home', async () => {
    const it = computer();
    const noWayHome = { ...remembered, handle: undefined };
    expect(await it.wifi.joinPhoton(undefined, remembered, never, neverAborted())).toEqual(
      fails('photon-network-not-joined'),
    );
    expect(await it.wifi.joinPhoton(ssid, noWayHome, never, neverAborted())).toEqual(
      fails('photon-network-not-joined'),
    );
    expect([await it.wifi.whereabouts(noWayHome, neverAborted()), it.said]).toEqual(['unknown', []]);
  });

  it('counts as elsewhere while it waits for an address', async () => {
    const it = computer();
    for (const [place, expected] of [
      ['photon', 'photon'],
      ['no-address', 'elsewhere'],
      ['elsewhere', 'elsewhere'],
      ['unknown', 'unknown'],
    ] as const) {
      it.state.place = place;
      expect(await it.wifi.whereabouts(remembered, neverAborted())).toBe(expected);
    }
  });
});

describe('a join that does not hold', () => {
  it('is asked for anew when the system said “joined” and is elsewhere', async () => {
    const it = computer();
    const joins = it.state.join;
    it.state.join = async () => success(undefined);
    const joining = it.take(it.join());
    void it.clock.sleep(10_000).then(() => {
      it.state.join = joins;
    });
    expect((await joining).result).toEqual(success(undefined));
    expect(it.said.filter((word) => word.startsWith('join'))).toHaveLength(2);
  });

  it('is no cancel of anybody’s when the Photon is silent', async () => {
    const it = computer();
    it.state.photon = () => it.clock.sleep(3_000).then(() => fails('cancelled'));
    const { result } = await it.take(it.join());
    expect(result).toMatchObject({ error: { code: 'photon-timed-out' } });
  });
});
