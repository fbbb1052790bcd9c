import { useState } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import type { SettingsChange } from '../../shared/ipc/settings.ts';
import { useIntents } from '../state/window-context.ts';

export interface Saving {
  /** What the last change came to: undefined before there is one. */
  readonly last: { readonly change: SettingsChange; readonly refusal: SetupError | undefined } | undefined;
  readonly save: (change: SettingsChange) => Promise<boolean>;
}

/** Saves settings as they are chosen; what holds is told by the snapshot. */
export function useSave(): Saving {
  const intents = useIntents();
  const [last, setLast] = useState<Saving['last']>();
  const save = async (change: SettingsChange) => {
    const answer = await intents.ask('saveSettings', change);
    setLast({ change, refusal: answer.ok ? undefined : answer.error });
    return answer.ok;
  };
  return { last, save };
}
