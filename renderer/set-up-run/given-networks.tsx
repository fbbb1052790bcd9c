import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenNetwork } from '../../shared/setup-events.ts';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';

interface GivenNetworksProps {
  readonly given: readonly GivenNetwork[];
  readonly unready: boolean;
  readonly onRemove: (ssid: string) => void;
}

/** The networks that the Photon gets in this visit; those that it does not have yet can be taken out. */
export function GivenNetworks({ given, unready, onRemove }: GivenNetworksProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div aria-live="polite" aria-atomic="true">
      {given.length > 0 && (
        <section className="panel given-networks" aria-labelledby={id}>
          <h2 className="small-heading" id={id}>
            {t('choose.given')}
          </h2>
          <ol>
            {given.map(({ ssid, stored }) => (
              <li key={ssid}>
                <span className="with-action">
                  <Foreign text={ssid} />
                  {stored ? (
                    <span className="good-words with-action">
                      <Icon name="check" size={16} />
                      {t('choose.stored')}
                    </span>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('choose.removeNamed', { network: ssid })}
                      aria-disabled={unready}
                      onClick={() => onRemove(ssid)}
                    >
                      {t('choose.remove')}
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ol>
          {given.length > 1 && <p className="muted">{t('choose.givenOrder')}</p>}
        </section>
      )}
    </div>
  );
}
