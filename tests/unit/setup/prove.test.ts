import { describe, expect, it } from 'vitest';
import type { CloudAccount, CloudDevice } from '../../../electron/cloud/cloud-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { nothingToRestore } from '../../../electron/journal/no-journal.ts';
import { checkOnce, waitOnline } from '../../../electron/setup/prove.ts';
import type { SetupWorld, WithOwner } from '../../../electron/setup/setup-world.ts';
import { connect } from '../../../electron/setup/steps/connect.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { OnlineProof } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const device: CloudDevice = {
  id,
  name: undefined,
  online: true,
  lastHandshakeAt: undefined,
  lastHeardAt: undefined,
  serialNumber: undefined,
  variables: {},
  functions: [],
  firmware: undefined,
  productId: undefined,
  platformId: 6,
};

/** A world in which the cloud answers as the test says, silently, and the Photon's network is not to be seen. */
function world(getDevice: () => Result<CloudDevice>, account: Partial<CloudAccount> = {}) {
  const clock = virtualClock();
  let looks = 0;
  const silent = {
    async *events() {},
    claimDevice: async () => failure(setupError('device-offline')),
    getDevice: async () => {
      looks += 1;
      return getDevice();
    },
  };
  const wifi = { mode: 'manual', photonInAir: async () => 'unknown' };
  const made = { clock, wifi, account: { ...silent, ...account } } as unknown as SetupWorld;
  return { clock, made, looks: () => looks };
}

async function prove(
  getDevice: () => Result<CloudDevice>,
  account: Partial<CloudAccount> = {},
  lost: () => Promise<SetupError | undefined> = async () => undefined,
) {
  const { clock, made, looks } = world(getDevice, account);
  const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: ['HomeNet'], lost };
  const by: (OnlineProof | 'late')[] = [];
  let isOver = false;
  const result = waitOnline(made, proof).run(neverAborted(), (event) => {
    if (event.type === 'online-proven') by.push(isOver ? 'late' : event.by);
  });
  void result.then(() => {
    isOver = true;
  });
  await clock.advance(200_000);
  return { result: await result, looks: looks(), connectedAt: proof.connectedAt, by };
}

const codeOf = ({ result }: { result: Result<unknown> }) => (result.ok ? 'proven' : result.error.code);

