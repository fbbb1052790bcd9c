import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';
import './device.css';

interface RenameDeviceProps {
  readonly as: Actor;
  readonly deviceId: string;
  readonly name: string;
  /** What is typed and not saved; undefined when nothing is. */
  readonly onUnsaved: (name: string | undefined) => void;
}

export function RenameDevice({ as, deviceId, name, onUnsaved }: RenameDeviceProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const shown = plainText(name, 64);
  const [draft, setDraft] = useState(shown);
  const [state, setState] = useState<'editing' | 'empty' | 'saved' | 'saved-as-other' | SetupError>('editing');

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '') return setState('empty');
    const answer = await intents.ask('renameDevice', { as, deviceId, name: draft });
    if (!answer.ok) return setState(answer.error);
    // What the cloud stored is the name now, whatever was typed.
    const stored = plainText(answer.value.name ?? draft.trim(), 64);
    setState(stored === draft.trim() ? 'saved' : 'saved-as-other');
    setDraft(stored);
    onUnsaved(undefined);
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void save(event)}>
      <div className="with-button">
        <TextField
          label={t('success.name')}
          value={draft}
          onChange={(value) => {
            setDraft(value);
            setState('editing');
            onUnsaved(value.trim() === '' || value === shown ? undefined : value);
          }}
          error={state === 'empty' ? t('success.nameMissing') : undefined}
          input={{ autoComplete: 'off', maxLength: 128, dir: 'auto' }}
        />
        <button type="submit" className="secondary">
          {t('success.save')}
        </button>
      </div>
      {typeof state === 'object' && <ErrorNotice error={state} />}
      <p className="good-words" aria-live="polite" aria-atomic="true">
        {state === 'saved' && t('success.saved')}
        {state === 'saved-as-other' && t('success.savedAs', { name: draft })}
      </p>
    </form>
  );
}
