/** How an answer ends: whole; broken off, by closing (`broken`) or by a reset after what was sent (`cut`) or at once; or never. */
export type AnswerEnding = 'whole' | 'broken' | 'cut' | 'reset' | 'never';

/**
 * An answer as the device writes it: pieces of binary text, one character a byte, each one write of the firmware. No
 * piece at all is how it says that it did not understand.
 */
export type DeviceAnswer = AsyncGenerator<string, AnswerEnding>;

/** The writes of `{"r":0}` (Device OS v1.5.2, softap.cpp:195-260: every quote and brace is a write of its own). */
export function resultPieces(result: number): readonly string[] {
  return ['{', ...numberPieces('r', result), '}'];
}

export function numberPieces(name: string, value: number): readonly string[] {
  return ['"', name, '"', ':', String(value)];
}

export function stringPieces(name: string, value: string): readonly string[] {
  return ['"', name, '"', ':', '"', value, '"'];
}
