import { currentStage, type ShownStage } from './shown-stages.ts';
import type { WindowState } from './store.ts';

/** Words of `frame`, by their key, with what stands in them. */
export type RunWords =
  | { readonly key: 'underWay.stopping' | 'underWay.several' | 'underWay.looking' | `stages.${ShownStage}.now` }
  | { readonly key: 'underWay.connecting' | 'underWay.joined' | 'underWay.joinedOnline'; readonly photon: string }
  | { readonly key: 'underWay.back' }
  | { readonly key: 'underWay.retry'; readonly attempt: number; readonly attempts: number };

/** The Photon's network of this run; undefined: it cannot be told which. */
export function photonOf({ pickedPhoton, setup }: WindowState): string | undefined {
  const { hand, photons } = setup;
  if (hand?.kind === 'join-photon' && hand.ssid !== undefined) return hand.ssid;
  return pickedPhoton ?? (photons.length === 1 ? photons[0]?.ssid : undefined);
}

/** What the run is at; undefined: it waits for the person's hands, of which the heading speaks. */
export function runWords(state: WindowState): RunWords | undefined {
  const { stopping, snapshot, setup } = state;
  if (stopping || snapshot?.closing === true) return { key: 'underWay.stopping' };
  if (setup.hand !== undefined) return undefined;
  const asking = setup.question?.kind === 'choose-photon';
  if (asking && setup.photons.filter(({ alike }) => !alike).length > 1 && setup.obstacle === undefined)
    return { key: 'underWay.several' };
  if (!setup.cable && (asking || setup.step?.id === 'find-photon')) return { key: 'underWay.looking' };
  const stage = currentStage(setup);
  if (stage !== 'join') return { key: `stages.${stage}.now` };
  if (setup.place === 'photon') return placeWords(state);
  const photon = photonOf(state);
  return photon === undefined ? { key: 'stages.join.now' } : { key: 'underWay.connecting', photon };
}

/** A step that did not succeed at once; undefined: it is its first try. */
export function retryWords({ setup: { step } }: WindowState): RunWords | undefined {
  return step === undefined || step.attempt === 1
    ? undefined
    : { key: 'underWay.retry', attempt: step.attempt, attempts: step.attempts };
}

/** Whose network this computer is on, and what that means for its internet; undefined: on its way, or never away. */
export function placeWords(state: WindowState): RunWords | undefined {
  const { place, home, device, cable } = state.setup;
  // It has been away when it has met a Photon.
  if (place === 'own-network' && device !== undefined && !cable) return { key: 'underWay.back' };
  if (place !== 'photon') return undefined;
  const key = home?.keepsInternet === true ? 'underWay.joinedOnline' : 'underWay.joined';
  // A person who joined it by hand knows which it is.
  return { key, photon: photonOf(state) ?? 'Photon' };
}
