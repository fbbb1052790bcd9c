/** What is pushed now and then, for whoever takes one after the other; ends after what was pushed by then. */
export interface Pushed<Value> extends AsyncIterable<Value> {
  push(value: Value): void;
  end(): void;
}

export function pushed<Value>(): Pushed<Value> {
  const waiting: Value[] = [];
  let ended = false;
  let wake = () => {};
  return {
    push(value) {
      if (ended) return;
      waiting.push(value);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
