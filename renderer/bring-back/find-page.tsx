import { useTranslation } from 'react-i18next';
import type { Replies } from '../../shared/ipc.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../window-context.ts';
import { DeviceList } from './device-list.tsx';
import { FindForm, type Query } from './find-form.tsx';
import { WhoIsHere } from './who-is-here.tsx';

interface FindPageProps {
  readonly signedIn: { readonly account: boolean; readonly product: boolean };
  readonly looking: boolean;
  readonly answer: Replies['findDevices'] | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onFind: (query: Query) => void;
  readonly onGoOn: () => void;
  /** Devices that nobody here sees: they may be nobody's. */
  readonly onClaim: (ids: readonly string[]) => void;
}

/** So many ids are named; a longer list is counted. */
const namedLimit = 50;

export function FindPage({ signedIn, looking, answer, selected, onSelect, onFind, onGoOn, onClaim }: FindPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const nobody = !signedIn.account && !signedIn.product;
  const found = answer?.ok ? answer.value : undefined;
  // An id that nobody sees is no error of the search: it may be a device that is nobody's now.
  const unseen = found?.notFound ?? [];
  return (
    <Screen
      title={t('bringBack.title')}
      lead={t('bringBack.lead')}
      onEscape={intents.backToDoors}
      back={
        <button type="button" className="secondary" onClick={intents.backToDoors}>
          {t('app.back')}
        </button>
      }
      actions={
        found !== undefined &&
        found.devices.length > 0 && (
          <button type="button" className="primary" disabled={selected.size === 0} onClick={onGoOn}>
            {t('bringBack.list.goOn', { count: selected.size })}
          </button>
        )
      }
    >
      <div className="stack">
        <WhoIsHere />
        {nobody ? (
          <Notice tone="info">
            <p>{t('bringBack.here.first')}</p>
          </Notice>
        ) : (
          <FindForm signedIn={signedIn} looking={looking} onFind={onFind} />
        )}
        {answer?.ok === false && <ErrorNotice error={answer.error} />}
        {found !== undefined && (
          <section className="stack" aria-label={t('bringBack.list.label')}>
            <div className="list-head">
              <p className="small-heading" role="status">
                {found.devices.length === 0
                  ? t('bringBack.list.none')
                  : `${t('bringBack.list.count', { count: found.devices.length })}, ${t('bringBack.list.selected', { count: selected.size })}`}
              </p>
              {found.devices.length > 1 && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => onSelect(new Set(found.devices.map(({ id }) => id)))}
                >
                  {t('bringBack.list.selectAll')}
                </button>
              )}
            </div>
            {found.more && (
              <Notice tone="info">
                <p>{t('bringBack.list.more')}</p>
              </Notice>
            )}
            {found.devices.length > 0 && <DeviceList devices={found.devices} selected={selected} onSelect={onSelect} />}
            {unseen.length > 0 && (
              <Notice tone="warn" title={t('bringBack.list.notFound', { count: unseen.length })}>
                <p className="code small unseen-ids">{unseen.slice(0, namedLimit).join(' ')}</p>
                <p>{t('bringBack.list.notFoundWhy')}</p>
                {signedIn.account && (
                  <button type="button" className="link" onClick={() => onClaim(unseen)}>
                    {t('bringBack.list.claimThem')}
                  </button>
                )}
              </Notice>
            )}
          </section>
        )}
      </div>
    </Screen>
  );
}