describe('the proof', () => {
  const start = virtualClock().now();

  it.each<[string, Partial<CloudDevice>, string]>([
    ['a newer handshake', { lastHandshakeAt: start + 5_000, online: false }, 'proven'],
    [
      'an older handshake of a device that is said to be online',
      { lastHandshakeAt: start - 60_000 },
      'photon-not-online',
    ],
    ['no handshake time, but heard from since', { lastHeardAt: start + 5_000 }, 'proven'],
    ['no handshake time, and heard from long ago', { lastHeardAt: start - 60_000 }, 'photon-not-online'],
  ])('%s', async (_name, change, expected) => {
    expect(codeOf(await prove(() => success({ ...device, ...change })))).toBe(expected);
  });

  it('says by what it was seen', async () => {
    const online = { name: 'spark/status', data: 'online', deviceId: id, publishedAt: start + 1_000 };
    async function* told() {
      yield online;
    }
    const events = told as unknown as CloudAccount['events'];
    const by = async (change: Partial<CloudDevice>, account?: Partial<CloudAccount>) =>
      (await prove(() => success({ ...device, ...change }), account)).by;
    expect(await by({ lastHandshakeAt: start + 5_000 })).toEqual(['handshake']);
    expect(await by({ lastHandshakeAt: start + 5_000 }, { events })).toEqual(['handshake']);
    expect(await by({ lastHeardAt: start + 5_000 })).toEqual(['poll']);
    expect(await by({ lastHandshakeAt: start - 60_000 }, { events })).toEqual(['event']);
    expect(await by({ lastHandshakeAt: start - 60_000 })).toEqual([]);
  });

  it('says whose it is only when the cloud refuses it, and not that it is online', async () => {
    const notFound = () => failure(setupError('device-not-in-account'));
    expect(codeOf(await prove(notFound))).toBe('photon-not-online');
    const claimDevice = async () =>
      failure(setupError('device-owned-by-somebody-else', { saw: 'That belongs to someone else.' }));
    const refused = await prove(notFound, { claimDevice });
    expect(refused.result).toMatchObject({ error: { code: 'photon-not-yours', saw: 'That belongs to someone else.' } });
  });

  it('is not claimed by its ID any more once another station has it', async () => {
    let claims = 0;
    const claimDevice = async () => {
      claims += 1;
      return failure(setupError('device-offline'));
    };
    const notFound = () => failure(setupError('device-not-in-account'));
    let asked = 0;
    const lost = async () => {
      asked += 1;
      return asked < 3 ? undefined : setupError('device-taken-over');
    };
    expect(codeOf(await prove(notFound, { claimDevice }, lost))).toBe('device-taken-over');
    expect([asked, claims]).toEqual([3, 2]);
  });

  it('speaks of no network where the Photon kept those it had', async () => {
    const { clock, made } = world(() => failure(setupError('device-not-in-account')));
    const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: [] };
    const silent = waitOnline(made, proof).run(neverAborted(), () => {});
    await clock.advance(200_000);
    expect(await silent).toEqual(failure(setupError('photon-not-online', { details: {} })));
    const wifi = { ...made.wifi, photonInAir: async () => 'seen' as const };
    const back = waitOnline({ ...made, wifi }, proof).run(neverAborted(), () => {});
    await clock.advance(30_000);
    expect(await back).toEqual(failure(setupError('kept-networks-not-joined')));
  });

  /** What the air shows at each second from the start, the last of them for ever; and from when on the cloud has the proof. */
  async function inTheAir(states: readonly ('seen' | 'gone' | 'unknown')[], provenFrom = Infinity) {
    const clock = virtualClock();
    const began = clock.monotonic();
    const passed = () => Math.floor((clock.monotonic() - began) / 1_000);
    const { made } = world(() =>
      success({ ...device, lastHandshakeAt: passed() >= provenFrom ? start + 5_000 : start - 60_000 }),
    );
    const wifi = { ...made.wifi, photonInAir: async () => states[Math.min(passed(), states.length - 1)] ?? 'unknown' };
    const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: ['HomeNet'] };
    const result = waitOnline({ ...made, clock, wifi: wifi as SetupWorld['wifi'] }, proof).run(
      neverAborted(),
      () => {},
    );
    let took: number | undefined;
    void result.then(() => {
      took = passed();
    });
    await clock.advance(200_000);
    return [codeOf({ result: await result }), took] as const;
  }
  const times = <Value>(count: number, value: Value): readonly Value[] => Array(count).fill(value);

  it.each([
    [
      'heard for some seconds more, and online later',
      [...times(9, 'seen' as const), 'gone' as const],
      25,
      'proven',
      25,
    ],
    [
      'missed once, then heard for some seconds more',
      ['seen', 'seen', 'gone', 'gone', 'seen', 'gone'],
      25,
      'proven',
      25,
    ],
    ['there for good, and online all the same', ['seen'], 15, 'proven', 15],
    ['there for good, without a handshake', ['seen'], undefined, 'network-details-wrong', 20],
    [
      'gone, and back after its tries',
      [...times(40, 'gone' as const), 'seen' as const],
      undefined,
      'network-details-wrong',
      40,
    ],
    ['gone, and back with a handshake', [...times(40, 'gone' as const), 'seen' as const], 40, 'proven', 40],
  ] as const)('of a network that is %s', async (_name, sights, provenFrom, code, seconds) => {
    const [ended, took = 0] = await inTheAir(sights, provenFrom);
    expect(ended).toBe(code);
    expect(Math.abs(took - seconds)).toBeLessThanOrEqual(4);
  });

  it('asks a silent cloud again before the air is believed, and not for ever', async () => {
    let silentUntil = 60_000;
    const clock = virtualClock();
    const { made } = world(() =>
      clock.monotonic() < silentUntil
        ? failure(setupError('cloud-unreachable'))
        : success({ ...device, lastHandshakeAt: start + 5_000 }),
    );
    const wifi = { ...made.wifi, photonInAir: async () => 'seen' as const };
    const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: ['HomeNet'] };
    const late = waitOnline({ ...made, clock, wifi }, proof).run(neverAborted(), () => {});
    await clock.advance(100_000);
    expect((await late).ok).toBe(true);
    silentUntil = Infinity;
    const silent = waitOnline({ ...made, clock, wifi }, proof).run(neverAborted(), () => {});
    await clock.advance(100_000);
    expect(codeOf({ result: await silent })).toBe('network-details-wrong');
  });

  it.each(['gone', 'seen'] as const)(
    'is looked for anew before it is held against a Photon that is %s',
    async (sight) => {
      const { clock, made } = world(() => success(device));
      const told = (lastHandshakeAt: number) => async () => success({ ...device, lastHandshakeAt });
      const proof = { ...made.account, getDevice: told(start - 60_000), getDeviceAnew: told(start + 5_000) };
      const wifi = { ...made.wifi, photonInAir: async () => sight };
      const nobodys = { ...made, clock, wifi, account: undefined, product: { proof } } as unknown as SetupWorld;
      const photon = { ssid: undefined, id };
      const look = waitOnline(nobodys, { photon, connectedAt: clock.now(), networkNames: ['HomeNet'] });
      const result = look.run(neverAborted(), () => {});
      await clock.advance(200_000);
      expect(codeOf({ result: await result })).toBe('proven');
    },
  );

  it('looked for beside a Photon that stayed asks the cloud alone, and for less long', async () => {
    const { clock, made } = world(() => success({ ...device, lastHandshakeAt: 0 }));
    const wifi = { ...made.wifi, photonInAir: async () => 'seen' as const };
    const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: ['HomeNet'] };
    const look = waitOnline({ ...made, wifi }, proof, 'cloud').run(neverAborted(), () => {});
    await clock.advance(45_000);
    expect(codeOf({ result: await look })).toBe('photon-not-online');
  });

  it.each(['cloud-unreachable', 'cloud-sign-in-page', 'cloud-connection-not-secure', 'device-not-answering'] as const)(
    'waits through %s, and tells that alone when the cloud said nothing else',
    async (code) => {
      let looks = 0;
      const silent = () => failure(setupError(code));
      const late = () => {
        looks += 1;
        return looks < 10 ? silent() : success({ ...device, lastHandshakeAt: start + 5_000 });
      };
      expect(codeOf(await prove(late))).toBe('proven');
      expect(codeOf(await prove(silent))).toBe(code);
    },
  );

  it('waits as long as a busy cloud asks for', async () => {
    const busy = () => failure(setupError('cloud-too-many-requests', { details: { seconds: 60 } }));
    expect((await prove(busy)).looks).toBeLessThanOrEqual(4);
  });

  it('does not end with a cloud that asks for five minutes: what it says last is heard', async () => {
    const busy = failure(setupError('cloud-too-many-requests', { details: { seconds: 300 } }));
    let looks = 0;
    const once = () => {
      looks += 1;
      return looks === 1 ? busy : success({ ...device, lastHandshakeAt: start + 5_000 });
    };
    expect(codeOf(await prove(once))).toBe('proven');
    const always = await prove(() => busy);
    expect([codeOf(always), always.looks]).toEqual(['cloud-too-many-requests', 2]);
  });

  it('claims by its id only what the cloud says it does not have, and is as patient with that answer', async () => {
    let claims = 0;
    const claimDevice = async () => {
      claims += 1;
      return failure(setupError('cloud-too-many-requests', { details: { seconds: 60 } }));
    };
    const { looks } = await prove(() => failure(setupError('device-not-in-account')), { claimDevice });
    expect(claims).toBe(3);
    expect(looks).toBeLessThanOrEqual(16);
    claims = 0;
    for (const code of ['cloud-too-many-requests', 'cloud-unreachable', 'cloud-sign-in-page'] as const) {
      await prove(() => failure(setupError(code)), { claimDevice });
    }
    expect(claims).toBe(0);
  });

  it('believes no refusal that something in front of the cloud has written', async () => {
    const claimDevice = async () => failure(setupError('cloud-behind-another', { details: { status: 403 } }));
    const gateway = () => failure(setupError('cloud-behind-another', { details: { status: 404 } }));
    expect(codeOf(await prove(gateway, { claimDevice }))).toBe('cloud-behind-another');
    const unlisted = () => failure(setupError('device-not-in-account'));
    expect(codeOf(await prove(unlisted, { claimDevice }))).toBe('photon-not-online');
  });

  it('waits through a clock that makes certificates invalid until it is set right', async () => {
    let looks = 0;
    const wrong = () => {
      looks += 1;
      return looks < 5
        ? failure(setupError('computer-clock-wrong'))
        : success({ ...device, lastHandshakeAt: start + 5_000 });
    };
    expect(codeOf(await prove(wrong))).toBe('proven');
  });

  it('away from home goes by what way there is, and without one says that the computer is not home', async () => {
    const away = setupError('home-network-not-back', { details: { network: 'HomeNet' } });
    const over = async (answer: () => Result<CloudDevice>) => {
      const { clock, made } = world(answer);
      const proof = { photon: { ssid: undefined, id }, connectedAt: clock.now(), networkNames: ['HomeNet'], away };
      let end: [string, number] | undefined;
      void waitOnline(made, proof)
        .run(neverAborted(), () => {})
        .then((result) => {
          end = [codeOf({ result }), clock.monotonic()];
        });
      await clock.advance(200_000);
      return end;
    };
    expect(await over(() => success({ ...device, lastHandshakeAt: start + 5_000 }))).toEqual(['proven', 0]);
    expect(await over(() => failure(setupError('cloud-unreachable')))).toEqual(['home-network-not-back', 20_000]);
    // A cloud in trouble is one that was reached.
    expect(await over(() => failure(setupError('cloud-server-error')))).toEqual(['cloud-server-error', 180_000]);
    expect(await over(() => success(device))).toEqual(['photon-not-online', 180_000]);
  });

  it('looked at again later needs the same proof', async () => {
    const check = (change: Partial<CloudDevice>, connectedAt: number | undefined) =>
      checkOnce(world(() => success({ ...device, ...change })).made, { id, connectedAt }, neverAborted());
    const old = { lastHandshakeAt: start - 60_000, online: true };
    expect(await check(old, start)).toEqual({ ok: true, value: { online: false, mine: true } });
    expect(await check({ lastHandshakeAt: start + 1, name: 'greenhouse' }, start)).toEqual({
      ok: true,
      value: { online: true, mine: true, name: 'greenhouse' },
    });
    expect(await check(old, undefined)).toMatchObject({ value: { online: false } });
  });

  it('looked at again later is a customer’s only where the product says so', async () => {
    const { made } = world(() => success(device));
    const whose = (owner: string | undefined) =>
      checkOnce(
        {
          account: made.account as WithOwner['account'],
          product: {
            customer: 'ann@example.com',
            cloud: { getDevice: async () => success({ id, owner }) },
          } as unknown as NonNullable<WithOwner['product']>,
        },
        { id, connectedAt: start },
        neverAborted(),
      );
    expect(await whose('ann@example.com')).toMatchObject({ value: { mine: true } });
    expect(await whose('bob@example.com')).toMatchObject({ value: { mine: false } });
    expect(await whose(undefined)).toMatchObject({ value: { mine: false } });
  });
});

