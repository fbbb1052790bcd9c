import type { Numbered } from '../../shared/ipc/numbered.ts';

/**
 * Takes what the main process tells after the state that the window begins with. The two travel separately: what comes
 * before that state waits for it, and what the state holds already is passed over.
 */
export interface CatchUp {
  told<Told>(message: Numbered<Told>, take: (told: Told, number: number) => void): void;
  /** The window has the state of this number. */
  startFrom(number: number): void;
}

export function catchUp(): CatchUp {
  /** Of the last thing that the window knows; undefined until it has a state. */
  let known: number | undefined;
  let waiting: { readonly number: number; readonly take: () => void }[] = [];

  function pass(number: number, take: () => void): void {
    if (known === undefined) waiting.push({ number, take });
    else if (number > known) {
      known = number;
      take();
    }
  }

  return {
    told: ({ number, told }, take) => pass(number, () => take(told, number)),
    startFrom(number) {
      known = number;
      const before = waiting;
      waiting = [];
      for (const one of before) pass(one.number, one.take);
    },
  };
}
