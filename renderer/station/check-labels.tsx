import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { HistoryRow } from '../../shared/history-row.ts';
import type { LabelCheck } from '../../shared/label-check.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { lineSounds, loudnessIn } from './line-sounds.ts';
import type { LineWord } from './line-word.ts';
import { lookUpLabel } from './look-up-label.ts';
import { useScanner } from './use-scanner.ts';
import { WordShape } from './word-shape.tsx';

/** What the last scan is said to be. */
type CheckWord = 'ready' | 'found' | 'match' | 'mismatch' | 'unknown' | 'several' | 'half';

/** Each looks and sounds as a word of the line that people know by then. */
const likeOfLine: Readonly<Record<CheckWord, LineWord>> = {
  ready: 'waiting',
  found: 'working',
  match: 'pass',
  mismatch: 'fail',
  unknown: 'stopped',
  several: 'stopped',
  half: 'stopped',
};

interface Shown {
  readonly word: CheckWord;
  readonly row?: HistoryRow;
}

/**
 * Whose label that is, by what was set up here; scanned after it, the sticker of its Photon matches or does not. Reads alone:
 * whatever is scanned changes nothing.
 */
export function CheckLabels({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
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
    first.current = word === 'found' ? row : undefined;
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
    say(wordOf(found), found.verdict === 'found' ? found.row : undefined);
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

  const { word, row } = shown;
  return (
    <Screen
      title={t('station.check.title')}
      state={t(`station.check.words.${word}`)}
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
            <p className="line-word-text">{t(`station.check.words.${word}`)}</p>
            {row !== undefined && (
              <p className="line-which">
                <Foreign text={row.name ?? row.serial ?? ''} />
                {row.deviceId !== null && <span className="code">…{row.deviceId.slice(-6)}</span>}
              </p>
            )}
            <p>{t(`station.check.means.${word}`)}</p>
          </div>
        </section>
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

function wordOf(found: LabelCheck<HistoryRow>): CheckWord {
  if (found.verdict !== 'found') return found.verdict;
  if (found.matches === undefined) return 'found';
  return found.matches ? 'match' : 'mismatch';
}
