import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { lights } from '../../shared/light.ts';
import type { LineRow, PreflightLine } from '../../shared/line-event.ts';
import { socketOf } from '../../shared/line-sockets.ts';
import type { GoldenPhoton, LineState, ShownRow } from '../../shared/line-state.ts';
import { Foreign } from '../components/foreign.tsx';
import { LightDot } from '../components/light-dot.tsx';
import { useDescribeError, useErrorSentences } from '../components/use-describe-error.ts';
import type { LineWord } from './line-word.ts';
import { WordShape } from './word-shape.tsx';

interface LineWordBoxProps {
  readonly line: LineState;
  readonly word: LineWord;
  /** What can be done with a failure; undefined: nothing any more. */
  readonly acts: { readonly seen: () => void; readonly setAside: (row: ShownRow) => void } | undefined;
}

/** The word that is read from three metres, and under it what it is about: which device, why, and what to do, in this order. */
export function LineWordBox({ line, word, acts }: LineWordBoxProps) {
  const { t } = useTranslation();
  const said = useErrorSentences();
  const failed = word === 'fail' ? line.unseen[0] : undefined;
  return (
    <section
      className="line-word"
      data-word={word}
      aria-live={word === 'fail' || word === 'stopped' ? 'assertive' : 'polite'}
    >
      <WordShape word={word} />
      <div className="line-word-words">
        <p className="line-word-text">{t(`station.words.${word}`)}</p>
        {failed === undefined ? (
          <About line={line} word={word} />
        ) : (
          <>
            <WhichDevice row={failed} />
            {failed.error !== undefined && <p>{said(failed.error)}</p>}
            <div className="line-find">
              <FindIt line={line} row={failed} />
              <LastLight row={failed} />
            </div>
            <p className="line-word-act">
              {acts !== undefined && (
                <>
                  <button type="button" className="prominent small" onClick={acts.seen}>
                    {t('station.seen')}
                  </button>
                  <button type="button" className="prominent small" onClick={() => acts.setAside(failed)}>
                    {t('station.setAside')}
                  </button>
                </>
              )}
              {line.unseenCount > 1 && <span>{t('station.unseen', { count: line.unseenCount })}</span>}
            </p>
          </>
        )}
        <LastScan line={line} />
      </div>
    </section>
  );
}

function lookedAt(t: TFunction, { check, lookUpsLeft }: PreflightLine): string {
  const what = t(`station.looks.${check}`);
  return lookUpsLeft === undefined ? what : `${what} (${t('station.lookUpsLeft', { count: lookUpsLeft })})`;
}

function About({ line, word }: Pick<LineWordBoxProps, 'line' | 'word'>) {
  const { t } = useTranslation();
  const describe = useDescribeError();
  const said = useErrorSentences();
  const { stopped, lastPass, status, inFlight, problem, golden } = line;
  const whyStopped = stopped?.error?.code;
  const isGoldenElsewhere = golden?.row?.outcome === 'SKIPPED' && golden.row.error?.code === whyStopped;
  const goldenStops = whyStopped === 'golden-failed' || isGoldenElsewhere ? golden?.row : undefined;
  const first = line.rows.findLast(({ outcome }) => outcome === 'PASS');
  const asks = line.asksCustomer && line.customer === undefined;
  // What was looked at first and keeps no line from its work, as a shared history that is away; of this bench until a device has passed.
  const isProven = lastPass !== undefined;
  const lacking = line.looked.filter(({ check, error }) => error !== undefined && (check === 'record' || !isProven));
  if (line.awaitsTest) return <p>{t('station.testLead')}</p>;
  if (word === 'preparing') {
    return (
      <>
        <p>{t('station.preparingLead')}</p>
        {line.looked.length > 0 && <p>{line.looked.map((look) => lookedAt(t, look)).join(' · ')}</p>}
      </>
    );
  }
  if (stopped !== undefined) {
    return (
      <>
        {stopped.error === undefined ? (
          <p>{t('station.failedInRow', { count: stopped.failures ?? 1 })}</p>
        ) : (
          <p>{said(stopped.error, goldenStops === undefined ? 'next' : 'happened')}</p>
        )}
        {/* There is no cause to be put right: somebody is to look at the first device. */}
        {stopped.error?.code === 'first-article-unconfirmed' && first !== undefined && (
          <>
            <WhichDevice row={first} />
            <FindIt line={line} row={first} />
          </>
        )}
        {goldenStops !== undefined && (
          <>
            <WhichDevice row={goldenStops} />
            {goldenStops.error !== undefined && !isGoldenElsewhere && <p>{said(goldenStops.error)}</p>}
          </>
        )}
        {(status === 'ending' || stopped.error?.code !== 'first-article-unconfirmed') && (
          <p>{t(`station.${status === 'ending' ? 'endingLead' : stopped.passing ? 'goesOn' : 'waitsForYou'}`)}</p>
        )}
      </>
    );
  }
  if (word === 'pass' && lastPass !== undefined) {
    // By its row: it may have a label by now.
    const { labelProblem } = line.rows.find(({ number }) => number === lastPass.number) ?? lastPass;
    return (
      <>
        <WhichDevice row={lastPass} />
        {line.usb && <FindIt line={line} row={lastPass} />}
        {labelProblem !== undefined && <p>{said(labelProblem)}</p>}
      </>
    );
  }
  return (
    <>
      {inFlight.length > 0 && <p>{t('station.inAir', { count: inFlight.length })}</p>}
      {status === 'ending' ? (
        <p>{t('station.endingLead')}</p>
      ) : golden?.isAwaited ? (
        <Golden line={line} golden={golden} />
      ) : (
        (word === 'waiting' || asks) && (
          <p>
            {t(`station.${asks ? 'customerLead' : line.scans ? 'scanLead' : line.usb ? 'plugLead' : 'waitingLead'}`)}
          </p>
        )
      )}
      {problem !== undefined && <p>{describe(problem).title}</p>}
      {lacking.map(({ check, error }) => error !== undefined && <p key={check}>{said(error)}</p>)}
    </>
  );
}

