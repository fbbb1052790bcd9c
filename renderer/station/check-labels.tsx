import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Screen } from '../components/screen.tsx';
import { useHistoryWords } from '../history/history-words.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { lineSounds, loudnessIn } from './line-sounds.ts';
import type { LineWord } from './line-word.ts';
import { type LabelStanding, type LookedUpLabel, lookUpLabel } from './look-up-label.ts';
import { useScanner } from './use-scanner.ts';
import { WordShape } from './word-shape.tsx';

/** What the last scan is said to be. */
type CheckWord = LabelStanding | 'ready' | 'match' | 'mismatch' | 'unknown' | 'several' | 'half';

/** Each looks and sounds as a word of the line that people know by then. */
const likeOfLine: Readonly<Record<CheckWord, LineWord>> = {
  ready: 'waiting',
  pass: 'pass',
  fail: 'fail',
  undone: 'stopped',
  match: 'pass',
  mismatch: 'fail',
  unknown: 'stopped',
  several: 'stopped',
  half: 'stopped',
};

interface Shown {
  readonly word: CheckWord;
  readonly row?: HistoryRow;
  /** Of a match: whether the history has it. */
  readonly noted?: boolean;
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
  /** The label whose Photon comes next; one scan is looked up after the other. */
  const first = useRef<HistoryRow>(undefined);
  const last = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => sounds.close, [sounds]);
  // What a scanner types goes there: the heading has the focus before.
  useEffect(() => input.current?.focus(), []);

  const say = (word: CheckWord, row?: HistoryRow) => {
    first.current = word === 'pass' ? row : undefined;
    setShown(row === undefined ? { word } : { word, row });
    if (loudness !== undefined) sounds.play(likeOfLine[word], loudness);
  };
  const check = async (scanned: string) => {
    const label = first.current;
    const expected = label === undefined ? undefined : { deviceId: label.deviceId as DeviceId };
    const looked = await lookUpLabel(intents.ask, scanned, expected);
    setProblem(looked.ok ? undefined : looked.error);
    if (!looked.ok) return;
    const found = looked.value;
    const word = wordOf(found);
    // Of both it is the label that was printed for an attempt.
    const row = word === 'match' ? label : found.verdict === 'found' ? found.row : undefined;
    say(word, row);
    if (word !== 'match' || label === undefined) return;
    const noted = await intents.ask('noteLabelVerified', { attemptId: label.attemptId });
    setShown((before) => (before.row === label && noted.ok ? { ...before, noted: noted.value } : before));
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

  const { word, row, noted } = shown;
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
            <p>{t(`station.check.means.${word}`)}</p>
            {noted !== undefined && <p>{t(noted ? 'station.check.noted' : 'station.check.notNoted')}</p>}
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

function wordOf(found: LookedUpLabel): CheckWord {
  if (found.verdict !== 'found') return found.verdict;
  if (found.matches === undefined) return found.standing;
  return found.matches ? 'match' : 'mismatch';
}
