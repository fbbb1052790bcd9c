import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { usualCloudUrl } from '../../shared/links.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

interface ConsoleLinkProps {
  readonly deviceId: string;
  /** In the product that is signed in. */
  readonly inProduct: boolean;
}

/** Opens the device in the Particle console; nothing in practice or with another cloud, whose devices are not there. */
export function ConsoleLink({ deviceId, inProduct }: ConsoleLinkProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const practising = useWindow(isPractising);
  const cloudUrl = useWindow((state) => state.snapshot?.settings.cloudUrl);
  const [problem, setProblem] = useState<SetupError>();
  if (practising || cloudUrl !== usualCloudUrl) return null;
  const open = async () => {
    const answer = await intents.ask('openDevicePage', { deviceId, inProduct });
    setProblem(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <button type="button" className="link" onClick={() => void open()}>
        {t('ping.console')}
      </button>
      {problem !== undefined && <ErrorNotice error={problem} />}
    </>
  );
}