describe('connect-ap to nobody', () => {
  it('is no success the first time, and one after a try that got through', async () => {
    const { clock, made } = world(() => success(device));
    const answers: Result<{ acknowledged: boolean }>[] = [];
    const sights = ['seen', 'unknown'];
    const nobody = failure(setupError('photon-not-reachable'));
    const step = connect(
      {
        ...made,
        photon: { connect: async () => answers.shift() ?? nobody } as unknown as SetupWorld['photon'],
        wifi: {
          ...made.wifi,
          whereabouts: async () => 'unknown' as const,
          joinPhoton: async () => success(undefined),
          photonInAir: async () => (sights[0] ?? 'unknown') as 'seen' | 'unknown',
        },
      },
      {
        remembered: { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false },
        note: nothingToRestore,
        ssid: undefined,
        deviceId: undefined,
      },
      { ssid: undefined, id },
    );
    expect(await step.run(neverAborted(), () => {})).toEqual(nobody);
    answers.push(success({ acknowledged: true }));
    const stays = step.run(neverAborted(), () => {});
    await clock.advance(20_000);
    expect(await stays).toMatchObject({ error: { code: 'photon-did-not-leave' } });
    sights.shift();
    expect(await step.run(neverAborted(), () => {})).toEqual(success('left'));
  });
});

