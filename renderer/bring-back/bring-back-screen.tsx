import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../window-context.ts';

export function BringBackScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  return (
    <Screen
      title={t('bringBack.title')}
      onEscape={intents.backToDoors}
      back={
        <button type="button" className="secondary" onClick={intents.backToDoors}>
          {t('app.back')}
        </button>
      }
    />
  );
}
