import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostOwnCodes, type OwnCode, type Paper, papers } from '../../shared/ipc/labels.ts';
import type { Spoken } from '../../shared/languages.ts';
import { isOwnCode } from '../../shared/own-code.ts';
import { success } from '../../shared/result.ts';
import { Field, TextAreaField } from '../components/field.tsx';
import { PrintDialog } from '../components/print-dialog.tsx';
import { useIntents } from '../state/window-context.ts';

type Sheet = 'commands' | 'own';

/** The printed codes of the line, on one sheet in the language of the window: its commands, or badges and notes of one's own. */
export function CommandSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { ask } = useIntents();
  const [paper, setPaper] = useState<Paper>('a4');
  const [sheet, setSheet] = useState<Sheet>('commands');
  const [operators, setOperators] = useState('');
  const [notes, setNotes] = useState('');
  const language = i18n.language as Spoken;
  const own = [...codesIn('operator', operators), ...codesIn('note', notes)];
  const isTooMany = own.length > mostOwnCodes;
  const isReady = sheet === 'commands' || (own.length > 0 && !isTooMany && own.every(isOwnCode));
  // One text, so that the same codes are the same question.
  const sent = JSON.stringify({ paper, language, ...(sheet === 'own' ? { own } : {}) });
  const show = useCallback(
    async () => (isReady ? ask('showCommandSheet', JSON.parse(sent)) : success(undefined)),
    [ask, isReady, sent],
  );
  const errorOf = (command: OwnCode['command'], typed: string) => {
    if (!codesIn(command, typed).every(isOwnCode)) return t('station.sheet.ownWrong');
    return isTooMany ? t('station.sheet.ownMany', { most: mostOwnCodes }) : undefined;
  };
  return (
    <PrintDialog
      title={t('station.sheet.open')}
      words={{
        preview: t('station.sheet.preview'),
        noPrinter: t('station.sheet.noPrinter'),
        printed: t('station.sheet.printed'),
        saved: t('station.sheet.saved'),
        gone: t('station.sheet.ownNone'),
      }}
      show={show}
      print={(printer) =>
        ask('printCommandSheet', { ...JSON.parse(sent), ...(printer === undefined ? {} : { printer }) })
      }
      onClose={onClose}
    >
      <Field label={t('station.sheet.codes')}>
        {(attributes) => (
          <select {...attributes} value={sheet} onChange={({ target }) => setSheet(target.value as Sheet)}>
            {(['commands', 'own'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`station.sheet.codesAre.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {sheet === 'own' && (
        <>
          <TextAreaField
            label={t('station.sheet.operators')}
            value={operators}
            onChange={setOperators}
            error={errorOf('operator', operators)}
          />
          <TextAreaField
            label={t('station.sheet.notes')}
            value={notes}
            onChange={setNotes}
            error={errorOf('note', notes)}
          />
        </>
      )}
      <Field label={t('station.sheet.paper')}>
        {(attributes) => (
          <select {...attributes} value={paper} onChange={({ target }) => setPaper(target.value as Paper)}>
            {papers.map((one) => (
              <option key={one} value={one}>
                {t(`station.sheet.papers.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </PrintDialog>
  );
}

/** One a line. */
function codesIn(command: OwnCode['command'], typed: string): OwnCode[] {
  return typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : { command, text: line.trim() }));
}
