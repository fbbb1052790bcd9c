import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { noJournal } from '../../../../electron/journal/no-journal.ts';
import { rememberedPasswords } from '../../../../electron/setup/remembered-passwords.ts';
import type { SetupWorld, WithOwner } from '../../../../electron/setup/setup-world.ts';
import { performStep } from '../../../../electron/setup/step.ts';
import { ask } from '../../../../electron/setup/steps/ask.ts';
import { getClaimCode } from '../../../../electron/setup/steps/first-call.ts';
import { rememberNetwork } from '../../../../electron/setup/steps/join-photon.ts';
import { chooseNetwork, confirmOwnership } from '../../../../electron/setup/steps/questions.ts';
import { claimCodeLifetimeMs } from '../../../../shared/claim-code.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import { setupError } from '../../../../shared/errors.ts';
import type { NetworkChoice } from '../../../../shared/network-choice.ts';
import { failure, success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const device = { id: '3b0021001747353236343033' as DeviceId, setUpBefore: true, ownedByMe: false };

type OwnedWorld = SetupWorld & WithOwner;

describe('the hour of a claim code', () => {
  it('bounds all questions together, however often they are asked', async () => {
    const clock = virtualClock();
    const createClaimCode = async () => success({ claimCode: 'x', deviceIds: [], cloudTime: undefined });
    const world = { clock, wifi: { mode: 'manual' }, account: { createClaimCode } } as unknown as OwnedWorld;
    const ticket = await getClaimCode(world).run(neverAborted(), () => {});
    if (!ticket.ok) throw new Error(ticket.error.code);
    const { chooseUntil } = ticket.value;
    expect(chooseUntil).toBe(clock.monotonic() + claimCodeLifetimeMs - 10 * 60_000);

    // Nobody's clock but the cloud's counts the hour.
    clock.set(-3 * 3_600_000);
    await clock.advance(40 * 60_000);
    expect(confirmOwnership(world, ask(world), device, chooseUntil).timeLimitMs).toBe(10 * 60_000);
    await clock.advance(9 * 60_000);
    const limit = () =>
      chooseNetwork(world, ask(world), { choice: undefined }, [], [], undefined, chooseUntil).timeLimitMs;
    expect(limit()).toBe(60_000);
    await clock.advance(2 * 60_000);
    expect(limit()).toBe(0);
  });
});

it.each(['cloud-unreachable', 'cloud-timed-out'] as const)(
  'no claim code because of %s is explained where a Photon answers: its network has no internet, and no name service',
  async (code) => {
    const world = (deviceId: SetupWorld['photon']['deviceId']) =>
      ({
        clock: virtualClock(),
        wifi: { mode: 'automatic' },
        photon: { deviceId },
        account: { createClaimCode: async () => failure(setupError(code)) },
      }) as unknown as OwnedWorld;
    const asked = (deviceId: SetupWorld['photon']['deviceId']) =>
      getClaimCode(world(deviceId)).run(neverAborted(), () => {});
    const photon = async () => success({ id: device.id, claimedBefore: false });
    expect(await asked(photon)).toMatchObject({ error: { code: 'still-on-photon-network' } });
    expect(await asked(async () => failure(setupError('photon-not-reachable')))).toMatchObject({ error: { code } });
  },
);

it('a kept password goes to the network that it was typed for, and to no other', async () => {
  const kept = { ssid: 'HomeNet', security: 4_194_308, password: 'correct horse' };
  const choose = async (choice: NetworkChoice) => {
    const world = {
      clock: virtualClock(),
      wifi: { mode: 'manual' },
      prompts: { answerTo: async () => ({ kind: 'choose-network', choice, usePreviousPassword: true }) },
      newId: () => 'question',
    } as unknown as SetupWorld;
    const step = chooseNetwork(world, ask(world), { choice: kept }, [], [], undefined, 60_000);
    const answer = await step.run(neverAborted(), () => {});
    return answer.ok && answer.value.kind === 'choose-network' ? answer.value.choice : answer;
  };
  const { password, ...home } = kept;
  expect(await choose(home)).toEqual({ ...home, password });
  expect(await choose({ ...home, ssid: 'HomeNet 2' })).toEqual({ ...home, ssid: 'HomeNet 2' });
  expect(await choose({ ...home, security: 1 })).toEqual({ ...home, security: 1 });
});

it('a remembered password opens its network after another was chosen, until it is forgotten', async () => {
  const remembered = rememberedPasswords(() => undefined);
  const home = { ssid: 'HomeNet', security: 4_194_308 };
  remembered.remember(home, 'correct horse');
  const asked: unknown[] = [];
  const choose = async () => {
    const world = {
      clock: virtualClock(),
      wifi: { mode: 'manual' },
      prompts: { answerTo: async () => ({ kind: 'choose-network', choice: home, usePreviousPassword: true }) },
      newId: () => 'question',
    } as unknown as SetupWorld;
    const step = chooseNetwork(world, ask(world), { choice: undefined, remembered }, [], [], undefined, 60_000);
    const answer = await step.run(neverAborted(), (event) =>
      asked.push(event.type === 'question-asked' && event.question),
    );
    return answer.ok && answer.value.kind === 'choose-network' ? answer.value.choice.password : answer;
  };
  expect(await choose()).toBe('correct horse');
  expect(asked[0]).toMatchObject({ remembered: [home] });
  expect(JSON.stringify(asked)).not.toContain('correct horse');
  remembered.forget('HomeNet');
  expect(await choose()).toBeUndefined();
});

it('a system that does not say where the computer is has not failed to join anything', async () => {
  const clock = virtualClock();
  const silent = { remember: () => new Promise<never>(() => {}) };
  const world = { clock, wifi: silent, journal: noJournal } as unknown as SetupWorld;
  const run = performStep(
    rememberNetwork(world, 'Photon-AB12', () => {}),
    clock,
    neverAborted(),
  );
  const outcome = (async () => {
    for (let turn = await run.next(); ; turn = await run.next()) if (turn.done) return turn.value;
  })();
  await clock.advance(60_000);
  expect(await outcome).toMatchObject({ error: { code: 'wifi-service-not-running' } });
});
