import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replies } from '../../shared/ipc/contract.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';

/** The packages that ship, each with the text of its licence behind its name. */
export function Licences() {
  const { t } = useTranslation();
  const intents = useIntents();
  const [answer, setAnswer] = useState<Replies['readLicences']>();
  const [search, setSearch] = useState('');
  useEffect(() => {
    void intents.ask('readLicences').then(setAnswer);
  }, [intents]);
  const all = answer?.ok === true ? answer.value : [];
  const found = all.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <section>
      <h3>{t('about.licences')}</h3>
      <p>
        {t('about.ownLicence')} {t('about.others')}
      </p>
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      <TextField
        label={t('about.search')}
        value={search}
        onChange={setSearch}
        input={{ type: 'search', autoComplete: 'off', spellCheck: false }}
      />
      <ul className="licences">
        {found.map(({ name, version, licence, text }) => (
          <li key={`${name}@${version}`}>
            <details>
              <summary dir="auto">
                <span className="strong">{name}</span> <span className="muted">{version}</span> {licence}
              </summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
      <p aria-live="polite" aria-atomic="true">
        {answer?.ok === true && found.length === 0 ? t('about.none') : ''}
      </p>
    </section>
  );
}
