import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice.tsx';
import { useIntoView } from '../components/use-into-view.ts';

interface NotAppliedProps {
  readonly asking: boolean;
  readonly title: string;
  readonly lead: string;
  readonly onDiscard: () => void;
}

/** The settings were to be closed before these are applied. */
export function NotApplied({ asking, title, lead, onDiscard }: NotAppliedProps) {
  const { t } = useTranslation();
  // Above the button, and taller than what is left beside it in a small window.
  const notice = useIntoView<HTMLDivElement>(asking ? 'asking' : undefined);
  if (!asking) return null;
  return (
    <div ref={notice}>
      <Notice tone="bad" title={title}>
        <p>{lead}</p>
        <button type="button" className="secondary small" onClick={onDiscard}>
          {t('preferences.cloud.discard')}
        </button>
      </Notice>
    </div>
  );
}
