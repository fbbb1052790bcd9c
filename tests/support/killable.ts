/** Things that do nothing any more once their program has ended: calls then never answer, also those under way. */
export function killable() {
  let alive = true;
  const never = new Promise<never>(() => undefined);
  const guard =
    (call: (...values: never[]) => unknown, owner: unknown) =>
    (...values: never[]) => {
      if (!alive) return never;
      const answer = call.apply(owner, values);
      if (answer instanceof Promise) return answer.then((value) => (alive ? wrap(value) : never));
      return answer;
    };
  // What a call hands out may have calls of its own, as a note of a lease does.
  const wrap = (value: unknown) => {
    if (typeof value !== 'object' || value === null || !('value' in value)) return value;
    const inner = value.value;
    const isNote = typeof inner === 'object' && inner !== null && 'close' in inner;
    return isNote ? { ...value, value: over(inner) } : value;
  };
  const over = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get(target, name) {
        const part = Reflect.get(target, name) as unknown;
        if (typeof part === 'function') return guard(part as (...values: never[]) => unknown, target);
        return name === 'clock' ? over(part as object) : part;
      },
    });
  return {
    over,
    alive: () => alive,
    end() {
      alive = false;
    },
  };
}
