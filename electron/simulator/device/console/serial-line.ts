/** The device's side of the cable, as its listening loop uses it. Bytes are binary text, one character a byte. */
export interface SerialLine {
  /** The console's own text, at its own pace. */
  print(text: string): Promise<void>;
  /** At once, as an echo is. */
  echo(text: string): void;
  /** The next byte, whenever it comes: there is no time limit. `undefined`: the mode is over. */
  next(): Promise<number | undefined>;
  /** All that was received so far is dropped. */
  discard(): void;
}

/** What may be typed: as a C string it ends at a zero byte. */
export const asCString = (text: string) => text.split('\0', 1)[0] ?? '';

/**
 * One line, as serialReadLine reads it (wiring/src/spark_wiring_stream.cpp:279, v1.5.2; spark_wiring.cpp:276, v0.4.4): every
 * byte is echoed as it is, passwords too; a backspace takes one back; CR or LF ends it, and at the limit so does the next
 * byte, whichever it is, which is lost. After it comes CR and LF, and what was received so far is dropped. There is no time
 * limit, and a port that is closed changes nothing.
 */
export async function readLine(line: SerialLine, limit: number): Promise<string | undefined> {
  let text = '';
  for (;;) {
    const byte = await line.next();
    if (byte === undefined) return undefined;
    if (byte === 0x0d || byte === 0x0a || text.length >= limit) break;
    const letter = String.fromCharCode(byte);
    if (byte === 0x08 || byte === 0x7f) {
      if (text === '') continue;
      text = text.slice(0, -1);
    } else text += letter;
    line.echo(letter);
  }
  await line.print('\r\n');
  line.discard();
  return asCString(text);
}

/** Lines up to an empty one, each kept with CR and LF; one of 256 bytes or more breaks the check of the length (8 bits). */
export async function readLines(line: SerialLine, limit: number): Promise<string | undefined> {
  let text = '';
  for (;;) {
    const one = await readLine(line, limit - text.length - 2);
    if (one === undefined || one === '') return one === undefined ? undefined : text;
    text += one.length < 256 ? `${one}\r\n` : '';
    if (text.length + 2 >= limit) return text;
  }
}
