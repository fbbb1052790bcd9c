import type { Tell } from './controller-parts.ts';

/** What the window is told, in one count (`Numbered`), and when it is told the state anew. */
export interface WindowTeller {
  /** Of what the window was told last. */
  number(): number;
  numbered<Told>(tell: Tell<Told>): (told: Told) => void;
  /** The state is another one. Until {@link begin} nobody is told. */
  changed(): void;
  begin(tellState: () => void): void;
}

export function windowTeller(): WindowTeller {
  let number = 0;
  let tellState = () => {};
  return {
    number: () => number,
    numbered: (tell) => (told) => {
      number += 1;
      tell(told, number);
    },
    changed: () => tellState(),
    begin(tell) {
      tellState = tell;
    },
  };
}
