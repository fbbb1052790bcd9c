import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { socketOf } from '../../shared/line-sockets.ts';
import type { LineState, ShownRow } from '../../shared/line-state.ts';
import { mayRetry } from '../../shared/line-state.ts';
import { readNote, readScan } from '../../shared/scan.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import { lineShortcut } from '../../shared/shortcuts.ts';
import { keyOf } from '../components/key-of.ts';
import { Question } from '../components/question.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useIntents, useNow } from '../state/window-context.ts';
import { ActsDialog } from './acts-dialog.tsx';
import { CommandSheetButton } from './command-sheet-button.tsx';
import { InFlight } from './in-flight.tsx';
import { LineCounts } from './line-counts.tsx';
import { LineRows } from './line-rows.tsx';
import { lineWord } from './line-word.ts';
import { LastScan, LineWordBox } from './line-word-box.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { Sockets } from './sockets.tsx';
import { TypedCode } from './typed-code.tsx';
import { useLineSounds } from './use-line-sounds.ts';
import { useScanner } from './use-scanner.ts';

/** A line that runs: one word for the whole bench, what is on its way, how many, and the last ones. */
export function LineScreen({ line }: { readonly line: LineState }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const now = useNow();
  const pass = useRef({ number: line.lastPass?.number, seenAt: now });
  if (pass.current.number !== line.lastPass?.number) pass.current = { number: line.lastPass?.number, seenAt: now };
  const word = lineWord(line, now, pass.current.seenAt);
  const [asksStop, setAsksStop] = useState(false);
  useLineSounds(line, word);
  const scan = (text: string, isEnded = true) => void intents.ask('scanForLine', { scan: readScan(text, isEnded) });
  useScanner(scan);
  const [notesTo, setNotesTo] = useState<ShownRow>();
  const [keysAct, setKeysAct] = useState(false);
  useEffect(() => {
    // It goes from one part of a window to the next elsewhere, too.
    const onKey = (event: KeyboardEvent) => {
      if (keyOf(event) === lineShortcut && !event.repeat) setKeysAct(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const order = (wanted: LineOrder) => void intents.ask('commandLine', wanted);
  const command = (wanted: LineOrder['command']) => order({ command: wanted });
  const setAside = ({ attemptId }: ShownRow) => order({ command: 'set-aside', attemptId });
  const reprint = ({ attemptId }: ShownRow) => order({ command: 'reprint', attemptId });
  const unseated = line.usb ? line.inFlight.filter((one) => socketOf(line.sockets, one) === undefined) : line.inFlight;
  // The last row is told: what is beside the line may take a while, and nobody hears a command any more.
  const isOver = line.status === 'ending' && line.inFlight.length === 0;
  const actions = (
    <>
      {(line.status !== 'running' || line.inFlight.length > 0) && (
        <button type="button" className="secondary" onClick={() => setAsksStop(true)}>
          {t('station.stop')}
        </button>
      )}
      {line.status === 'running' && (
        <button type="button" className="secondary" onClick={() => command('stop')}>
          {t('station.end')}
        </button>
      )}
      {line.awaitsTest && (
        <button type="button" className="secondary" onClick={() => command('go-on')}>
          {t('station.testSkip')}
        </button>
      )}
      {mayRetry(line) && line.status === 'running' && (
        <button type="button" className="secondary" onClick={() => command('retry')}>
          {t('station.retry')}
        </button>
      )}
      {line.stopped !== undefined && !line.stopped.passing && line.status === 'running' && (
        <button type="button" className="secondary" onClick={() => command('go-on')}>
          {t('station.goOn')}
        </button>
      )}
    </>
  );
  const rows = {
    rows: line.rows,
    shown: line.shown,
    ...(isOver ? {} : { acts: { setAside, note: setNotesTo, reprint } }),
  };
  return (
    <Screen title={t('station.title')} state={t(`station.words.${word}`)} actions={actions}>
      <div className="line-screen line-runs">
        <LineWordBox line={line} word={word} acts={isOver ? undefined : { seen: () => command('seen'), setAside }} />
        {line.usb && <Sockets line={line} />}
        <LineCounts line={line} />
        {(!line.usb || unseated.length > 0) && <InFlight devices={unseated} />}
        <LineRows {...rows} />
        <p className="muted line-codes">{t('station.codes')}</p>
        <p className="muted line-codes">{t('station.byKeys')}</p>
        <div className="inline-actions">
          <CommandSheetButton />
        </div>
      </div>
      {keysAct && (
        <ActsDialog onClose={() => setKeysAct(false)}>
          {(line.scans || line.asksCustomer) && !isOver && (
            <>
              <TypedCode takesCustomers={line.asksCustomer} onCode={scan} />
              <Status>
                <LastScan line={line} />
              </Status>
            </>
          )}
          <LineRows {...rows} id="line-act" />
          <div className="actions">
            {line.unseenCount > 0 && !isOver && (
              <button type="button" className="secondary" onClick={() => command('seen')}>
                {t('station.seen')}
              </button>
            )}
            {actions}
          </div>
        </ActsDialog>
      )}
      {notesTo !== undefined && (
        <NoteDialog
          row={notesTo}
          onSave={(text) => {
            // A scanner types into the dialog, too: what it read is no note.
            const read = readScan(text);
            const isCustomer = line.asksCustomer && (read.kind === 'customer' || read.kind === 'no-customer');
            const note = (isCustomer ? undefined : readNote(text)) ?? (read.kind === 'command' ? read.note : undefined);
            if (note === undefined) scan(text);
            else order({ command: 'note', attemptId: notesTo.attemptId, note });
          }}
          onClose={() => setNotesTo(undefined)}
        />
      )}
      {asksStop && (
        <Question
          title={t('station.stopTitle')}
          act={t('station.stopAct')}
          onAct={() => {
            setAsksStop(false);
            void intents.ask('stopLine');
          }}
          stay={t('station.keep')}
          onStay={() => setAsksStop(false)}
        >
          <p>{t(line.usb ? 'station.stopMeansUsb' : 'station.stopMeans')}</p>
        </Question>
      )}
    </Screen>
  );
}
