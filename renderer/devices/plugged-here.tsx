import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { PluggedObstacle } from '../cable/plugged-obstacle.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { Status } from '../components/status.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Photons on the cables of this computer that say which they are, and what keeps others from it; `onFind`: looks one up. */
export function PluggedHere({ onFind }: { readonly onFind?: ((id: string) => void) | undefined }) {
  const plugged = useWindow((state) => state.snapshot?.plugged);
  return plugged?.map(({ kind, id, name, port, obstacle }) => {
    if (obstacle !== undefined) return <PluggedObstacle key={port ?? id ?? name} kind={kind} obstacle={obstacle} />;
    return id === undefined ? null : <OnePlugged key={id} id={id} name={name} onFind={onFind} />;
  });
}

interface OnePluggedProps {
  readonly id: string;
  readonly name: string;
  readonly onFind: ((id: string) => void) | undefined;
}

function OnePlugged({ id, name, onFind }: OnePluggedProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [told, setTold] = useState<'listens' | SetupError>();
  const [isAsking, setAsking] = useState(false);
  const listen = async () => {
    if (isAsking) return;
    setAsking(true);
    const answer = await intents.ask('letListen', { deviceId: id });
    setAsking(false);
    setTold(answer.ok ? 'listens' : answer.error);
  };
  return (
    <Notice tone="info" title={t('devices.cable.plugged', { name })}>
      <div className="stack tight">
        <p className="code">{id}</p>
        <div className="inline-actions">
          {onFind !== undefined && (
            <button type="button" className="secondary small" onClick={() => onFind(id)}>
              {t('devices.cable.find')}
            </button>
          )}
          <button type="button" className="secondary small" aria-disabled={isAsking} onClick={() => void listen()}>
            {t('devices.cable.listen')}
          </button>
          <Status>{told === 'listens' && t('devices.cable.listens')}</Status>
        </div>
        {told !== undefined && told !== 'listens' && <ErrorNotice error={told} />}
      </div>
    </Notice>
  );
}
