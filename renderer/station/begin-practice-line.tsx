import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { type PracticeTroubles, practiceTroubles } from '../../shared/ipc/station.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../state/window-context.ts';
import { CommandSheetButton } from './command-sheet-button.tsx';

const sizes = [3, 8, 20] as const;

/** A line of simulated Photons: no preset, no account, no hardware. */
export function BeginPracticeLine({ onCheckLabels }: { readonly onCheckLabels: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [devices, setDevices] = useState<number>(sizes[0]);
  const [troubles, setTroubles] = useState<PracticeTroubles>('none');
  const [usb, setUsb] = useState(false);
  const [firstArticle, setFirstArticle] = useState(false);
  const [golden, setGolden] = useState(false);
  const [problem, setProblem] = useState<SetupError>();
  const begin = async () => {
    const begun = await intents.ask('beginPracticeLine', { devices, troubles, usb, golden, firstArticle });
    setProblem(begun.ok ? undefined : begun.error);
  };
  return (
    <Screen
      title={t('station.title')}
      lead={t('station.practiceLead')}
      width="narrow"
      onEscape={intents.backToStart}
      back={
        <button type="button" className="quiet" onClick={intents.backToStart}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="button" className="primary" onClick={() => void begin()}>
          {t('station.start')}
        </button>
      }
    >
      <div className="stack">
        <Field label={t('station.simulated')}>
          {(attributes) => (
            <select {...attributes} value={devices} onChange={({ target }) => setDevices(Number(target.value))}>
              {sizes.map((size) => (
                <option key={size} value={size}>
                  {size}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('presets.transport')}>
          {(attributes) => (
            <select
              {...attributes}
              value={usb ? 'usb' : 'wifi'}
              onChange={({ target }) => setUsb(target.value === 'usb')}
            >
              <option value="wifi">{t('presets.transportIs.wifi')}</option>
              <option value="usb">{t('presets.transportIs.usb')}</option>
            </select>
          )}
        </Field>
        <Field label={t('station.troubles')}>
          {(attributes) => (
            <select
              {...attributes}
              value={troubles}
              onChange={({ target }) => setTroubles(target.value as PracticeTroubles)}
            >
              {practiceTroubles.map((one) => (
                <option key={one} value={one}>
                  {t(`station.troublesAre.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="check-row">
          <input type="checkbox" checked={golden} onChange={({ target }) => setGolden(target.checked)} />
          {t('station.goldenPractise')}
        </label>
        <label className="check-row">
          <input type="checkbox" checked={firstArticle} onChange={({ target }) => setFirstArticle(target.checked)} />
          {t('presets.firstArticle')}
        </label>
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={onCheckLabels}>
            {t('station.check.title')}
          </button>
          <CommandSheetButton />
        </div>
        {problem !== undefined && <ErrorNotice error={problem} />}
      </div>
    </Screen>
  );
}
