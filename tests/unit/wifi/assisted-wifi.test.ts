import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { assistedWifi } from '../../../electron/wifi/assisted-wifi.ts';
import type { AutomaticWifi } from '../../../electron/wifi/automatic-wifi.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ManualTask } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const ssid = 'Photon-A2B3';
const remembered: RememberedNetwork = {
  networkName: 'HomeNet',
  handle: 'handle',
  adapter: 'wlan0',
  keepsInternet: false,
};
const nobody: RememberedNetwork = {
  networkName: undefined,
  handle: undefined,
  adapter: undefined,
  keepsInternet: false,
};
const photon = { ssid, id: '3b0021001747353236343033' as DeviceId };
const fails = (code: ErrorCode) => failure(setupError(code));

const clock = virtualClock();

/** Two ways that note what they are asked and answer as their fields say. */
function bench() {
  const asked: string[] = [];
  const tasks: ManualTask[] = [];
  const way = (name: string, place: RememberedNetwork) => {
    const answers = {
      remember: success(place) as Result<RememberedNetwork>,
      join: success(undefined) as Result<void>,
      giveBack: success(undefined) as Result<void>,
      says: [] as readonly ManualTask[],
      joinsNever: false,
      hasLeft: false,
    };
    const note = (what: string) => void asked.push(`${name} ${what}`);
    const wifi: AutomaticWifi = {
      mode: name === 'auto' ? 'automatic' : 'manual',
      photons: () => undefined,
      remember: async () => answers.remember,
      async joinPhoton(_ssid, _remembered, needHands, signal) {
        note('join');
        if (answers.joinsNever) await clock.sleep(600_000, signal);
        for (const task of answers.says) needHands(task);
        return answers.join;
      },
      async whereabouts() {
        note('whereabouts');
        return 'unknown';
      },
      async giveBack() {
        note('back');
        return answers.giveBack;
      },
      async recover() {
        note('recover');
        return success('home');
      },
      async hasLeft() {
        note('has left');
        return answers.hasLeft;
      },
      async photonInAir() {
        note('in air');
        return 'unknown';
      },
    };
    return { wifi, answers };
  };
  const automatic = way('auto', remembered);
  const manual = way('hand', nobody);
  const wifi = assistedWifi(automatic.wifi, manual.wifi, clock);
  return {
    wifi,
    asked,
    tasks,
    automatic: automatic.answers,
    manual: manual.answers,
    join: (name: string | undefined = ssid, place = remembered, signal = neverAborted()) =>
      wifi.joinPhoton(name, place, (task) => tasks.push(task), signal),
  };
}

