import { MissingPiece } from '../setup/say.mjs';
import { checks, everyday, tests } from './stages.mjs';

/**
 * @param {readonly string[]} names of stages; `check` is what is run every day; none: everything
 * @returns {readonly import('./stages.mjs').Stage[]} in the order in which they run, whatever the order of the names
 */
export function chooseStages(names) {
  const all = [...checks, ...tests];
  if (names.length === 0) return all;
  const wanted = new Set(names.flatMap((name) => (name === 'check' ? everyday : [name])));
  const chosen = all.filter((stage) => wanted.has(stage.name));
  if (chosen.length === wanted.size) return chosen;
  throw new MissingPiece(`Name some of these stages: check ${all.map((stage) => stage.name).join(' ')}`);
}