describe('a look at whether the Photon left', () => {
  it('ends after some seconds, however long the system takes to listen', async () => {
    const { clock, made } = world(() => success(device));
    const wifi = {
      ...made.wifi,
      mode: 'automatic' as const,
      whereabouts: async () => 'unknown' as const,
      async photonInAir() {
        await clock.sleep(8_000);
        return 'seen' as const;
      },
    };
    const photon = { connect: async () => success({ acknowledged: true }) } as unknown as SetupWorld['photon'];
    const lease = {
      remembered: { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false },
      note: nothingToRestore,
      ssid: 'Photon-A2B3',
      deviceId: id,
    };
    let endedAt: number | undefined;
    const startedAt = clock.monotonic();
    void connect({ ...made, wifi, photon }, lease, { ssid: 'Photon-A2B3', id })
      .run(neverAborted(), () => {})
      .then(() => {
        endedAt = clock.monotonic();
      });
    await clock.advance(600_000);
    expect((endedAt ?? Number.POSITIVE_INFINITY) - startedAt).toBeLessThanOrEqual(20_000);
  });

  it.each([
    ['said that it goes and is watched for from home is not made', true, true, 0],
    ['said that it goes and is not watched for is made', true, false, 1],
    ['did not say so is made', false, true, 1],
  ])('by its network, after one that %s', async (_what, acknowledged, fromHome, expected) => {
    const { clock, made } = world(() => success(device));
    let looks = 0;
    const wifi = {
      ...made.wifi,
      mode: 'automatic' as const,
      whereabouts: async () => 'unknown' as const,
      async photonInAir() {
        looks += 1;
        return 'gone' as const;
      },
    };
    const photon = { connect: async () => success({ acknowledged }) } as unknown as SetupWorld['photon'];
    const remembered = { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false };
    const lease = { remembered, note: nothingToRestore, ssid: 'Photon-A2B3', deviceId: id };
    const run = connect({ ...made, wifi, photon }, lease, { ssid: 'Photon-A2B3', id }, { fromHome });
    expect(await run.run(neverAborted(), () => {})).toEqual(success(acknowledged && fromHome ? 'said-so' : 'left'));
    expect([looks, clock.sleepers()]).toEqual([expected, 0]);
  });
});

describe('a Photon that is heard after it was told to connect', () => {
  it.each([
    ['has not left where it was told a moment ago and was never gone', true, [], 'photon-did-not-leave'],
    ['could not join where nobody listened when it was told', false, [], 'network-details-wrong'],
    ['could not join where it was gone meanwhile', true, ['gone'], 'network-details-wrong'],
    ['could not join where nobody could listen meanwhile', true, ['seen', 'unknown'], 'network-details-wrong'],
  ] as const)('%s', async (_what, isJustTold, sights, expected) => {
    const { clock, made } = world(() => success({ ...device, lastHandshakeAt: 0 }));
    const left: ('seen' | 'gone' | 'unknown')[] = [...sights];
    const wifi = { ...made.wifi, photonInAir: async () => left.shift() ?? ('seen' as const) };
    const photon = { ssid: 'Photon-A2B3', id };
    const proof = { photon, connectedAt: clock.now(), networkNames: ['HomeNet'], isJustTold };
    const seen = waitOnline({ ...made, wifi }, proof).run(neverAborted(), () => {});
    await clock.advance(30_000);
    expect(codeOf({ result: await seen })).toBe(expected);
  });
});
