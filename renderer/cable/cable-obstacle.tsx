import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { Status } from '../components/status.tsx';
import { useWindow } from '../state/window-context.ts';
import { handOf } from './hand-of.ts';

/** What a run over a cable waits for in its middle, as between two networks; nothing where it goes on by itself. */
export function CableObstacle() {
  const { t } = useTranslation();
  const obstacle = useWindow(({ setup }) => (setup.cable ? setup.obstacle : undefined));
  if (obstacle === undefined) return null;
  const hand = handOf(obstacle.code);
  return (
    <Status key={obstacle.code}>
      {hand === undefined ? (
        <ErrorNotice error={obstacle} tone="warn" />
      ) : (
        <Notice tone="warn" title={t(`cable.${hand}Title`)} busy>
          <p>{t(`cable.${hand}Lead`)}</p>
        </Notice>
      )}
    </Status>
  );
}