/** What is awaited of the one that passes first. */
function Golden({ line, golden }: { readonly line: LineState; readonly golden: GoldenPhoton }) {
  const { t } = useTranslation();
  const describe = useDescribeError();
  const said = useErrorSentences();
  const { deviceId, others, missing } = golden;
  if (line.inFlight.some((one) => one.deviceId === deviceId)) return <p>{t('station.goldenUnderWay')}</p>;
  const id = `…${deviceId.slice(-6)}`;
  return (
    <>
      {missing === undefined ? (
        <p>{t(line.usb ? 'station.goldenPlugLead' : 'station.goldenLead', { id })}</p>
      ) : (
        <>
          <p>{said(missing, 'happened')}</p>
          <p>{describe(missing).next}</p>
        </>
      )}
      {others > 0 && <p>{t('station.goldenOthers', { count: others })}</p>}
    </>
  );
}

/** By what a person finds it on the bench; the end of an ID tells it from its neighbours. */
function WhichDevice({ row }: { readonly row: LineRow }) {
  return (
    <p className="line-which">
      <Foreign text={row.name ?? row.serial ?? row.photon ?? ''} />
      {row.deviceId !== undefined && <span className="code">…{row.deviceId.slice(-6)}</span>}
    </p>
  );
}

/** Where it is on the bench: its network, or over cables its socket as long as it is in one. */
function FindIt({ line, row }: { readonly line: LineState; readonly row: ShownRow }) {
  const { t } = useTranslation();
  if (!line.usb) return row.photon === undefined ? null : <p>{t('station.findIt', { photon: row.photon })}</p>;
  const socket = socketOf(line.sockets, row);
  return socket === undefined ? null : <p className="line-which">{t('station.socket', { socket })}</p>;
}

/** What tells it from those beside it; what it shows by now nobody has seen. */
function LastLight({ row: { light } }: { readonly row: LineRow }) {
  const { t } = useTranslation();
  if (light === undefined) return null;
  return (
    <p className="line-light">
      <LightDot {...lights[light]} />
      {t('station.lastLight', { light: t(`lights.${light}.looks`) })}
    </p>
  );
}

export function LastScan({ line: { lastScan } }: { readonly line: LineState }) {
  const { t } = useTranslation();
  const describe = useDescribeError();
  const said = useErrorSentences();
  if (lastScan === undefined) return null;
  const { serial, deviceId, customer, command, error, lookUpsLeft } = lastScan;
  const isTest = command === 'test';
  if (command !== undefined && error === undefined && !isTest) return null;
  const code = isTest ? 'PS:TEST' : (serial ?? deviceId ?? customer);
  return (
    <p className={error === undefined ? 'last-scan' : 'last-scan refused'}>
      {code !== undefined && t('station.scanned', { code })}{' '}
      {error !== undefined && (code === undefined || isTest ? said(error) : describe(error).title)}{' '}
      {lookUpsLeft !== undefined && t('station.lookUpsLeft', { count: lookUpsLeft })}
    </p>
  );
}
