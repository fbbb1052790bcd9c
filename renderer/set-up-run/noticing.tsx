import { useTranslation } from 'react-i18next';
import { Busy } from '../components/busy.tsx';

/** Nothing has to be clicked when the hands are done: the run looks by itself. */
export function Noticing() {
  const { t } = useTranslation();
  return (
    <p className="noticing">
      <Busy />
      {t('find.noticing')}
    </p>
  );
}
