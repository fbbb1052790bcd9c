import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LineKind, lineKinds } from '../../shared/attempt-kind.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { PresetEntry } from '../../shared/ipc/presets.ts';
import type { ChosenPreset } from '../../shared/ipc/station.ts';
import { boxedText } from '../../shared/plain-text.ts';
import { featureNames } from '../../shared/policy.ts';
import { readDeviceScan, readOperator, readReference, readScan } from '../../shared/scan.ts';
import { referenceLetters } from '../../shared/scan-kinds.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field, SecretField, TextField } from '../components/field.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { CommandSheetButton } from './command-sheet-button.tsx';

interface ChosenList {
  readonly name: string;
  readonly devices: number;
}

/** What a line is begun with: its preset with the passwords of its networks, who is at it, scans, and a list. */
export function BeginLine({ onCheckLabels }: { readonly onCheckLabels: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const doors = useWindow(({ snapshot }) => snapshot?.policy.values.doors ?? featureNames);
  const [preset, setPreset] = useState<ChosenPreset>();
  const [kept, setKept] = useState<readonly PresetEntry[]>([]);
  const [keptId, setKeptId] = useState('');
  const [passwords, setPasswords] = useState<Readonly<Record<string, string>>>({});
  const [operator, setOperator] = useState('');
  const [batch, setBatch] = useState('');
  const [kind, setKind] = useState<LineKind>('production');
  const [customer, setCustomer] = useState('');
  const [golden, setGolden] = useState('');
  const [scans, setScans] = useState(false);
  const [list, setList] = useState<ChosenList>();
  const [problem, setProblem] = useState<SetupError>();
  const [isAsked, setAsked] = useState(false);
  const asking = preset?.networks.filter(({ asksPassword }) => asksPassword) ?? [];
  const isPinned = kept.some((one) => one.isPinned);
  const presetMissing = isAsked && preset === undefined ? t('station.presetMissing') : undefined;
  const scannedCustomer = readScan(customer);
  const isCustomerMissing = preset?.customer === 'asked' && scannedCustomer.kind !== 'customer';
  const isListMissing = preset?.needsList === true && list === undefined;
  const isOperatorCode = operator.trim() !== '' && readOperator(operator) === undefined;
  const isBatchCode = batch.trim() !== '' && readReference(batch) === undefined;
  const asksGolden = preset?.golden === 'ask';
  const goldenNamed = asksGolden ? readDeviceScan(golden) : undefined;
  const isGoldenMissing = asksGolden && goldenNamed === undefined;

  useEffect(() => {
    let gone = false;
    void intents.ask('listPresets').then((answer) => {
      if (gone) return;
      if (answer.ok) setKept(answer.value.presets);
      else setProblem(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [intents]);

  const choosePreset = async () => {
    const answer = await intents.ask('choosePreset');
    if (!answer.ok) setProblem(answer.error);
    else if (answer.value !== undefined) begins('', answer.value);
  };
  const chooseKept = async (id: string) => {
    if (id === '') return begins('', undefined);
    const answer = await intents.ask('chooseKeptPreset', { id });
    if (answer.ok) begins(id, answer.value);
    else setProblem(answer.error);
  };
  const begins = (id: string, wanted: ChosenPreset | undefined) => {
    setKeptId(id);
    setPreset(wanted);
    setPasswords({});
    setCustomer('');
    setGolden('');
    setList(undefined);
    setProblem(undefined);
    setAsked(false);
  };
  const chooseList = async () => {
    const chosen = await intents.ask('chooseLineList');
    if (!chosen.ok) return setProblem(chosen.error);
    if (chosen.value !== undefined) setList(chosen.value);
    setProblem(undefined);
  };
  const begin = async () => {
    setAsked(true);
    if (preset === undefined || isListMissing || isCustomerMissing || isGoldenMissing) return;
    if (isOperatorCode || isBatchCode) return;
    if (asking.some(({ ssid }) => (passwords[ssid] ?? '') === '')) return;
    const begun = await intents.ask('beginLine', {
      preset: preset.id,
      passwords: asking.map(({ ssid }) => ({ ssid, password: passwords[ssid] ?? '' })),
      operator,
      ...(batch.trim() === '' ? {} : { batch }),
      ...(kind === 'production' ? {} : { kind }),
      ...(preset.customer === 'asked' && scannedCustomer.kind === 'customer'
        ? { customer: scannedCustomer.email }
        : {}),
      scans,
      list: list !== undefined,
      ...(goldenNamed === undefined ? {} : { golden: goldenNamed }),
    });
    setProblem(begun.ok ? undefined : begun.error);
  };

  return (
    <Screen
      title={t('station.title')}
      lead={t('station.lead')}
      width="narrow"
      onEscape={intents.backToStart}
      back={
        <button type="button" className="quiet" onClick={intents.backToStart}>
          {t('app.back')}
        </button>
      }
      actions={
        <>
          {doors.includes('practise') && (
            <button type="button" className="secondary" onClick={() => void intents.practise('everything-works')}>
              {t('station.practise')}
            </button>
          )}
          <button type="button" className="primary" onClick={() => void begin()}>
            {t('station.start')}
          </button>
        </>
      }
    >
      <div className="stack">
        {kept.length > 0 && (
          <Field label={t('station.saved')} error={isPinned ? presetMissing : undefined}>
            {(attributes) => (
              <select {...attributes} value={keptId} onChange={({ target }) => void chooseKept(target.value)}>
                <option value="">{t('station.savedNone')}</option>
                {kept.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {boxedText(name, 64)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {!isPinned && (
          <Chosen
            label={t('station.preset')}
            hint={t('station.presetHint')}
            value={preset?.name}
            missing={presetMissing}
            action={t('station.choosePreset')}
            onChoose={() => void choosePreset()}
          />
        )}
        <div className="inline-actions">
          <button type="button" className="secondary small presets-way" onClick={() => intents.openPresets()}>
            {t('station.managePresets')}
          </button>
          <button type="button" className="secondary small" onClick={onCheckLabels}>
            {t('station.check.title')}
          </button>
          <CommandSheetButton />
        </div>
        {preset !== undefined && (
          <>
            <p className="muted">
              {preset.product === undefined
                ? t('station.forAccount')
                : t(preset.customer === 'none' ? 'station.forNobody' : 'station.forProduct', {
                    product: preset.product,
                  })}
            </p>
            {preset.transport !== 'wifi' && <p className="muted">{t(`presets.transportMeans.${preset.transport}`)}</p>}
            {asking.map(({ ssid }) => (
              <SecretField
                key={ssid}
                label={t('station.networkPassword', { network: ssid })}
                value={passwords[ssid] ?? ''}
                onChange={(password) => setPasswords({ ...passwords, [ssid]: password })}
                error={isAsked && (passwords[ssid] ?? '') === '' ? t('station.passwordMissing') : undefined}
                input={{ maxLength: 1024, autoComplete: 'off' }}
              />
            ))}
            {preset.customer === 'asked' && (
              <TextField
                label={t('station.firstCustomer')}
                hint={t('station.firstCustomerHint')}
                value={customer}
                onChange={setCustomer}
                error={isAsked && isCustomerMissing ? t('station.customerLead') : undefined}
                input={{ maxLength: 320, autoComplete: 'off', autoCapitalize: 'off', spellCheck: false }}
              />
            )}
            {asksGolden && (
              <TextField
                label={t('presets.golden')}
                hint={t('station.goldenHint')}
                value={golden}
                onChange={setGolden}
                error={isAsked && isGoldenMissing ? t('station.goldenMissing') : undefined}
                input={{ maxLength: 64, autoComplete: 'off', spellCheck: false, className: 'code' }}
              />
            )}
            {preset.golden !== undefined && !asksGolden && (
              <p className="muted">{t('station.goldenComes', { id: `…${preset.golden.slice(-6)}` })}</p>
            )}
            <TextField
              label={t('station.operator')}
              hint={t('station.operatorHint')}
              value={operator}
              onChange={setOperator}
              error={isOperatorCode ? t('station.operatorIsCode') : undefined}
              input={{ maxLength: 320, autoComplete: 'off' }}
            />
            <TextField
              label={t('station.batch')}
              hint={t('station.batchHint')}
              value={batch}
              onChange={setBatch}
              error={isBatchCode ? t('station.batchIsCode') : undefined}
              input={{ maxLength: referenceLetters, autoComplete: 'off' }}
            />
            <Field label={t('history.search.kind')} hint={kind === 'production' ? undefined : t('station.comeBack')}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={kind}
                  onChange={({ target }) => setKind(lineKinds.find((one) => one === target.value) ?? 'production')}
                >
                  {lineKinds.map((one) => (
                    <option key={one} value={one}>
                      {t(`history.kinds.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Chosen
              label={t('station.list')}
              hint={t('station.listHint')}
              value={list && t('station.listed', { count: list.devices, file: list.name })}
              missing={isAsked && isListMissing ? t('station.listMissing') : undefined}
              action={t('station.chooseList')}
              onChoose={() => void chooseList()}
            />
            <div>
              <label className="check-row">
                <input type="checkbox" checked={scans} onChange={({ target }) => setScans(target.checked)} />
                {t('station.scans')}
              </label>
              <p className="field-hint">{t('station.scansHint')}</p>
            </div>
          </>
        )}
        {problem !== undefined && <ErrorNotice error={problem} />}
      </div>
    </Screen>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly missing: string | undefined;
  readonly action: string;
  readonly onChoose: () => void;
}

/** A file that the person chooses in the system's own dialog. */
function Chosen({ label, hint, value, missing, action, onChoose }: ChosenProps) {
  return (
    <fieldset className="chosen-file">
      <legend>{label}</legend>
      <div className="chosen-row">
        {value !== undefined && (
          <p className="strong" dir="auto">
            {value}
          </p>
        )}
        <button type="button" className="secondary small" onClick={onChoose}>
          {action}
        </button>
      </div>
      {missing !== undefined && <p className="field-error">{missing}</p>}
      <p className="field-hint">{hint}</p>
    </fieldset>
  );
}
