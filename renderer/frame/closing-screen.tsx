import { useTranslation } from 'react-i18next';
import { Busy } from '../components/busy.tsx';
import { Screen } from '../components/screen.tsx';

/** What is under way ends before the program does. */
export function ClosingScreen() {
  const { t } = useTranslation();
  return <Screen title={t('closing.title')} lead={t('closing.lead')} symbol={<Busy size={28} />} />;
}
