import { useTranslation } from 'react-i18next';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import './settings.css';

/** Where what is typed here goes, and the way to change that; in practice it goes nowhere. */
export function CloudInUse() {
  const { t } = useTranslation();
  const intents = useIntents();
  const cloud = useWindow((state) => state.snapshot?.settings.cloudUrl) ?? '';
  const practising = useWindow(isPractising);
  if (practising) return null;
  return (
    <p className="cloud-in-use inline-actions">
      <span className="muted" dir="auto">
        {t('preferences.cloud.inUse', { cloud })}
      </span>
      <button type="button" className="link" onClick={() => intents.showDialog('settings')}>
        {t('preferences.cloud.change')}
      </button>
    </p>
  );
}
