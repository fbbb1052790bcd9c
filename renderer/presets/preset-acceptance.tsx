import { useTranslation } from 'react-i18next';
import { Field, TextField } from '../components/field.tsx';
import { type FunctionDraft, newFunction, newVariable, type PresetDraft, type VariableDraft } from './preset-draft.ts';
import type { Problems } from './preset-problems.ts';
import { Remove, useAdded } from './rows.tsx';

type ErrorAt = (place: string, words: string) => string | undefined;

interface PresetAcceptanceProps {
  readonly draft: PresetDraft;
  readonly problems: Problems;
  readonly errorAt: ErrorAt;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

const code = { autoComplete: 'off', spellCheck: false, className: 'code' } as const;
const number = { ...code, inputMode: 'decimal', className: 'code short' } as const;

/** What a device that is online has to show. */
export function PresetAcceptance({ draft, problems, errorAt, onChange }: PresetAcceptanceProps) {
  const { t } = useTranslation();
  const { system, firmware, firmwareSeconds, variables, functions } = draft;
  const asksFirmware = system.trim() !== '' || firmware.trim() !== '';
  return (
    <section className="stack" aria-label={t('presets.acceptance')}>
      <fieldset className="panel stack">
        <legend>{t('presets.acceptance')}</legend>
        <TextField
          label={t('presets.system')}
          hint={t('presets.systemHint')}
          value={system}
          onChange={(typed) => onChange({ system: typed })}
          error={
            problems.has('acceptance')
              ? t('presets.acceptanceWrong')
              : errorAt('acceptance.firmware.system', t('presets.systemHint'))
          }
          input={{ ...code, className: 'code short', maxLength: 32 }}
        />
        {draft.rule !== 'account' && (
          <TextField
            label={t('presets.firmware')}
            value={firmware}
            onChange={(typed) => onChange({ firmware: typed })}
            error={errorAt('acceptance.firmware.product', t('presets.wholeNumber'))}
            input={number}
          />
        )}
        {asksFirmware && (
          <Seconds
            value={firmwareSeconds}
            error={errorAt('acceptance.firmware.withinSeconds', t('presets.secondsWrong'))}
            onChange={(typed) => onChange({ firmwareSeconds: typed })}
          />
        )}
      </fieldset>
      <Variables
        variables={variables}
        problems={problems}
        errorAt={errorAt}
        onChange={(rows) => onChange({ variables: rows })}
      />
      <Functions functions={functions} errorAt={errorAt} onChange={(rows) => onChange({ functions: rows })} />
    </section>
  );
}

interface RowsProps<Row> {
  readonly errorAt: ErrorAt;
  readonly onChange: (rows: readonly Row[]) => void;
}

interface VariablesProps extends RowsProps<VariableDraft> {
  readonly variables: readonly VariableDraft[];
  readonly problems: Problems;
}

function Variables({ variables, problems, errorAt, onChange }: VariablesProps) {
  const { t } = useTranslation();
  const rows = useAdded<HTMLDivElement>(variables.length);
  const set = (index: number, part: Partial<VariableDraft>) =>
    onChange(variables.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div ref={rows} className="stack">
      {variables.map((variable, index) => {
        const at = `acceptance.variables.${index}`;
        const title = t('presets.variable', { number: index + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place.
          <fieldset key={index} className="panel stack">
            <legend>{title}</legend>
            <TextField
              label={t('presets.variableName')}
              value={variable.name}
              onChange={(name) => set(index, { name })}
              error={errorAt(`${at}.name`, t('presets.rowNameWrong'))}
              input={{ ...code, maxLength: 64 }}
            />
            <Field label={t('presets.shows')}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={variable.shows}
                  onChange={({ target }) => set(index, { shows: target.value as VariableDraft['shows'] })}
                >
                  <option value="bounds">{t('presets.showsBounds')}</option>
                  <option value="value">{t('presets.showsValue')}</option>
                </select>
              )}
            </Field>
            {variable.shows === 'bounds' ? (
              <>
                <TextField
                  label={t('presets.min')}
                  value={variable.min}
                  onChange={(min) => set(index, { min })}
                  error={problems.has(at) ? t('presets.boundsWrong') : errorAt(`${at}.min`, t('presets.numberWrong'))}
                  input={number}
                />
                <TextField
                  label={t('presets.max')}
                  value={variable.max}
                  onChange={(max) => set(index, { max })}
                  error={errorAt(`${at}.max`, t('presets.numberWrong'))}
                  input={number}
                />
              </>
            ) : (
              <TextField
                label={t('presets.equals')}
                hint={t('presets.equalsHint')}
                value={variable.equals}
                onChange={(equals) => set(index, { equals })}
                error={errorAt(`${at}.equals`, t('presets.equalsHint'))}
                input={{ ...code, maxLength: 640 }}
              />
            )}
            <Seconds
              value={variable.seconds}
              error={errorAt(`${at}.withinSeconds`, t('presets.secondsWrong'))}
              onChange={(seconds) => set(index, { seconds })}
            />
            <Remove name={title} onRemove={() => onChange(variables.filter((_one, place) => place !== index))} />
          </fieldset>
        );
      })}
      {variables.length < 32 && (
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={() => onChange([...variables, newVariable])}>
            {t('presets.addVariable')}
          </button>
        </div>
      )}
    </div>
  );
}

function Functions({
  functions,
  errorAt,
  onChange,
}: RowsProps<FunctionDraft> & { readonly functions: readonly FunctionDraft[] }) {
  const { t } = useTranslation();
  const rows = useAdded<HTMLDivElement>(functions.length);
  const set = (index: number, part: Partial<FunctionDraft>) =>
    onChange(functions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div ref={rows} className="stack">
      {functions.map((one, index) => {
        const at = `acceptance.functions.${index}`;
        const title = t('presets.function', { number: index + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place.
          <fieldset key={index} className="panel stack">
            <legend>{title}</legend>
            <TextField
              label={t('presets.functionName')}
              value={one.name}
              onChange={(name) => set(index, { name })}
              error={errorAt(`${at}.name`, t('presets.rowNameWrong'))}
              input={{ ...code, maxLength: 64 }}
            />
            <TextField
              label={t('presets.argument')}
              value={one.argument}
              onChange={(argument) => set(index, { argument })}
              input={{ ...code, maxLength: 622 }}
            />
            <TextField
              label={t('presets.returns')}
              value={one.returns}
              onChange={(returns) => set(index, { returns })}
              error={errorAt(`${at}.returns`, t('presets.wholeNumber'))}
              input={number}
            />
            <Seconds
              value={one.seconds}
              error={errorAt(`${at}.withinSeconds`, t('presets.secondsWrong'))}
              onChange={(seconds) => set(index, { seconds })}
            />
            <Remove name={title} onRemove={() => onChange(functions.filter((_row, place) => place !== index))} />
          </fieldset>
        );
      })}
      {functions.length < 32 && (
        <div className="inline-actions">
          <button type="button" className="secondary small" onClick={() => onChange([...functions, newFunction])}>
            {t('presets.addFunction')}
          </button>
        </div>
      )}
    </div>
  );
}

interface SecondsProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Seconds({ value, error, onChange }: SecondsProps) {
  const { t } = useTranslation();
  return <TextField label={t('presets.seconds')} value={value} onChange={onChange} error={error} input={number} />;
}
