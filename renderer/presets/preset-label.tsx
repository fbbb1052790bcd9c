import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { LabelView } from '../../shared/ipc/labels.ts';
import {
  codeFields,
  codeKinds,
  labelLineLetters,
  labelLines,
  labelPlaceholders,
  sampleCustomer,
} from '../../shared/label.ts';
import { namePattern } from '../../shared/name-pattern.ts';
import { boxedText } from '../../shared/plain-text.ts';
import { Field, TextAreaField, TextField } from '../components/field.tsx';
import { LabelPicture } from '../components/label-picture.tsx';
import { useErrorSentences } from '../components/use-describe-error.ts';
import { useIntents, useNow } from '../state/window-context.ts';
import { type LabelDraft, labelIn, nameWords, type PresetDraft } from './preset-draft.ts';
import { type Problems, problemOfLines } from './preset-problems.ts';
import { sampleDevice, sampleDeviceOf } from './sample-device.ts';

/** What devices of the preset have. */
function placeholdersOf(draft: PresetDraft): string {
  const { rule } = draft;
  const words = nameWords(draft);
  const lacking = [
    ...(rule === 'account' ? ['product', 'customer'] : rule === 'none' ? ['customer'] : []),
    ...(['part', 'revision'] as const).filter((word) => words[word] === undefined),
  ];
  return labelPlaceholders.flatMap((one) => (lacking.includes(one) ? [] : `{${one}}`)).join(' ');
}

const dots = [203, 300, 600] as const satisfies readonly LabelDraft['dotsPerInch'][];
/** More than all that a label takes: what is too long is said, and no more is looked at. */
const linesLetters = 2 * labelLines * labelLineLetters;
const number = { autoComplete: 'off', inputMode: 'decimal', className: 'code short' } as const;

interface PresetLabelProps {
  readonly draft: PresetDraft;
  readonly problems: Problems;
  readonly errorAt: (place: string, words: string) => string | undefined;
  readonly onChange: (part: Partial<PresetDraft>) => void;
}

