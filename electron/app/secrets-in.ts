import * as v from 'valibot';

/** The parts of schemas that hold others, as valibot names them. */
interface Parts {
  readonly wrapped?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly v.GenericSchema[];
  readonly item?: v.GenericSchema;
}

/** Schemas of one plain value. */
const plain = ['string', 'number', 'boolean', 'literal', 'picklist'];

/**
 * Every text in a value that its schema made with `secret`, as it stands there and without the blanks around it. Where a
 * schema has several forms, a text is a secret if it is one in any of them that fits it. A kind of schema that this does
 * not know is a bug: it could hide secrets.
 */
export function secretsIn(schema: v.GenericSchema, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const { wrapped, entries, options, item } = schema as Parts;
  switch (schema.type) {
    case 'optional':
    case 'exact_optional':
      return wrapped === undefined ? [] : secretsIn(wrapped, value);
    case 'strict_object': {
      const inner = Object.entries(value) as readonly [string, unknown][];
      return inner.flatMap(([name, one]) => (entries?.[name] === undefined ? [] : secretsIn(entries[name], one)));
    }
    case 'variant':
    case 'union':
      return (options ?? []).filter((form) => v.is(form, value)).flatMap((form) => secretsIn(form, value));
    case 'array':
      return (value as readonly unknown[]).flatMap((one) => (item === undefined ? [] : secretsIn(item, one)));
    default:
      if (!plain.includes(schema.type)) throw new Error(`what is secret in a ${schema.type}?`);
      return typeof value === 'string' && v.getMetadata(schema).secret === true ? [value, value.trim()] : [];
  }
}
