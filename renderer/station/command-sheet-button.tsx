import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { part, ShowPart } from '../components/part.tsx';

const sheet = part(['station', 'history', 'errors'], async () => (await import('./command-sheet.tsx')).CommandSheet);

/** Opens the sheet of the printed codes, which is loaded then. */
export function CommandSheetButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="secondary small" onClick={() => setOpen(true)}>
        {t('station.sheet.open')}
      </button>
      {isOpen && <ShowPart part={sheet} onClose={() => setOpen(false)} />}
    </>
  );
}
