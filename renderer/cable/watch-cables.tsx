import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { settableOf } from '../../shared/plugged-in.ts';
import { Status } from '../components/status.tsx';
import type { ScreenName } from '../state/screen-of.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

const offering: readonly ScreenName[] = ['start', 'sign-in', 'find', 'devices', 'product'];

/** Has this computer's USB sockets looked at as long as a screen offers what is in them, and says so when something is. */
export function WatchCables({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const isOffered = offering.includes(screen);
  const isPlugged = useWindow(({ snapshot, setup }) => !setup.cable && settableOf(snapshot?.plugged ?? []).length > 0);
  useEffect(() => {
    // Also where nothing is offered: a window that was loaded anew may have asked before.
    void intents.ask('watchCables', { watching: isOffered });
  }, [isOffered, intents]);
  return <Status className="only-read">{isOffered && isPlugged && t('cable.heard')}</Status>;
}
