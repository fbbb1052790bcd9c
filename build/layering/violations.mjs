import path from 'node:path';
import { holdsCode, readImports } from './read-imports.mjs';
import { port, rules } from './rules.mjs';

/** @typedef {{ rule: string, why: string, from: string, to: string }} Violation */

/**
 * Every import that breaks a rule, and every circle of imports.
 * @param {ReadonlyMap<string, string>} sources path inside the project → text; files that are no code may be empty
 * @param {import('./rules.mjs').Packages} packages
 * @returns {readonly Violation[]}
 */
export function findViolations(sources, packages) {
  /** @type {Violation[]} */
  const found = [];
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const [from, source] of sources) {
    if (!/\.(ts|tsx|mjs|cjs|js)$/.test(from)) continue;
    /** @type {string[]} */
    const imported = [];
    graph.set(from, imported);
    if (port.test(from) && holdsCode(from, source)) {
      found.push({
        rule: 'ports-hold-no-code',
        why: 'a port is an interface: types alone',
        from,
        to: 'code of its own',
      });
    }
    for (const { specifier, typeOnly } of readImports(from, source)) {
      const target = resolve(from, specifier, sources);
      if (target.file !== undefined) imported.push(target.file);
      for (const rule of rules) {
        if (!rule.from.test(from) || !rule.forbids({ from, target, typeOnly, packages })) continue;
        found.push({ rule: rule.name, why: rule.why, from, to: specifier });
      }
    }
  }
  for (const circle of circles(graph)) {
    const [from = ''] = circle;
    found.push({ rule: 'no-circles', why: 'files that import each other are one file', from, to: circle.join(' → ') });
  }
  return found;
}

/**
 * @param {string} from
 * @param {string} specifier
 * @param {ReadonlyMap<string, string>} sources
 * @returns {import('./rules.mjs').Target}
 */
function resolve(from, specifier, sources) {
  if (!specifier.startsWith('.')) return { name: specifier };
  const [plain = ''] = specifier.split('?');
  const file = path.posix.join(path.posix.dirname(from), plain);
  // A file that is not there stays a name, which no package has: the rule `resolvable` finds it.
  return sources.has(file) ? { file } : { name: specifier };
}

/**
 * One circle for each file that closes one.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 */
function circles(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {Set<string>} */
  const finished = new Set();
  /** @type {string[]} */
  const path = [];
  /** @param {string} file */
  const visit = (file) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file]);
    if (at >= 0 || finished.has(file)) return;
    path.push(file);
    graph.get(file)?.forEach(visit);
    path.pop();
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found;
}
