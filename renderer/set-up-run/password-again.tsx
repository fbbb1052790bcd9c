import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { describeError } from '../../shared/text/describe-error.ts';
import { checkNetworkChoice, type HeardNetwork } from '../../shared/wifi-network.ts';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntoView } from '../components/use-into-view.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { RememberPassword, WifiPassword } from './wifi-password.tsx';

interface PasswordAgainProps {
  /** Of the form that the button "Try again" sends. */
  readonly formId: string;
  readonly network: Pick<HeardNetwork, 'ssid' | 'security'>;
}

/** The network's password once more, where the failure is told: nothing else has to be chosen again. */
export function PasswordAgain({ formId, network }: PasswordAgainProps) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const isRemembered = useWindow((state) => state.snapshot?.rememberedWifi.includes(network.ssid) ?? false);
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(isRemembered);
  const [problem, setProblem] = useState<SetupError>();
  const form = useFocusInvalid(problem);
  const box = useIntoView<HTMLDivElement>('now');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = checkNetworkChoice({ ...network, password });
    setProblem(checked.ok ? undefined : checked.error);
    if (checked.ok) void intents.tryPassword(password, remember);
  };

  return (
    <form id={formId} ref={form} noValidate onSubmit={submit}>
      <div ref={box} className="stack">
        <WifiPassword
          network={network}
          password={password}
          onChange={setPassword}
          error={problem && t('errorParts.inField', { ...describeError(problem, i18n) })}
        />
        <RememberPassword remember={remember} onChange={setRemember} />
      </div>
    </form>
  );
}
