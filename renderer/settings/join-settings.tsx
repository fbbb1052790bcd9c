import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { Field } from '../components/field.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { Choice } from './choice.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSave } from './use-save.ts';

const ways = ['automatic', 'hand'] as const;

/** Who moves the computer's Wi-Fi, which adapter moves where there is a choice, and which networks are Photons. */
export function JoinSettings() {
  const { t, i18n } = useTranslation();
  const describe = useDescribeError();
  const intents = useIntents();
  const settings = useWindow((state) => state.snapshot?.settings);
  const locked = useWindow((state) => state.snapshot?.policy.locked) ?? [];
  const saving = useSave();
  /** `undefined` until the system has told them. */
  const [adapters, setAdapters] = useState<Replies['listWifiAdapters']>();
  useEffect(() => void intents.ask('listWifiAdapters').then(setAdapters), [intents]);
  if (settings === undefined) return null;
  const { joinBy, wifiAdapter, photonPrefix } = settings;
  const known = adapters?.ok === true ? adapters.value : [];
  const gone = wifiAdapter !== '' && adapters?.ok === true && !known.some(({ id }) => id === wifiAdapter);
  const prefixLocked = locked.includes('photonPrefix');
  const prefixWrong = saving.last?.change.photonPrefix !== undefined && saving.last.refusal?.code === 'invalid-input';

  return (
    <SettingsSection title={t('preferences.photons.title')} saving={saving} toldAtBox={prefixWrong}>
      <Choice
        label={t('advanced.joinBy')}
        values={ways}
        value={joinBy}
        name={(way) => t(way === 'automatic' ? 'advanced.joinAutomatic' : 'advanced.joinHand')}
        locked={locked.includes('joinBy')}
        onChoose={(way) => void saving.save({ joinBy: way })}
      />
      {joinBy === 'automatic' && (known.length > 1 || gone) && (
        <Field label={t('advanced.adapter')}>
          {(attributes) => (
            <select
              {...attributes}
              value={wifiAdapter}
              onChange={(event) => void saving.save({ wifiAdapter: event.target.value })}
            >
              <option value="">{t('advanced.adapterAny')}</option>
              {known.map((adapter) => (
                <option key={adapter.id} value={adapter.id} dir="auto">
                  {adapter.carriesInternet ? t('advanced.adapterOnline', { adapter: adapter.name }) : adapter.name}
                </option>
              ))}
              {gone && <option value={wifiAdapter}>{t('advanced.adapterGone', { adapter: wifiAdapter })}</option>}
            </select>
          )}
        </Field>
      )}
      <p className="field-hint" aria-live="polite" aria-atomic="true">
        {joinBy === 'automatic' && adapters?.ok === false ? quietWords(adapters.error) : ''}
      </p>
      <SavedField
        label={t('advanced.photonPrefix')}
        hint={prefixLocked ? t('advanced.locked') : t('advanced.photonPrefixHint')}
        error={prefixWrong ? t('preferences.photons.prefixWrong') : undefined}
        value={photonPrefix}
        locked={prefixLocked}
        short
        save={(prefix) => void saving.save({ photonPrefix: prefix })}
      />
    </SettingsSection>
  );

  function quietWords(error: SetupError): string {
    const { title, next } = describe(error);
    return inOneLine(i18n, title, next);
  }
}
