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

/**
 * Runs the stages of a group side by side, but those that take turns one after the other.
 * @template Row
 * @param {readonly Stage[]} group
 * @param {(stage: Stage) => Promise<Row>} run must not fail: a stage that does is a row as well
 * @returns {Promise<readonly Row[]>} in the order of the group
 */
export async function runSideBySide(group, run) {
  /** @type {Map<string, Promise<Row>>} */
  const turns = new Map();
  return Promise.all(
    group.map((stage) => {
      const turn = stage.takesTurns ?? stage.name;
      const before = turns.get(turn);
      const row = before === undefined ? run(stage) : before.then(() => run(stage));
      turns.set(turn, row);
      return row;
    }),
  );
}
