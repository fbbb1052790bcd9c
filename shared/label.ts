import * as v from 'valibot';
import { type PlaceholderKind, type PlaceholderValues, readTemplate } from './placeholders.ts';

export const codeKinds = ['code-128', 'qr', 'data-matrix'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What a code may hold, each of the device. */
export const codeFields = ['id', 'serial', 'name'] as const;
export type CodeField = (typeof codeFields)[number];

/** What a line of a label may be filled with. */
export const labelPlaceholders = [
  'serial',
  'id',
  'name',
  'date',
  'n',
  'product',
  'preset',
  'part',
  'revision',
  'customer',
] as const satisfies readonly PlaceholderKind[];

/** Ours, where nobody knows yet who comes: whoever is scanned is looked at then. */
export const sampleCustomer = 'customer@example.com';

/** So many texts at most, of so many letters. */
export const labelLines = 6;
export const labelLineLetters = 128;

const millimetres = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));

/** A label as a preset has it. Strict: a misspelt name would print other labels than it says. */
export const labelSchema = /* @__PURE__ */ v.pipe(
  v.strictObject({
    widthMm: millimetres(10, 300),
    heightMm: millimetres(5, 300),
    code: v.exactOptional(v.strictObject({ kind: v.picklist(codeKinds), of: v.picklist(codeFields) })),
    /** Texts with the placeholders of a preset, one a line. */
    lines: v.optional(
      v.pipe(
        v.array(
          v.pipe(
            v.string(),
            v.trim(),
            v.minLength(1),
            v.maxLength(labelLineLetters),
            v.check((line) => 'parts' in readTemplate(line, labelPlaceholders), 'no placeholder'),
          ),
        ),
        v.maxLength(labelLines),
      ),
      [],
    ),
    /** The size of the letters. */
    textMm: v.optional(millimetres(1, 20), 3),
    /** Of the printer: the modules of a code are whole dots, or it cannot be read. */
    dotsPerInch: v.optional(v.picklist([203, 300, 600]), 203),
    /** As the system calls it; without it the one that was chosen last. */
    printer: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
    /** Where each is saved as PDF, in the place of a printer. */
    folder: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1024))),
  }),
  v.check(({ code, lines }) => code !== undefined || lines.length > 0, 'empty'),
);

export type Label = Readonly<v.InferOutput<typeof labelSchema>>;

/** What the label of a device was made by, when a preset was applied to it. */
export const appliedLabelSchema = /* @__PURE__ */ v.object({
  /** Without printer and folder: where it goes is no part of it. */
  form: labelSchema,
  /** As the preset had them; by the pattern the number of a name is known. */
  namePattern: v.exactOptional(v.pipe(v.string(), v.maxLength(320))),
  product: v.exactOptional(v.pipe(v.string(), v.maxLength(320))),
});
export type AppliedLabel = Readonly<v.InferOutput<typeof appliedLabelSchema>>;

/** The label of a device whose preset has none, or is not known: a common size, and what is known of the device. */
export function usualLabel({ serial, name }: Pick<PlaceholderValues, 'serial' | 'name'>): Label {
  return {
    widthMm: 57,
    heightMm: 32,
    code: { kind: 'data-matrix', of: 'id' },
    lines: [...(name === undefined ? [] : ['{name}']), ...(serial === undefined ? [] : ['{serial}']), '{id}'],
    textMm: 3,
    dotsPerInch: 203,
  };
}
