import type { Answer } from '../../../shared/answer.ts';
import { isMendedBy } from '../../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import type { SeenPhoton } from '../../../shared/setup-events.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import type { SetupOptions, SetupWorld } from '../setup-world.ts';
import type { Report, Step } from '../step.ts';
import { ask } from './ask.ts';

/**
 * The name of the Photon to join, or undefined when the person picks it in the system's menu. The wanted one, or one
 * found alone, is taken, and of several the one `metBefore`; otherwise the person is asked, and the list goes on being
 * fresh while the question is open.
 */
export function findPhoton(
  world: SetupWorld,
  { photonPrefix, wantedPhoton, findLimitMs = stepLimits.userActionMs }: SetupOptions,
  metBefore?: string,
): Step<string | undefined> {
  return {
    id: 'find-photon',
    // The search ends by itself and then says what was in its way; this bound is for a list that never comes.
    timeLimitMs: findLimitMs + stepLimits.findMarginMs,
    timeoutCode: 'photon-not-found',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const over = new AbortController();
      const searching = AbortSignal.any([signal, over.signal]);
      const lists = world.wifi.photons(photonPrefix, searching, wantedPhoton);
      if (lists === undefined) return success(wantedPhoton);
      const late = world.clock.sleep(findLimitMs, searching).then(() => 'late' as const);
      const iterator = lists[Symbol.asyncIterator]();
      let next = iterator.next();
      let question: { readonly id: string; readonly answer: Promise<Answer> } | undefined;
      let severalSeen = false;
      let seen: readonly SeenPhoton[] = [];
      let obstacle: SetupError | undefined;
      try {
        for (;;) {
          const turn = await Promise.race([next, late, ...(question === undefined ? [] : [question.answer])]);
          if (turn === 'late') return failure(obstacle ?? setupError('photon-not-found'));
          if ('kind' in turn) {
            if (turn.kind !== 'choose-photon') return success(undefined);
            if (seen.some(({ ssid, twice }) => twice && ssid === turn.ssid))
              report({ type: 'noticed', notice: nameTwice(turn.ssid) });
            return success(turn.ssid);
          }
          if (turn.done) return failure(setupError('photon-not-found'));
          next = iterator.next();
          const list = turn.value;
          obstacle = list.ok ? undefined : list.error;
          if (list.ok) report({ type: 'photons-seen', photons: list.value });
          else report({ type: 'search-obstructed', obstacle: list.error });
          if (!list.ok && isMendedBy(list.error.code, 'hands')) {
            if (question !== undefined) report({ type: 'question-answered', questionId: question.id });
            return success(wantedPhoton);
          }
          // A name that only looks alike is taken when the person says so, never by itself.
          const photons = list.ok ? list.value.filter(({ alike }) => !alike) : [];
          if (list.ok) seen = list.value;
          severalSeen ||= photons.length > 1;
          // A person who is choosing among several goes on choosing, whatever is left of them.
          const found =
            wantedPhoton === undefined
              ? photons.length === 1 && !severalSeen
                ? photons[0]
                : question === undefined
                  ? photons.find(({ ssid }) => ssid === metBefore)
                  : undefined
              : seen.find(({ ssid }) => list.ok && ssid === wantedPhoton);
          if (found !== undefined) {
            if (question !== undefined) report({ type: 'question-answered', questionId: question.id });
            if (found.twice) report({ type: 'noticed', notice: nameTwice(found.ssid) });
            return success(found.ssid);
          }
          if (wantedPhoton === undefined)
            question ??= askWhichPhoton(world, list.ok ? list.value : [], searching, report);
        }
      } finally {
        over.abort();
      }
    },
  };
}

function nameTwice(network: string): SetupError {
  return setupError('photon-name-twice', { details: { network } });
}

function askWhichPhoton(world: SetupWorld, photons: readonly SeenPhoton[], signal: AbortSignal, report: Report) {
  const id = world.newId();
  const answer = ask(world)({ id, kind: 'choose-photon', photons }, ['choose-photon', 'join-by-hand'], signal, report);
  return { id, answer };
}
