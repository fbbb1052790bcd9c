/** @typedef {import('./stages.mjs').Stage} Stage */

/**
 * @param {readonly Stage[]} stages
 * @returns {readonly (readonly [Stage, ...Stage[]])[]} groups that run one after the other; in one are neighbours that run beside each other
 */
export function inGroups(stages) {
  /** @type {[Stage, ...Stage[]][]} */
  const groups = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    if (stage.beside !== undefined && last?.[0].beside === stage.beside) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}
