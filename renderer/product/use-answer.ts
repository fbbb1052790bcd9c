import { useCallback, useEffect, useState } from 'react';
import type { Replies, RequestArguments } from '../../shared/ipc/contract.ts';
import type { AskName } from '../state/slice.ts';
import { useIntents } from '../state/window-context.ts';

/** The answer to a request made when the screen opens, `undefined` until it is there; and how to ask again. */
export function useAnswer<Name extends AskName>(
  name: Name,
  ...values: RequestArguments<Name>
): readonly [Replies[Name] | undefined, () => void] {
  const intents = useIntents();
  const [answer, setAnswer] = useState<Replies[Name]>();
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values are compared by what they say, and a new round asks anew.
  useEffect(() => {
    let gone = false;
    setAnswer(undefined);
    void intents.ask(name, ...values).then((arrived) => {
      if (!gone) setAnswer(arrived);
    });
    return () => {
      gone = true;
    };
  }, [intents, name, asked, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return [answer, again];
}
