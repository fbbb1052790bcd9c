import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntents, useNow, useWindow } from '../state/window-context.ts';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSave } from './use-save.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The settings take no longer time, and no more attempts. */
const most = { historyDays: 36_500, historyCount: 1_000_000_000 } as const;
type Limit = keyof typeof most;

/** How much of the history is kept, and how many setups that would delete; nothing is deleted here. */
export function HistorySettings() {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.snapshot?.settings);
  const saving = useSave();
  const [wrong, setWrong] = useState<Limit>();
  const going = useGoing(settings?.historyDays ?? 0, settings?.historyCount ?? 0);
  if (settings === undefined) return null;
  const save = (limit: Limit, typed: string) => {
    const text = typed.trim();
    const value = text === '' ? 0 : /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
    const fits = value <= most[limit];
    setWrong(fits ? undefined : limit);
    if (fits) void saving.save({ [limit]: value });
  };
  return (
    <SettingsSection title={t('preferences.history.title')} saving={saving}>
      <p className="muted">{t('preferences.history.lead')}</p>
      {(['historyDays', 'historyCount'] as const).map((limit) => {
        const word = limit === 'historyDays' ? 'days' : 'count';
        return (
          <SavedField
            key={limit}
            label={t(`preferences.history.${word}`)}
            hint={t(`preferences.history.${word}Hint`)}
            error={wrong === limit ? t('preferences.history.wrong') : undefined}
            value={settings[limit] === 0 ? '' : String(settings[limit])}
            locked={false}
            short
            save={(typed) => save(limit, typed)}
          />
        );
      })}
      <p className="field-hint" aria-live="polite" aria-atomic="true">
        {going > 0 ? t('preferences.history.going', { count: going }) : ''}
      </p>
    </SettingsSection>
  );
}

/** At most so many are to be deleted, as the settings are. */
function useGoing(days: number, kept: number): number {
  const { ask } = useIntents();
  const now = useNow();
  const [going, setGoing] = useState(0);
  const today = Math.floor(now / dayMs) * dayMs;
  useEffect(() => {
    let asked = true;
    const count = async (filter: { readonly until?: number }) => {
      const counted = await ask('countHistory', { filter, deletable: true });
      return counted.ok ? counted.value.count : 0;
    };
    const look = async () => {
      const old = days === 0 ? 0 : await count({ until: Math.max(0, today + dayMs - days * dayMs) });
      const beyond = kept === 0 ? 0 : (await count({})) - kept;
      if (asked) setGoing(Math.max(old, beyond));
    };
    void look();
    return () => {
      asked = false;
    };
  }, [ask, days, kept, today]);
  return going;
}