/** What is printed for each device that has passed, and how it will look. */
export function PresetLabel({ draft, problems, errorAt, onChange }: PresetLabelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { hasLabel, label } = draft;
  const set = (part: Partial<LabelDraft>) => onChange({ label: { ...label, ...part } });
  const wrongLine = problemOfLines(problems, label.lines);
  return (
    <section className="panel stack" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('presets.label.title')}</h2>
      <label className="check-row">
        <input type="checkbox" checked={hasLabel} onChange={({ target }) => onChange({ hasLabel: target.checked })} />
        {t('presets.label.wanted')}
      </label>
      {hasLabel && (
        <>
          <div className="label-row">
            <TextField
              label={t('presets.label.width')}
              value={label.widthMm}
              onChange={(widthMm) => set({ widthMm })}
              error={errorAt('label.widthMm', t('presets.label.widthWrong'))}
              input={number}
            />
            <TextField
              label={t('presets.label.height')}
              value={label.heightMm}
              onChange={(heightMm) => set({ heightMm })}
              error={errorAt('label.heightMm', t('presets.label.heightWrong'))}
              input={number}
            />
            <TextField
              label={t('presets.label.text')}
              value={label.textMm}
              onChange={(textMm) => set({ textMm })}
              error={errorAt('label.textMm', t('presets.label.textWrong'))}
              input={number}
            />
          </div>
          <div className="label-row">
            <Field
              label={t('presets.label.code')}
              {...(problems.has('label') ? { error: t('presets.label.emptyWrong') } : {})}
            >
              {(attributes) => (
                <select
                  {...attributes}
                  value={label.kind}
                  onChange={({ target }) => set({ kind: target.value as LabelDraft['kind'] })}
                >
                  {(['none', ...codeKinds] as const).map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`presets.label.codeIs.${kind}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {label.kind !== 'none' && (
              <Field label={t('presets.label.of')}>
                {(attributes) => (
                  <select
                    {...attributes}
                    value={label.of}
                    onChange={({ target }) => set({ of: target.value as LabelDraft['of'] })}
                  >
                    {codeFields.map((of) => (
                      <option key={of} value={of}>
                        {t(`presets.label.ofIs.${of}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
          </div>
          <TextAreaField
            label={t('presets.label.lines')}
            hint={t('presets.patternHint', { placeholders: placeholdersOf(draft) })}
            value={label.lines}
            onChange={(lines) => set({ lines })}
            error={
              wrongLine === undefined
                ? undefined
                : wrongLine === 'many'
                  ? t('presets.label.linesMany')
                  : t(`presets.label.${wrongLine.isLong ? 'linesLong' : 'linesWrong'}`, { number: wrongLine.number })
            }
            area={{ maxLength: linesLetters }}
          />
          <Preview draft={draft} />
          <Field label={t('presets.label.dots')}>
            {(attributes) => (
              <select
                {...attributes}
                value={label.dotsPerInch}
                onChange={({ target }) => set({ dotsPerInch: Number(target.value) as LabelDraft['dotsPerInch'] })}
              >
                {dots.map((one) => (
                  <option key={one} value={one}>
                    {t('presets.label.dotsAre', { dots: one })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <WhereTo label={label} errorAt={errorAt} onChange={set} />
        </>
      )}
    </section>
  );
}

interface WhereToProps extends Pick<PresetLabelProps, 'errorAt'> {
  readonly label: LabelDraft;
  readonly onChange: (part: Partial<LabelDraft>) => void;
}

/** A printer that is not there now may be plugged in when the line begins. */
function WhereTo({ label, errorAt, onChange }: WhereToProps) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const [printers, setPrinters] = useState<LabelView['printers']>([]);
  useEffect(() => {
    let wanted = true;
    void ask('listPrinters').then((listed) => {
      if (wanted && listed.ok && listed.value !== undefined) setPrinters(listed.value);
    });
    return () => {
      wanted = false;
    };
  }, [ask]);
  const { goesTo, printer, folder } = label;
  const isListed = printers.some(({ name }) => name === printer);
  const all = printer === '' || isListed ? printers : [...printers, { name: printer, shownAs: printer }];
  const choose = (value: string) => {
    if (value === 'last' || value === 'folder') onChange({ goesTo: value });
    else onChange({ goesTo: 'printer', printer: value.slice('printer '.length) });
  };
  return (
    <>
      <Field label={t('presets.label.to')}>
        {(attributes) => (
          <select
            {...attributes}
            value={goesTo === 'printer' ? `printer ${printer}` : goesTo}
            onChange={({ target }) => choose(target.value)}
          >
            <option value="last">{t('presets.label.toLast')}</option>
            {all.map(({ name, shownAs }) => (
              <option key={name} value={`printer ${name}`} dir="auto">
                {boxedText(shownAs, 80)}
              </option>
            ))}
            <option value="folder">{t('presets.label.toFolder')}</option>
          </select>
        )}
      </Field>
      {goesTo === 'folder' && (
        <TextField
          label={t('presets.folder')}
          value={folder}
          onChange={(typed) => onChange({ folder: typed })}
          error={errorAt('label.folder', t('presets.folderWrong'))}
          input={{ autoComplete: 'off', spellCheck: false, className: 'code', maxLength: 1024 }}
        />
      )}
    </>
  );
}

/** Filled with what takes most room, as it is looked at before a line begins; what keeps it from being printed is said. */
function Preview({ draft }: { readonly draft: PresetDraft }) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const said = useErrorSentences();
  const [at] = useState(useNow());
  const [drawn, setDrawn] = useState<{ readonly svg?: string; readonly error?: SetupError }>({});
  const label = JSON.stringify(labelIn(draft.label));
  const pattern = patternOf(draft);
  const sample = JSON.stringify(sampleOf(draft, pattern, at));
  const isNameless = pattern === undefined;
  useEffect(() => {
    let wanted = true;
    void ask('previewLabel', { label, sample: JSON.parse(sample) as ReturnType<typeof sampleOf> }).then((made) => {
      if (!wanted) return;
      // Its fields say what is wrong with it.
      if (!made.ok) setDrawn(made.error.code === 'preset-unreadable' ? {} : { error: made.error });
      else if (made.value !== undefined) setDrawn({ svg: made.value.svg });
    });
    return () => {
      wanted = false;
    };
  }, [ask, label, sample]);
  return (
    <>
      {drawn.svg !== undefined && <LabelPicture svg={drawn.svg} alt={t('presets.label.preview')} />}
      <p className="field-hint" aria-live="polite">
        {drawn.error === undefined
          ? drawn.svg !== undefined && t('presets.label.sample')
          : isNameless && drawn.error.details?.field === 'name'
            ? t('presets.label.nameless')
            : said(drawn.error, 'happened')}
      </p>
    </>
  );
}

/** Undefined: by the preset its devices get no names, and a list may give them. */
function patternOf(draft: PresetDraft) {
  const { until, namePattern: typed } = draft;
  return until === 'handed-over' || typed.trim() === '' ? undefined : namePattern(typed, nameWords(draft));
}

/** What the devices of the preset get, as far as it says that. */
function sampleOf(draft: PresetDraft, pattern: ReturnType<typeof patternOf>, at: number) {
  const { name, rule, product, email } = draft;
  const customer = rule === 'fixed' ? email : rule === 'account' || rule === 'none' ? undefined : sampleCustomer;
  return {
    ...(pattern?.ok ? { name: pattern.value.fill({ ...sampleDeviceOf(draft), at }) } : {}),
    ...(pattern?.ok && pattern.value.counts ? { number: sampleDevice.number } : {}),
    at,
    preset: name,
    ...nameWords(draft),
    ...(rule === 'account' || product === '' ? {} : { product }),
    ...(customer === undefined || customer === '' ? {} : { customer }),
  };
}
