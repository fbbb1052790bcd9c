import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { deviceEventLimit, type NumberedDeviceEvent } from '../state/product-slice.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

/** What the customer's devices publish, live; listening ends when the person leaves. */
export function CustomerEvents({ as }: { readonly as: Actor }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const events = useWindow((state) => state.deviceEvents);
  const ended = useWindow((state) => state.watchEnded);
  const [wanted, setWanted] = useState(false);
  const watching = wanted && ended === undefined;
  const [refusal, setRefusal] = useState<SetupError>();
  /** What was there when the person stopped the list to read it. */
  const [held, setHeld] = useState<readonly NumberedDeviceEvent[]>();
  const on = useRef(false);
  useEffect(
    () => () => {
      if (on.current) void intents.ask('stopWatching');
      intents.forgetDeviceEvents();
      intents.forgetWatchEnd();
    },
    [intents],
  );

  const toggle = async () => {
    const begin = !watching;
    intents.forgetWatchEnd();
    const answer = begin ? await intents.ask('watchEvents', { as }) : await intents.ask('stopWatching');
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return setWanted(false);
    on.current = begin;
    setWanted(begin);
    setHeld(undefined);
  };
  const shown = held ?? events;
  const since = held === undefined ? 0 : (events[0]?.number ?? 0) - (held[0]?.number ?? 0);

  return (
    <section className="panel stack" aria-labelledby="customer-events">
      <div>
        <h2 id="customer-events">{t('product.customer.events')}</h2>
        <p className="muted">{t('product.customer.eventsLead', { limit: deviceEventLimit })}</p>
      </div>
      <div className="inline-actions">
        <button type="button" className="secondary" onClick={() => void toggle()}>
          {watching ? t('product.customer.stopWatching') : t('product.customer.watch')}
        </button>
        {watching && (
          <button type="button" className="secondary" onClick={() => setHeld(held === undefined ? events : undefined)}>
            {held === undefined ? t('product.customer.pause') : t('product.customer.goOn')}
          </button>
        )}
        {shown.length > 0 && (
          <button
            type="button"
            className="secondary"
            onClick={() => {
              intents.forgetDeviceEvents();
              setHeld(undefined);
            }}
          >
            {t('product.customer.clear')}
          </button>
        )}
        {held !== undefined && <span className="muted">{t('product.customer.paused', { count: since })}</span>}
      </div>
      {refusal !== undefined && <ErrorNotice error={refusal} />}
      {wanted && ended !== undefined && <ErrorNotice error={ended} />}
      {watching && shown.length === 0 && (
        <p className="noticing">
          <Busy />
          {t('product.customer.waiting')}
        </p>
      )}
      {shown.length > 0 && <EventTable events={shown} />}
    </section>
  );
}

function EventTable({ events }: { readonly events: readonly NumberedDeviceEvent[] }) {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(intlLocale(i18n.language), { timeStyle: 'medium' });
  return (
    <section aria-label={t('product.customer.eventList')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <div tabIndex={0} className="event-scroll">
        <table className="readings">
          <thead>
            <tr>
              <th scope="col">{t('product.customer.eventTime')}</th>
              <th scope="col">{t('product.customer.eventName')}</th>
              <th scope="col">{t('product.customer.eventData')}</th>
              <th scope="col">{t('product.customer.eventDevice')}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.number}>
                <td className="time">{event.publishedAt === undefined ? '' : time.format(event.publishedAt)}</td>
                <th scope="row" dir="auto">
                  {plainText(event.name, 64)}
                </th>
                <td dir="auto">{plainText(event.data, 400)}</td>
                <td className="code">{event.deviceId === undefined ? '' : plainText(event.deviceId, 24)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
