import { useTranslation } from 'react-i18next';
import type { ShownRow } from '../../shared/line-state.ts';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { useErrorSentences } from '../components/use-describe-error.ts';
import { BlinkRow } from './blink-row.tsx';

const icons = { PASS: 'check', FAIL: 'cross', ERROR: 'warning', ABORTED: 'info', SKIPPED: 'info' } as const;

interface LineRowsProps {
  readonly rows: readonly ShownRow[];
  /** The device that shows itself by itself. */
  readonly shown?: string | undefined;
  /** Where the rows are drawn twice, in a dialog over them. */
  readonly id?: string;
  /** What can be done with one of them; absent: nothing any more. */
  readonly acts?: {
    readonly setAside: (row: ShownRow) => void;
    readonly note: (row: ShownRow) => void;
    readonly reprint: (row: ShownRow) => void;
  };
}

/** The last devices, the newest first: which, how it ended, why, and one thing to do. */
export function LineRows({ rows, shown, acts, id = 'line-row' }: LineRowsProps) {
  const { t } = useTranslation();
  const said = useErrorSentences();
  const hasSerials = rows.some(({ serial }) => serial !== undefined);
  return (
    <section aria-labelledby={`${id}-latest`}>
      <h2 id={`${id}-latest`}>{t('station.latest')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('station.none')}</p>
      ) : (
        <table className="line-rows">
          <thead>
            <tr>
              <th scope="col">{t('station.outcome')}</th>
              <th scope="col">{t('station.device')}</th>
              {hasSerials && <th scope="col">{t('station.serial')}</th>}
              <th scope="col">{t('station.next')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const why = row.error ?? row.nameProblem ?? row.labelProblem;
              // A name that is missing is not all that a label may lack.
              const label = why === row.labelProblem ? undefined : row.labelProblem;
              return (
                <tr key={row.number} data-outcome={row.outcome}>
                  <td className="line-outcome">
                    <Icon name={icons[row.outcome]} size={16} />
                    {t(`station.outcomes.${row.outcome}`)}
                  </td>
                  <td id={`${id}-${row.number}`}>
                    <Foreign text={row.name ?? row.photon ?? ''} />
                    {row.deviceId !== undefined && <span className="code line-id">{row.deviceId}</span>}
                  </td>
                  {hasSerials && <td className="code">{row.serial ?? '–'}</td>}
                  <td>
                    {why === undefined ? '–' : said(why)}
                    {label !== undefined && <span className="line-noted">{said(label)}</span>}
                    {row.reprinted !== undefined && <span className="line-noted">{t('station.reprinted')}</span>}
                    {row.setAside && <span className="line-noted strong">{t('station.counts.aside')}</span>}
                    {row.notes?.map((note, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
                      <span key={index} className="line-noted">
                        {t('station.noted', { note })}
                      </span>
                    ))}
                    {acts !== undefined && row.online && row.deviceId !== undefined && (
                      <BlinkRow
                        deviceId={row.deviceId}
                        isShown={shown === row.deviceId}
                        describedBy={`${id}-${row.number}`}
                      />
                    )}
                    {acts !== undefined && <RowActs row={row} {...acts} />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RowActs({ row, setAside, note, reprint }: { readonly row: ShownRow } & NonNullable<LineRowsProps['acts']>) {
  const { t } = useTranslation();
  const name = row.name ?? row.photon ?? row.deviceId ?? '';
  return (
    <span className="inline-actions line-acts">
      {maySetAside(row) && (
        <button
          type="button"
          className="link"
          aria-label={t('station.setAsideOf', { name })}
          onClick={() => setAside(row)}
        >
          {t('station.setAside')}
        </button>
      )}
      {(row.label === 'printed' || row.label === 'failed') && (
        <button
          type="button"
          className="link"
          aria-label={t('station.reprintOf', { name })}
          onClick={() => reprint(row)}
        >
          {t('station.reprint')}
        </button>
      )}
      <button type="button" className="link" aria-label={t('station.noteOf', { name })} onClick={() => note(row)}>
        {t('station.note')}
      </button>
    </span>
  );
}

function maySetAside({ outcome, setAside }: ShownRow): boolean {
  return (outcome === 'FAIL' || outcome === 'ERROR') && setAside === undefined;
}
