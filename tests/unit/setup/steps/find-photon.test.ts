import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { SetupOptions, SetupWorld } from '../../../../electron/setup/setup-world.ts';
import type { UntimedEvent } from '../../../../electron/setup/step.ts';
import { findPhoton } from '../../../../electron/setup/steps/find-photon.ts';
import { pendingQuestions } from '../../../../electron/setup/user-prompts.ts';
import type { Answer } from '../../../../shared/answer.ts';
import { isMendedBy } from '../../../../shared/error-meaning.ts';
import { errorRows } from '../../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import type { SeenPhoton } from '../../../../shared/setup-events.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const [one, two, three] = ['Photon-A2B3', 'Photon-C4D5', 'Photon-E6F7'].map((ssid) => ({ ssid, rssi: -60 })) as [
  SeenPhoton,
  SeenPhoton,
  SeenPhoton,
];
type PhotonsHeard = Result<readonly SeenPhoton[]>;
const seen = (...photons: readonly SeenPhoton[]): PhotonsHeard => success(photons);
const obstructed = (code: ErrorCode): PhotonsHeard => failure(setupError(code));

const alike: SeenPhoton = { ssid: 'Photon-0012', rssi: -30, alike: true };

/** A search that hears of Photons when the test says; the person answers what is pending. */
function search(options: Partial<SetupOptions> = {}, signal = neverAborted(), metBefore?: string) {
  const clock = virtualClock();
  const questions = pendingQuestions();
  const told: UntimedEvent[] = [];
  const waiting: PhotonsHeard[] = [];
  let wake: () => void = () => undefined;
  let ended = false;
  let prefixAsked: string | undefined;
  async function* photons(prefix: string, over: AbortSignal): AsyncGenerator<PhotonsHeard> {
    prefixAsked = prefix;
    over.addEventListener('abort', () => wake());
    while (!over.aborted && !ended) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  const world = { clock, prompts: questions, wifi: { photons }, newId: () => 'which' } as unknown as SetupWorld;
  const step = findPhoton(world, { runId: 'run', photonPrefix: 'Photon', prove: true, ...options }, metBefore);
  let result: Result<string | undefined> | undefined;
  void step
    .run(signal, (untimed) => void told.push(untimed))
    .then((value) => {
      result = value;
    });
  return {
    clock,
    told,
    step,
    types: () => told.map(({ type }) => type),
    result: () => result,
    prefixAsked: () => prefixAsked,
    async see(...heard: readonly PhotonsHeard[]) {
      for (const photons of heard) {
        waiting.push(photons);
        wake();
        await clock.advance(0);
      }
    },
    async end() {
      ended = true;
      wake();
      await clock.advance(0);
    },
    async answer(answer: Answer) {
      expect(questions.give('which', answer)).toEqual(success(undefined));
      await clock.advance(0);
    },
  };
}

const question = (...photons: readonly SeenPhoton[]) => ({ id: 'which', kind: 'choose-photon', photons });

describe('the search for the Photon', () => {
  it('takes one that is found alone', async () => {
    const found = search({ photonPrefix: 'Acme' });
    await found.see(seen(one));
    expect(found.result()).toEqual(success(one.ssid));
    expect(found.told).toEqual([{ type: 'photons-seen', photons: [one] }]);
    expect([found.prefixAsked(), found.clock.sleepers()]).toEqual(['Acme', 0]);
  });

  it('says that another access point has its name, also of one that a person chose', async () => {
    const notice = { type: 'noticed', notice: setupError('photon-name-twice', { details: { network: one.ssid } }) };
    const alone = search();
    await alone.see(seen({ ...one, twice: true }));
    expect(alone.result()).toEqual(success(one.ssid));
    expect(alone.told).toContainEqual(notice);

    const chosen = search();
    await chosen.see(seen({ ...one, twice: true }, two));
    expect(chosen.told).not.toContainEqual(notice);
    await chosen.answer({ kind: 'choose-photon', ssid: one.ssid });
    expect(chosen.told).toContainEqual(notice);

    const other = search();
    await other.see(seen({ ...one, twice: true }, two));
    await other.answer({ kind: 'choose-photon', ssid: two.ssid });
    expect(other.told).not.toContainEqual(notice);
  });

  it('asks while there is none, and withdraws the question when one comes', async () => {
    const found = search();
    await found.see(seen());
    expect(found.told).toEqual([
      { type: 'photons-seen', photons: [] },
      { type: 'question-asked', question: question() },
    ]);
    await found.see(seen(one));
    expect(found.result()).toEqual(success(one.ssid));
    expect(found.told.slice(2)).toEqual([
      { type: 'photons-seen', photons: [one] },
      { type: 'question-answered', questionId: 'which' },
    ]);
  });

  it('asks which of several, once, and goes on telling what is seen', async () => {
    const found = search();
    await found.see(seen(one, two), seen(one, two, three));
    // One of several is left: the person is choosing.
    await found.see(seen(two));
    expect(found.result()).toBeUndefined();
    expect(found.types()).toEqual(['photons-seen', 'question-asked', 'photons-seen', 'photons-seen']);
    await found.answer({ kind: 'choose-photon', ssid: one.ssid });
    expect(found.result()).toEqual(success(one.ssid));
    expect(found.types().at(-1)).toBe('question-answered');
    expect(found.clock.sleepers()).toBe(0);
  });

  it('takes the one of several that was met before, but not from under a person who is choosing', async () => {
    const found = search({}, neverAborted(), two.ssid);
    await found.see(seen(one, two));
    expect(found.result()).toEqual(success(two.ssid));
    expect(found.types()).toEqual(['photons-seen']);

    const choosing = search({}, neverAborted(), three.ssid);
    await choosing.see(seen(one, two), seen(one, two, three));
    expect(choosing.result()).toBeUndefined();
    await choosing.answer({ kind: 'choose-photon', ssid: one.ssid });
    expect(choosing.result()).toEqual(success(one.ssid));
  });

  it('leaves it to the person’s hands when they say so', async () => {
    const found = search();
    await found.see(seen(one, two));
    await found.answer({ kind: 'join-by-hand' });
    expect(found.result()).toEqual(success(undefined));
  });

  it('waits for the wanted one, whatever else is there, and asks nobody', async () => {
    const found = search({ wantedPhoton: three.ssid });
    await found.see(seen(one), seen(one, two), seen());
    expect(found.result()).toBeUndefined();
    await found.see(seen(one, three));
    expect(found.result()).toEqual(success(three.ssid));
    expect(found.types()).not.toContain('question-asked');
  });

  it('says what is in the way, and finds the Photon when that has passed', async () => {
    const found = search();
    await found.see(obstructed('wifi-radio-off'));
    expect(found.told[0]).toEqual({ type: 'search-obstructed', obstacle: { code: 'wifi-radio-off' } });
    expect(found.result()).toBeUndefined();
    await found.see(seen(one));
    expect(found.result()).toEqual(success(one.ssid));
  });

  const onlyByHand = (Object.keys(errorRows) as ErrorCode[]).filter((code) => isMendedBy(code, 'hands'));

  it.each(onlyByHand)('leaves it to hands at once where nothing else helps: %s', async (code) => {
    const found = search();
    await found.see(obstructed(code));
    expect(found.result()).toEqual(success(undefined));
    expect(found.told).toEqual([{ type: 'search-obstructed', obstacle: { code } }]);
  });

  it('ends at its limit with what was in the way last, or with not found', async () => {
    const blocked = search({ findLimitMs: 20_000 });
    await blocked.see(seen(), obstructed('wifi-not-permitted'));
    await blocked.clock.advance(19_999);
    expect(blocked.result()).toBeUndefined();
    await blocked.clock.advance(1);
    expect(blocked.result()).toEqual(failure({ code: 'wifi-not-permitted' }));

    const cleared = search({ findLimitMs: 20_000 });
    await cleared.see(obstructed('wifi-radio-off'), seen(one, two));
    await cleared.clock.advance(20_000);
    expect(cleared.result()).toEqual(failure({ code: 'photon-not-found' }));
    expect(cleared.clock.sleepers()).toBe(0);

    const silent = search({ findLimitMs: 20_000 });
    expect(silent.step).toMatchObject({ timeLimitMs: 50_000, timeoutCode: 'photon-not-found', attempts: 1 });
    await silent.clock.advance(20_000);
    expect(silent.result()).toEqual(failure({ code: 'photon-not-found' }));
  });

  it('is as patient as for a person’s hands where no limit is given', async () => {
    const found = search();
    await found.see(seen());
    await found.clock.advance(10 * 60_000 - 1);
    expect(found.result()).toBeUndefined();
    await found.clock.advance(1);
    expect(found.result()).toEqual(failure({ code: 'photon-not-found' }));
  });

  it('ends when the listening ends', async () => {
    const found = search();
    await found.end();
    expect(found.result()).toEqual(failure({ code: 'photon-not-found' }));
  });

  it('leaves the choice to the system’s menu where nobody can look', async () => {
    const world = { wifi: { photons: () => undefined } } as unknown as SetupWorld;
    const step = findPhoton(world, { runId: 'run', photonPrefix: 'Photon', prove: true });
    expect(await step.run(neverAborted(), () => undefined)).toEqual(success(undefined));
  });
});

describe('a name that looks alike', () => {
  it('is shown and never taken by itself, and holds up no Photon', async () => {
    const it = search();
    await it.see(seen(alike));
    expect([it.types(), it.result()]).toEqual([['photons-seen', 'question-asked'], undefined]);
    expect(it.told.at(-1)).toMatchObject({ question: { kind: 'choose-photon', photons: [alike] } });
    await it.see(seen(one, alike));
    expect(it.result()).toEqual(success(one.ssid));
  });

  it('is taken when the person chooses it', async () => {
    const it = search();
    await it.see(seen(alike));
    await it.answer({ kind: 'choose-photon', ssid: alike.ssid });
    expect(it.result()).toEqual(success(alike.ssid));
  });
});
