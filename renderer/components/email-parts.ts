/**
 * An email address in the parts between which a line may break: after its @ and before its dots. Text that is none comes
 * back in one part.
 */
export function emailParts(text: string): readonly string[] {
  const [, name, domain] = /^([^\s@]+@)([^\s@]+)$/.exec(text) ?? [];
  if (name === undefined || domain === undefined) return [text];
  return [name, domain].flatMap((part) => part.split(/(?=\.)/));
}

/** Whether text has the form of an address; whether somebody reads it is not asked. */
export function isEmail(text: string): boolean {
  return emailParts(text).length > 1;
}
