import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Paper, papers } from '../../shared/ipc/labels.ts';
import type { Spoken } from '../../shared/languages.ts';
import { Field } from '../components/field.tsx';
import { PrintDialog } from '../components/print-dialog.tsx';
import { useIntents } from '../state/window-context.ts';

/** The printed codes of the line, on one sheet in the language of the window. */
export function CommandSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { ask } = useIntents();
  const [paper, setPaper] = useState<Paper>('a4');
  const language = i18n.language as Spoken;
  const show = useCallback(() => ask('showCommandSheet', { paper, language }), [ask, paper, language]);
  return (
    <PrintDialog
      title={t('station.sheet.open')}
      words={{
        preview: t('station.sheet.preview'),
        noPrinter: t('station.sheet.noPrinter'),
        printed: t('station.sheet.printed'),
        saved: t('station.sheet.saved'),
      }}
      show={show}
      print={(printer) => ask('printCommandSheet', { paper, language, ...(printer === undefined ? {} : { printer }) })}
      onClose={onClose}
    >
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
