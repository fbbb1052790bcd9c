import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import type { LockableSetting } from '../../shared/policy.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SecretField, TextField } from '../components/field.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { ChooseLanguage } from './choose-language.tsx';
import { JoinSettings } from './join-settings.tsx';
import { KeptSecrets } from './kept-secrets.tsx';
import { StaySignedIn } from './stay-signed-in.tsx';

/** For a cloud or an OAuth client of one's own, products whose Photons have another name, and computers with a will of their own. */
export function AdvancedSettings({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const settings = useWindow((state) => state.snapshot?.settings);
  const locked = useWindow((state) => state.snapshot?.policy.locked) ?? [];
  const hint = (name: LockableSetting, usual: string | undefined) =>
    locked.includes(name) ? t('advanced.locked') : usual;
  const [cloudUrl, setCloudUrl] = useState(settings?.cloudUrl ?? '');
  const [clientId, setClientId] = useState(settings?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [keepSecret, setKeepSecret] = useState(false);
  const [photonPrefix, setPhotonPrefix] = useState(settings?.photonPrefix ?? '');
  const [join, setJoin] = useState({
    joinBy: settings?.joinBy ?? 'automatic',
    wifiAdapter: settings?.wifiAdapter ?? '',
  });
  const [adapters, setAdapters] = useState<Replies['listWifiAdapters']>();
  const unsaved =
    settings !== undefined &&
    (tidy(cloudUrl) !== tidy(settings.cloudUrl) ||
      clientId.trim() !== settings.clientId ||
      clientSecret !== '' ||
      photonPrefix !== settings.photonPrefix ||
      join.joinBy !== settings.joinBy ||
      join.wifiAdapter !== settings.wifiAdapter);
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<SetupError>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    setRefusal(undefined);
    const answer = await intents.ask('saveSettings', {
      cloudUrl,
      clientId,
      photonPrefix,
      ...join,
      ...(clientSecret === '' ? {} : { clientSecret, ...(keepSecret && { keepSecret }) }),
    });
    if (answer.ok) setClientSecret('');
    if (answer.ok) setSaved(true);
    else setRefusal(answer.error);
  };

  // Asked for only by whoever looks: the answer costs the system a moment.
  const listAdapters = async (open: boolean) => {
    setOpened(open);
    if (open) setAdapters(await intents.ask('listWifiAdapters'));
  };

  return (
    <details className="advanced" onToggle={(event) => void listAdapters(event.currentTarget.open)}>
      <summary>{t('advanced.title')}</summary>
      <ChooseLanguage withSystem />
      <form className="stack" noValidate onSubmit={(event) => void save(event)}>
        <TextField
          label={t('advanced.cloudUrl')}
          hint={hint('cloudUrl', t('advanced.cloudUrlHint'))}
          value={cloudUrl}
          onChange={setCloudUrl}
          input={{
            type: 'url',
            inputMode: 'url',
            autoComplete: 'off',
            spellCheck: false,
            className: 'code',
            readOnly: locked.includes('cloudUrl'),
          }}
        />
        <TextField
          label={t('advanced.clientId')}
          hint={hint('clientId', undefined)}
          value={clientId}
          onChange={setClientId}
          input={{
            autoComplete: 'off',
            spellCheck: false,
            className: 'code',
            readOnly: locked.includes('clientId'),
          }}
        />
        <SecretField
          label={t('advanced.clientSecret')}
          hint={t('advanced.clientSecretHint')}
          value={clientSecret}
          onChange={setClientSecret}
          input={{ autoComplete: 'off', className: 'code' }}
        />
        {clientSecret !== '' && (
          <StaySignedIn label={t('advanced.keepSecret')} stay={keepSecret} onChange={setKeepSecret} />
        )}
        <TextField
          label={t('advanced.photonPrefix')}
          hint={hint('photonPrefix', t('advanced.photonPrefixHint'))}
          value={photonPrefix}
          onChange={setPhotonPrefix}
          input={{
            autoComplete: 'off',
            spellCheck: false,
            className: 'code short',
            readOnly: locked.includes('photonPrefix'),
          }}
        />
        <JoinSettings draft={join} locked={locked.includes('joinBy')} adapters={adapters} onChange={setJoin} />
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <div className="inline-actions">
          <button type="submit" className="secondary">
            {t('advanced.save')}
          </button>
          <span className="good-words" role="status">
            {saved && !unsaved ? t('advanced.saved') : ''}
          </span>
        </div>
      </form>
      {opened && <KeptSecrets />}
    </details>
  );
}

/** An address as it is saved, so that a slash at its end is no change. */
function tidy(address: string): string {
  const text = address.trim();
  return (URL.canParse(text) ? new URL(text).href : text).replace(/(?<!\/)\/+$/, '');
}
