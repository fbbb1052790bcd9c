import Papa from 'papaparse';

/** In front of a file in UTF-8: without it Excel takes foreign texts for an 8-bit encoding. */
export const byteOrderMark = '\uFEFF';

/** What begins like a formula, also where a spreadsheet passes over blanks and unseen characters, in wide letters, too. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** Spreadsheets of many languages separate by semicolons, and all of them know tabs. */
const otherSeparator = /[;\t]/;

/**
 * Rows as CSV (RFC 4180), each with its line end. Texts come from strangers, so cells that a spreadsheet would take for a
 * formula get an apostrophe before them, and a cell that one with another separator would cut in two is quoted (OWASP,
 * "CSV Injection").
 */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, quotes: (value: unknown) => otherSeparator.test(String(value)) },
  )}\r\n`;
}
