import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { lackOf } from '../../shared/list-lack.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { ListLack } from '../components/list-lack.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useSerialNumberLookUp } from '../state/use-serial-number-look-up.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { DeviceDetails } from './device-details.tsx';
import { FindForm } from './find-form.tsx';
import { FoundDevices } from './found-devices.tsx';
import { PluggedHere } from './plugged-here.tsx';
import { WhoIsHere } from './who-is-here.tsx';

interface FindPageProps {
  readonly signedIn: { readonly account: boolean; readonly product: boolean };
  readonly onGoOn: () => void;
  /** Devices that nobody here sees: they may be nobody's. */
  readonly onClaim: (ids: readonly string[]) => void;
}

/** So many ids are named; a longer list is counted. */
const namedLimit = 50;

export function FindPage({ signedIn, onGoOn, onClaim }: FindPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const lookUp = useSerialNumberLookUp();
  const { draft, looking, answer, view, selected } = useWindow((state) => state.search);
  const results = useRef<HTMLElement>(null);
  // The list begins below what a small window shows.
  useEffect(() => {
    if (answer?.ok) results.current?.scrollIntoView({ block: 'start' });
  }, [answer]);
  const nobody = !signedIn.account && !signedIn.product;
  const found = answer?.ok ? answer.value : undefined;
  // An id that nobody sees is no error of the search: it may be a device that is nobody's now.
  const unseen = found?.notFound ?? [];
  const findPlugged = (id: string) => {
    intents.changeSearch({ draft: { kind: 'ids', typed: { ...draft.typed, ids: id } } });
    void intents.findDevices({ by: 'ids', text: id });
  };
  const inSight = found && onlyOne(found.devices, selected);
  return (
    <Screen
      title={t('devices.title')}
      lead={t('devices.lead')}
      onEscape={intents.backToStart}
      back={
        <button type="button" className="secondary" onClick={intents.backToStart}>
          {t('app.back')}
        </button>
      }
      actions={
        found !== undefined &&
        found.devices.length > 0 && (
          <button
            type="button"
            className="primary"
            aria-disabled={selected.size === 0}
            onClick={() => selected.size > 0 && onGoOn()}
          >
            {t('devices.list.goOn', { count: selected.size })}
          </button>
        )
      }
    >
      <div className="stack">
        <WhoIsHere />
        <PluggedHere onFind={nobody ? undefined : findPlugged} />
        {nobody ? (
          <Notice tone="info">
            <p>{t('devices.here.first')}</p>
          </Notice>
        ) : (
          <FindForm
            signedIn={signedIn}
            looking={looking}
            draft={draft}
            lookUp={lookUp}
            onDraft={(changed) => intents.changeSearch({ draft: changed })}
            onFind={(query) => void intents.findDevices(query)}
          />
        )}
        {answer?.ok === false && <ErrorNotice error={answer.error} />}
        {found !== undefined && (
          <section ref={results} className="stack found-devices" aria-label={t('devices.list.label')}>
            {found.devices.length === 0 && !found.more && <Status>{t('devices.list.none')}</Status>}
            <ListLack lack={lackOf(answer)} />
            {found.devices.length > 0 && (
              <FoundDevices
                found={found}
                view={view}
                onView={(changed) => intents.changeSearch({ view: changed })}
                selected={selected}
                onSelect={(ids) => intents.changeSearch({ selected: ids })}
              />
            )}
            {inSight !== undefined && <DeviceDetails facts={inSight} />}
            {unseen.length > 0 && (
              <Notice tone="warn">
                <Status className="notice-title">{t('devices.list.notFound', { count: unseen.length })}</Status>
                <p className="code small unseen-ids">{unseen.slice(0, namedLimit).join(' ')}</p>
                <p>{t('devices.list.notFoundWhy')}</p>
                {signedIn.account && (
                  <button type="button" className="link" onClick={() => onClaim(unseen)}>
                    {t('devices.list.claimThem', { count: unseen.length })}
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

/** The one device that was found, or that is selected: what is known of it stands where it was found. */
function onlyOne(devices: readonly DeviceFacts[], selected: ReadonlySet<string>): DeviceFacts | undefined {
  if (devices.length === 1) return devices[0];
  return selected.size === 1 ? devices.find(({ id }) => selected.has(id)) : undefined;
}
