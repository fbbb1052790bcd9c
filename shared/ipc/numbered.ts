/**
 * What the main process told the window, with its number. One count for everything that is told, from 1: whoever knows the
 * state of one number and takes what has a higher one, in order, has missed nothing and counts nothing twice, however
 * answers and notifications overtake each other.
 */
export interface Numbered<Told> {
  readonly number: number;
  readonly told: Told;
}
