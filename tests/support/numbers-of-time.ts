import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree with TypeScript), as much of it as this needs. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** A name that says that it holds a time, as this project names them. */
const timeName = /(?:^(?:ms|seconds|minutes|hours)|(?:Ms|Seconds|Minutes|Hours))$/;

/** Calls that wait, and which of their arguments says how long. */
const waits: Readonly<Record<string, number>> = { sleep: 0, within: 0, timeout: 0, setTimeout: 1, setInterval: 1 };

/**
 * The places where a source says how long something takes by a number of its own: in what has a time's name, in a call that
 * waits, or held against a clock or a time. Nought is no wait, and a thousand beside a time changes its unit.
 */
export function numbersOfTime(file: string, source: string): readonly string[] {
  const { program, errors } = parseSync(file, source);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const found = new Set<string>();
  const note = ({ start, end }: Node) => found.add(source.slice(start, end).replace(/\s+/g, ' ').slice(0, 120));
  walk(program, (node) => {
    const { named, value } = namedValue(node);
    if (named !== undefined && timeName.test(named) && isNode(value) && saysNumber(value)) note(node);
    if (node.type === 'CallExpression' && isNode(node.callee)) {
      const at = waits[nameOf(node.callee) ?? ''];
      const limit = at === undefined ? undefined : (node.arguments as readonly unknown[])[at];
      if (isNode(limit) && saysNumber(limit)) note(node);
    }
    if (node.type === 'BinaryExpression' && /^([+-]|[<>]=?)$/.test(String(node.operator))) {
      const { left, right } = node;
      if (!isNode(left) || !isNode(right)) return;
      if ((saysNumber(left) && tellsTime(right)) || (saysNumber(right) && tellsTime(left))) note(node);
    }
  });
  return [...found];
}

/** What a node gives a name to: a variable, a part of an object or a class, a default. */
function namedValue(node: Node): { readonly named?: string | undefined; readonly value?: unknown } {
  switch (node.type) {
    case 'VariableDeclarator':
      return { named: nameOf(node.id), value: node.init };
    case 'Property':
    case 'PropertyDefinition':
      return { named: nameOf(node.key), value: node.value };
    case 'AssignmentPattern':
    case 'AssignmentExpression':
      return { named: nameOf(node.left), value: node.right };
    default:
      return {};
  }
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return typeof node.name === 'string' ? node.name : typeof node.value === 'string' ? node.value : undefined;
}

/** Whether a value is, or may become, a number written here. What is called gets its arguments for itself. */
function saysNumber(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' && node.value !== 0;
    case 'CallExpression':
    case 'NewExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      // `Math.max(1_000, …)` and `Object.freeze([…])` hand their numbers on.
      return /^(max|min|round|freeze)$/.test(nameOf(node.callee) ?? '') && parts(node.arguments).some(saysNumber);
    case 'MemberExpression':
      return false;
    case 'BinaryExpression': {
      const { left, right, operator } = node;
      if (!isNode(left) || !isNode(right)) return false;
      // So many times, or in another unit, what is no number itself.
      const scaled = ['*', '/', '%'].includes(String(operator)) && isNumber(left) !== isNumber(right);
      return parts([left, right]).some((side) => !(scaled && isNumber(side)) && saysNumber(side));
    }
    case 'ConditionalExpression':
      return parts([node.consequent, node.alternate]).some(saysNumber);
    default:
      return Object.values(node).some((part) => parts([part].flat()).some(saysNumber));
  }
}

/** Written as a number, or as a product of such. */
const isNumber = (node: Node): boolean =>
  node.type === 'Literal'
    ? typeof node.value === 'number'
    : node.type === 'BinaryExpression' && parts([node.left, node.right]).every(isNumber);

/** A reading of a clock, or what has a time's name. */
function tellsTime(node: Node): boolean {
  if (node.type === 'CallExpression')
    return /^(monotonic|now|abs|round|max|min)$/.test(nameOf(node.callee) ?? '') && reads(node);
  if (node.type === 'BinaryExpression') return parts([node.left, node.right]).some(tellsTime);
  return timeName.test(nameOf(node) ?? '');
}

const reads = (node: Node): boolean =>
  /^(monotonic|now)$/.test(nameOf(node.callee) ?? '') || parts(node.arguments).some(tellsTime);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const parts = (values: unknown): readonly Node[] => (Array.isArray(values) ? values.filter(isNode) : []);

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) visit(value);
  for (const part of Object.values(value)) walk(part, visit);
}
