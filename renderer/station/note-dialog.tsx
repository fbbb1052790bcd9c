import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownRow } from '../../shared/line-state.ts';
import { noteLetters } from '../../shared/scan-kinds.ts';
import { TextField } from '../components/field.tsx';

interface NoteDialogProps {
  readonly row: ShownRow;
  readonly onSave: (note: string) => void;
  readonly onClose: () => void;
}

/** A short note to a device of the line; the record keeps it with its attempt. */
export function NoteDialog({ row, onSave, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [note, setNote] = useState('');
  useEffect(() => {
    if (dialog.current?.open !== false) return;
    dialog.current.showModal();
    dialog.current.querySelector('input')?.focus();
  }, []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== '') onSave(note.trim());
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <h2 id={titleId}>{t('station.noteTitle', { name: row.name ?? row.photon ?? row.deviceId ?? '' })}</h2>
        <TextField
          label={t('station.noteText')}
          value={note}
          onChange={setNote}
          input={{ maxLength: noteLetters, autoComplete: 'off' }}
        />
        <div className="actions">
          <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="primary">
            {t('station.noteSave')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
