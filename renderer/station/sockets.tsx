import { useTranslation } from 'react-i18next';
import { type LineSocket, stateOfSocket } from '../../shared/line-sockets.ts';
import type { LineState } from '../../shared/line-state.ts';
import { Foreign } from '../components/foreign.tsx';
import { Status } from '../components/status.tsx';
import { useDescribeError, useErrorSentences } from '../components/use-describe-error.ts';
import { useLineStageName } from './use-line-stage-name.ts';

/** The sockets of a line over cables, each in its place with what is in it and how far that is: a picture of the hub, and a list. */
export function Sockets({ line }: { readonly line: LineState }) {
  const { t } = useTranslation();
  const describe = useDescribeError();
  const said = useErrorSentences();
  const stageName = useLineStageName();
  const wordOf = (state: ReturnType<typeof stateIn>) => {
    if (state.is === 'under-way') return stageName(state.device.stage);
    if (state.is === 'done') return t(`station.outcomes.${state.row.outcome}`);
    if (state.is === 'obstacle') return describe(state.error).title;
    return t(state.is === 'empty' ? 'station.socketEmpty' : 'station.words.waiting');
  };
  return (
    <section aria-labelledby="usb-sockets">
      <h2 id="usb-sockets">{t('station.sockets')}</h2>
      {line.sockets.length === 0 ? (
        <p className="muted">{t('station.noSockets')}</p>
      ) : (
        <ul className="sockets">
          {line.sockets.map((socket) => {
            const state = stateIn(socket, line);
            return (
              <li key={socket.socket} data-state={state.is === 'done' ? state.row.outcome : state.is}>
                <SocketPicture isEmpty={state.is === 'empty'} />
                <span className="muted">{t('station.socket', { socket: socket.socket })}</span>
                {socket.device !== undefined && (
                  <span className="strong">
                    <Foreign text={nameIn(socket.device)} />
                  </span>
                )}
                <span className="socket-word">{wordOf(state)}</span>
                {state.is === 'obstacle' && <span>{describe(state.error).next}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {line.sockets.map((socket) => {
        const state = stateIn(socket, line);
        if (state.is !== 'obstacle') return null;
        const label = t('station.socket', { socket: socket.socket });
        return (
          <Status key={`${socket.socket} ${state.error.code}`} className="only-read">
            {t('app.labeled', { label, value: said(state.error) })}
          </Status>
        );
      })}
    </section>
  );
}

const stateIn = (socket: LineSocket, { inFlight, rows }: LineState) => stateOfSocket(socket, { inFlight, rows });

/** The end of an ID tells it from its neighbours. */
function nameIn({ id, name }: NonNullable<LineSocket['device']>): string {
  return id === undefined ? name : `…${id.slice(-6)}`;
}

/** A socket of a hub from the front, with the plug in it. */
function SocketPicture({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <svg className="socket-picture" viewBox="0 0 48 24" aria-hidden="true">
      <rect x="2" y="2" width="44" height="20" rx="3" />
      {isEmpty ? (
        <rect className="tongue" x="8" y="7" width="32" height="5" />
      ) : (
        <rect className="plug" x="6" y="6" width="36" height="12" rx="1" />
      )}
    </svg>
  );
}
