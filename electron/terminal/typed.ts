/** What is typed into the terminal, as it comes. */
export async function* typed(stdin: NodeJS.ReadStream): AsyncGenerator<string> {
  stdin.setEncoding('utf8');
  try {
    for await (const piece of stdin) yield String(piece);
  } catch {
    // It is closed: no scan comes any more.
  }
}