describe('the automatic way with hands beside it', () => {
  it('needs no hands where it gets through', async () => {
    const it = bench();
    expect(await it.join()).toEqual(success(undefined));
    expect([it.asked, it.tasks]).toEqual([['auto join'], []]);
  });

  it('asks for hands, with the reason, and tells no second task but one that says more', async () => {
    const it = bench();
    it.automatic.join = fails('wifi-not-permitted');
    const more: ManualTask = { kind: 'join-photon', ssid, obstacle: setupError('not-a-photon') };
    it.manual.says = [{ kind: 'join-photon', ssid }, more];
    expect(await it.join()).toEqual(success(undefined));
    expect(it.asked).toEqual(['auto join', 'hand join']);
    expect(it.tasks).toEqual([{ kind: 'join-photon', ssid, obstacle: { code: 'wifi-not-permitted' } }, more]);
  });

  it('joins by itself after all once the radio is on again, and waits for no hands then', async () => {
    const it = bench();
    it.automatic.join = fails('wifi-radio-off');
    it.manual.joinsNever = true;
    it.manual.join = fails('cancelled');
    const joining = it.join();
    await clock.advance(10_000);
    expect(it.asked).toEqual(['auto join', 'hand join', 'auto join', 'auto join', 'auto join']);
    it.automatic.join = success(undefined);
    await clock.advance(3_000);
    expect(await joining).toEqual(success(undefined));
    expect(clock.sleepers()).toBe(0);
  });

  it.each(['cancelled', 'internal-error', 'different-photon'] as const)(
    'does not ask for hands after %s',
    async (code) => {
      const it = bench();
      it.automatic.join = fails(code);
      expect(await it.join()).toEqual(fails(code));
      expect(it.asked).toEqual(['auto join']);
    },
  );

  it('ends with the first reason where hands found nobody, with theirs where they found somebody', async () => {
    const it = bench();
    it.automatic.join = fails('photon-gave-no-address');
    it.manual.join = fails('photon-network-not-joined');
    expect(await it.join()).toEqual(fails('photon-gave-no-address'));
    it.manual.join = fails('not-a-photon');
    expect(await it.join()).toEqual(fails('not-a-photon'));
  });

  it('asks for no hands once it is cancelled', async () => {
    const it = bench();
    it.automatic.join = fails('photon-network-not-joined');
    expect(await it.join(ssid, remembered, AbortSignal.abort())).toEqual(fails('cancelled'));
    expect(it.asked).toEqual(['auto join']);
  });

  it('is the hands alone where there is no name to join or no way home by program', async () => {
    const it = bench();
    await it.wifi.joinPhoton(undefined, remembered, () => undefined, neverAborted());
    await it.join(ssid, nobody);
    await it.wifi.giveBack(nobody, () => undefined, neverAborted());
    expect(it.asked).toEqual(['hand join', 'hand join', 'hand back']);
  });

  it('goes by hand where the place of before cannot be remembered', async () => {
    const it = bench();
    expect(await it.wifi.remember(neverAborted())).toEqual(success(remembered));
    it.automatic.remember = fails('wifi-service-not-running');
    expect(await it.wifi.remember(neverAborted())).toEqual(success(nobody));
    expect(await it.wifi.remember(AbortSignal.abort())).toEqual(fails('wifi-service-not-running'));
  });

  it('looks where the computer is by the way it came, and for the Photon from where it is', async () => {
    const it = bench();
    await it.wifi.photonInAir(photon, neverAborted());
    await it.join();
    await it.wifi.whereabouts(remembered, neverAborted());
    await it.wifi.photonInAir(photon, neverAborted());
    await it.wifi.giveBack(remembered, () => undefined, neverAborted());
    await it.wifi.photonInAir(photon, neverAborted());
    it.automatic.join = fails('wifi-tool-missing');
    await it.join();
    await it.wifi.whereabouts(remembered, neverAborted());
    expect(it.asked).toEqual([
      ...['auto in air', 'auto join', 'auto whereabouts', 'hand in air'],
      ...['auto back', 'auto in air', 'auto join', 'hand join', 'hand whereabouts'],
    ]);
  });

  it('asks for hands on the way home, too, and then removes what was left behind', async () => {
    const it = bench();
    it.automatic.giveBack = fails('home-network-not-back');
    const back = () => it.wifi.giveBack(remembered, () => undefined, neverAborted());
    expect(await back()).toEqual(success(undefined));
    expect(it.asked).toEqual(['auto back', 'hand back', 'auto recover']);
    it.manual.giveBack = fails('home-network-not-back');
    expect(await back()).toEqual(fails('home-network-not-back'));
    expect(it.asked.slice(3)).toEqual(['auto back', 'hand back']);
    expect(await it.wifi.giveBack(remembered, () => undefined, AbortSignal.abort())).toEqual(
      fails('home-network-not-back'),
    );
    expect(it.asked.slice(5)).toEqual(['auto back']);
  });

  it('believes the system, not the internet of a cable, that the hands have brought the adapter home', async () => {
    const it = bench();
    it.automatic.giveBack = fails('home-network-not-back');
    const tasks: ManualTask[] = [];
    const back = () =>
      it.wifi.giveBack({ ...remembered, keepsInternet: true }, (task) => tasks.push(task), neverAborted());
    const home = back();
    await clock.advance(5_000);
    it.automatic.hasLeft = true;
    await clock.advance(1_000);
    expect(await home).toEqual(success(undefined));
    expect([tasks, it.asked.includes('hand back'), it.asked.at(-1)]).toEqual([
      [{ kind: 'return-to-own-network', networkName: 'HomeNet' }],
      false,
      'auto recover',
    ]);
    it.automatic.hasLeft = false;
    const never = back();
    await clock.advance(61_000);
    expect(await never).toEqual(fails('home-network-not-back'));
  });

  it('asks for no hands where only a profile is left', async () => {
    const it = bench();
    it.automatic.giveBack = fails('photon-network-kept');
    const back = await it.wifi.giveBack(remembered, () => undefined, neverAborted());
    expect([back, it.asked]).toEqual([fails('photon-network-kept'), ['auto back']]);
  });
});
