import { parseSync } from 'vite';

/**
 * @typedef {object} Import
 * @property {string} specifier as written, or '' when it is not a plain text and so cannot be checked
 * @property {boolean} typeOnly leaves no trace in what is run
 */

/**
 * A node of the syntax tree (ESTree with TypeScript), as much of it as an import needs.
 * @typedef {object} Node
 * @property {string} [type]
 * @property {string} [name]
 * @property {unknown} [value]
 * @property {Node | null} [source]
 * @property {string} [importKind]
 * @property {string} [exportKind]
 * @property {Node} [callee]
 * @property {readonly Node[]} [arguments]
 */

/**
 * Every import of one TypeScript or JavaScript source: static, re-exported, dynamic, `import('…').Type` and `require`.
 * Read with the parser that vite brings, since dependency-cruiser 17 knows TypeScript only below 7.
 * @param {string} file its ending says the language
 * @param {string} source
 * @returns {readonly Import[]}
 */
export function readImports(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  /** @type {Import[]} */
  const found = [];
  /** @param {unknown} node */
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const one = importOf(node);
    if (one !== undefined) found.push(one);
    Object.values(node).forEach(visit);
  };
  visit(program);
  return found;
}

/**
 * Whether a source leaves something to be run: anything but types and imports of types.
 * @param {string} file its ending says the language
 * @param {string} source
 */
export function holdsCode(file, source) {
  const { program } = parseSync(file, source);
  return program.body.some((/** @type {any} */ statement) => {
    if (statement.type === 'ImportDeclaration') return statement.importKind !== 'type';
    const kind = statement.type === 'ExportNamedDeclaration' ? statement.exportKind : undefined;
    return kind !== 'type' && !/^TS(Interface|TypeAlias)Declaration$/.test(statement.type);
  });
}

/**
 * @param {Node} node
 * @returns {Import | undefined}
 */
function importOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration': {
      if (!node.source) return undefined;
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      return { specifier: plainText(node.source), typeOnly };
    }
    case 'TSImportType':
      return { specifier: plainText(node.source), typeOnly: true };
    case 'ImportExpression':
      return { specifier: plainText(node.source), typeOnly: false };
    case 'CallExpression':
      if (node.callee?.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
      return { specifier: plainText(node.arguments?.[0]), typeOnly: false };
    default:
      return undefined;
  }
}

/** @param {Node | null | undefined} node */
function plainText(node) {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}
