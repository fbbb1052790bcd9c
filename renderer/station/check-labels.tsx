import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import type { NotedLabel } from '../../shared/ipc/labels.ts';
import { readScan, withoutSymbology } from '../../shared/scan.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Screen } from '../components/screen.tsx';
import { useHistoryWords } from '../history/history-words.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { lineSounds, loudnessIn } from './line-sounds.ts';
import type { LineWord } from './line-word.ts';
import { type LabelStanding, lookUpLabel } from './look-up-label.ts';
import { useScanner } from './use-scanner.ts';
import { WordShape } from './word-shape.tsx';

/** What the last scan is said to be. */
type CheckWord = LabelStanding | 'ready' | 'same' | 'match' | 'mismatch' | 'unknown' | 'several' | 'half';

/** Each looks and sounds as a word of the line that people know by then. */
const likeOfLine: Readonly<Record<CheckWord, LineWord>> = {
  ready: 'waiting',
  pass: 'pass',
  fail: 'fail',
  undone: 'stopped',
  same: 'waiting',
  match: 'pass',
  mismatch: 'fail',
  unknown: 'stopped',
  several: 'stopped',
  half: 'stopped',
  old: 'stopped',
  golden: 'stopped',
};

interface Shown {
  readonly word: CheckWord;
  readonly row?: HistoryRow;
  /** A code of the same device came that is none of its sticker, or was scanned before. */
  readonly isAgain?: boolean;
  /** Of a match: whether the history has it. */
  readonly noted?: NotedLabel;
}

/** A label whose Photon comes next. `codes`: what was scanned of it. */
interface FirstScan {
  readonly row: HistoryRow;
  readonly scanned: string;
  readonly codes: readonly string[];
  /** It holds the code of the sticker, and somebody was asked to scan that once more. */
  readonly isAsked?: boolean;
}

/**
 * Whose label that is and how its device stands, by what was set up here; scanned after it, the sticker of its Photon matches or does
 * not. A match is noted in the history, and nothing else is changed.
 */
export function CheckLabels({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const words = useHistoryWords();
  const loudness = useWindow(loudnessIn);
  const [sounds] = useState(lineSounds);
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<Shown>({ word: 'ready' });
  const [problem, setProblem] = useState<SetupError>();
  const input = useRef<HTMLInputElement>(null);
  const first = useRef<FirstScan>(undefined);
  /** One scan is looked up after the other. */
  const last = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => sounds.close, [sounds]);
  // What a scanner types goes there: the heading has the focus before.
  useEffect(() => input.current?.focus(), []);

  const say = (now: Shown, next?: FirstScan) => {
    first.current = next;
    setShown(now);
    if (loudness !== undefined)
      sounds.play(now.isAgain || now.word === 'same' ? 'scan-refused' : likeOfLine[now.word], loudness);
  };
  const check = async (scanned: string): Promise<void> => {
    const label = first.current;
    const expected = label === undefined ? undefined : { deviceId: label.row.deviceId as DeviceId };
    const looked = await lookUpLabel(intents.ask, scanned, expected);
    setProblem(looked.ok ? undefined : looked.error);
    if (!looked.ok) return;
    const found = looked.value;
    if (found.verdict !== 'found') return say({ word: found.verdict });
    const { row, standing, matches } = found;
    if (matches === false) return say({ word: 'mismatch', row });
    if (standing !== 'pass') return say({ word: standing, row });
    const code = codeOf(scanned);
    if (label === undefined) return say({ word: 'pass', row }, { row, scanned, codes: [code] });
    // It has passed anew since, perhaps by another name: the label may be an old one by now.
    if (row.attemptId !== label.row.attemptId) {
      first.current = undefined;
      return check(label.scanned);
    }
    const codes = [...new Set([...label.codes, code])];
    // The label itself proves nothing of the Photon that it is on.
    const again = () => say({ word: 'pass', row, isAgain: true }, { ...label, codes });
    if (readScan(scanned).kind !== 'serial') return again();
    if (label.codes.includes(code)) {
      const held = await intents.ask('readLabelCode', { attemptId: row.attemptId });
      if (!held.ok) return setProblem(held.error);
      if (held.value !== 'serial') return again();
      // One scan may have come twice: the sticker is asked for by itself, and its scan alone is the second one.
      if (!label.isAsked) return say({ word: 'same', row }, { ...label, isAsked: true });
    }
    const match: Shown = { word: 'match', row };
    say(match);
    const noted = await intents.ask('noteLabelVerified', { attemptId: row.attemptId });
    setShown((before) => (before === match && noted.ok ? { ...before, noted: noted.value } : before));
    if (!noted.ok) setProblem(noted.error);
  };
  const take = (scanned: string) => {
    last.current = last.current.then(() => check(scanned));
  };
  useScanner(take, true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    setTyped('');
    take(typed);
  };

  const { word, row, noted, isAgain } = shown;
  const said = word === 'pass' || word === 'fail' ? t(`station.words.${word}`) : t(`station.check.words.${word}`);
  return (
    <Screen
      title={t('station.check.title')}
      state={said}
      onEscape={onBack}
      back={
        <button type="button" className="quiet" onClick={onBack}>
          {t('app.back')}
        </button>
      }
    >
      <div className="line-screen">
        <section className="line-word" data-word={likeOfLine[word]} aria-live="assertive">
          <WordShape word={likeOfLine[word]} />
          <div className="line-word-words">
            <p className="line-word-text">{said}</p>
            {row !== undefined && (
              <p className="line-which">
                <Foreign text={row.name ?? row.serial ?? ''} />
                {row.deviceId !== null && <span className="code">…{row.deviceId.slice(-6)}</span>}
              </p>
            )}
            {word === 'fail' && row !== undefined && <p>{words.reason(row)?.title}</p>}
            <p>{t(`station.check.means.${isAgain ? 'noSticker' : word}`)}</p>
            {noted !== undefined && <p>{t(`station.check.notes.${noted}`)}</p>}
          </div>
        </section>
        {row !== undefined && <DeviceFacts row={row} />}
        <form className="stack" onSubmit={submit}>
          <Field label={t('station.check.code')}>
            {(attributes) => (
              <input
                {...attributes}
                ref={input}
                type="text"
                className="code"
                autoComplete="off"
                spellCheck={false}
                maxLength={4096}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <div className="inline-actions">
            <button type="submit" className="secondary small">
              {t('station.check.act')}
            </button>
          </div>
        </form>
        {problem !== undefined && <ErrorNotice error={problem} />}
      </div>
    </Screen>
  );
}

/** When, where and by whom. */
function DeviceFacts({ row }: { readonly row: HistoryRow }) {
  const { t } = useTranslation();
  const words = useHistoryWords();
  const facts = [
    [t('history.facts.kind'), row.kind === 'production' ? null : words.kind(row.kind)],
    [t('history.attempt.ended'), words.time(row.endedAt ?? row.startedAt)],
    [t('history.facts.station'), row.station],
    [t('history.facts.operator'), row.operator],
    [t('history.facts.preset'), row.preset],
    [t('history.facts.serial'), row.serial],
    [t('history.facts.deviceId'), row.deviceId],
  ] as const;
  return (
    <dl className="facts check-facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Foreign text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What tells one code from another, however it was read. */
function codeOf(scanned: string): string {
  const scan = readScan(scanned);
  if (scan.kind === 'serial') return scan.serial;
  return scan.kind === 'device-id' ? scan.id : withoutSymbology(scanned).trim();
}
