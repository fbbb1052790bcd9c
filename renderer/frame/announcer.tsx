import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeWords, type RunWords, retryWords, runWords } from '../state/run-words.ts';
import type { ScreenName } from '../state/screen-of.ts';
import type { WindowState } from '../state/store.ts';
import { useWindow } from '../state/window-context.ts';

/** What lasts no longer is not said: by the time it were read it would not be so any more. */
const quietMs = 500;

const topics = ['place', 'step', 'retry'] as const;
type Said = { readonly [Topic in (typeof topics)[number]]?: string | undefined };

/** What is to be said, and what it is in every language: it is not said again when the language changes. */
interface Saying {
  readonly key: RunWords['key'];
  readonly what: string;
  readonly words: string;
}

/**
 * The one live region of a run: which Photon is joined and what becomes of the internet, what the run is at, and a second
 * try. Each is said when it has been so for a moment, and once; how the run ends is the heading of its screen, which is
 * read because it takes the focus, and what to do then is said by that screen.
 */
export function Announcer({ screen }: { readonly screen: ScreenName }) {
  const runId = useWindow((state) => state.setup.runId);
  const [words, setWords] = useState('');
  const said = useRef<Said>({});
  const inRun = screen === 'find' || screen === 'ownership' || screen === 'choose-network' || screen === 'progress';
  const underWay = screen === 'find' || screen === 'progress';
  const hasEnded = screen === 'success' || screen === 'failure';
  const place = useSaid(placeWords);
  const step = useSaid(runWords);
  const retry = useSaid(retryWords);

  useEffect(() => {
    // Whatever an older run said may be said again: a reader is told of a text that changes, and of no other.
    if (runId === undefined) return;
    said.current = {};
    setWords('');
  }, [runId]);
  useEffect(() => {
    const words = { place: place?.words, step: step?.words, retry: retry?.words };
    const now: Said = {
      // A run may end before this was so for a moment, and leaves nobody to guess whether the computer is online again.
      place: inRun || (hasEnded && place?.key === 'underWay.back') ? place?.what : undefined,
      step: underWay ? step?.what : undefined,
      retry: inRun ? retry?.what : undefined,
    };
    const waiting = setTimeout(() => {
      const fresh = topics.filter((topic) => now[topic] !== undefined && now[topic] !== said.current[topic]);
      // A third try is told after the second, and a second one of the next step, too.
      said.current = { ...said.current, ...given(now), retry: now.retry };
      if (fresh.length > 0) setWords([...new Set(fresh.map((topic) => words[topic]))].join(' '));
      else if (!inRun && !hasEnded) setWords('');
    }, quietMs);
    return () => clearTimeout(waiting);
  }, [
    inRun,
    underWay,
    hasEnded,
    place?.what,
    place?.key,
    step?.what,
    retry?.what,
    place?.words,
    step?.words,
    retry?.words,
  ]);

  return (
    <div className="only-read" aria-live="polite" aria-atomic="true">
      {words}
    </div>
  );
}

function useSaid(select: (state: WindowState) => RunWords | undefined): Saying | undefined {
  const { t } = useTranslation();
  // A text, because the store asks whether what is selected is the same.
  const what = useWindow((state) => {
    const wanted = select(state);
    return wanted === undefined ? undefined : JSON.stringify(wanted);
  });
  if (what === undefined) return undefined;
  const wanted = JSON.parse(what) as RunWords;
  return { key: wanted.key, what, words: t(wanted.key, { ...wanted }) };
}

function given(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, words]) => words !== undefined));
}
