import { useTranslation } from 'react-i18next';
import { parseSecurityName, type SecurityName } from '../../shared/security-type.ts';
import { describeError } from '../../shared/text/describe-error.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';
import { Field, SecretField, TextField } from '../components/field.tsx';
import { Foreign } from '../components/foreign.tsx';
import { type NetworkDraft, newNetwork } from './preset-draft.ts';
import { type Problems, problemAt } from './preset-problems.ts';
import { Remove, useAdded } from './rows.tsx';

/** The securities that a person has names for; one that a file says stays what it is. */
const offered = ['wpa2-aes', 'wpa2-mixed', 'wpa-mixed', 'wep', 'open'] as const satisfies readonly SecurityName[];

interface PresetNetworksProps {
  readonly networks: readonly NetworkDraft[];
  /** Those whose passwords the main process has. */
  readonly known: readonly string[];
  readonly isPinned: boolean;
  readonly problems: Problems;
  readonly onChange: (networks: readonly NetworkDraft[]) => void;
}

/** One to five networks, the first choice first. */
export function PresetNetworks({ networks, known, isPinned, problems, onChange }: PresetNetworksProps) {
  const { t, i18n } = useTranslation();
  const section = useAdded(networks.length);
  const set = (index: number, part: Partial<NetworkDraft>) =>
    onChange(networks.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const wrong = (place: string) => {
    const error = problemAt(problems, place);
    if (error === undefined) return undefined;
    // The second one of a name is the only thing of a network that the file's own check says.
    if (error.code === 'preset-unreadable') return t('presets.networkTwice');
    return t('errorParts.inField', { ...describeError(error, i18n) });
  };
  return (
    <section ref={section} className="stack" aria-label={t('presets.networks')}>
      {networks.map(({ ssid, security, password }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place.
        <fieldset key={index} className="panel stack">
          <legend>{t('presets.network', { number: index + 1 })}</legend>
          {isPinned ? (
            <p className="strong">
              <Foreign text={ssid} />
            </p>
          ) : (
            <TextField
              label={t('choose.name')}
              value={ssid}
              onChange={(typed) => set(index, { ssid: typed })}
              error={wrong(`networks.${index}.ssid`)}
              input={{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, dir: 'auto' }}
            />
          )}
          {!isPinned && (
            <Field label={t('choose.security')} hint={security === '' ? t('presets.asHeardHint') : undefined}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={security}
                  onChange={({ target }) => set(index, { security: parseSecurityName(target.value) ?? '' })}
                >
                  {offered.map((name) => (
                    <option key={name} value={name}>
                      {t(`choose.securityName.${name}`)}
                    </option>
                  ))}
                  {security !== '' && !(offered as readonly SecurityName[]).includes(security) && (
                    <option value={security}>{security}</option>
                  )}
                  <option value="">{t('presets.asHeard')}</option>
                </select>
              )}
            </Field>
          )}
          {security !== 'open' && (
            <SecretField
              label={t(security === 'wep' ? 'choose.wepKey' : 'choose.password')}
              hint={known.includes(ssid) ? t('presets.passwordKept') : undefined}
              value={password}
              onChange={(typed) => set(index, { password: typed })}
              error={wrong(`networks.${index}.password`)}
              input={{ autoComplete: 'off', maxLength: 1024 }}
            />
          )}
          {!isPinned && networks.length > 1 && (
            <Remove
              name={t('presets.network', { number: index + 1 })}
              onRemove={() => onChange(networks.filter((_one, at) => at !== index))}
            />
          )}
        </fieldset>
      ))}
      {!isPinned && networks.length < photonKeeps && (
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={() => onChange([...networks, newNetwork])}>
            {t('presets.addNetwork')}
          </button>
        </div>
      )}
    </section>
  );
}
