import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceJobAction, deviceJobLimit, type ResetEnd, resetEnds } from '../../shared/device-jobs.ts';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import type { WhyNot } from './action-reasons.ts';
import { jobAct } from './job-act.ts';

interface NamedDevice {
  readonly id: string;
  readonly name: string;
}

interface ConfirmJobProps {
  readonly devices: readonly NamedDevice[];
  /** Selected, but not part of it. */
  readonly leftOut: readonly (NamedDevice & { readonly reason: WhyNot })[];
  readonly actions: readonly DeviceJobAction[];
  /** Who gets the devices. */
  readonly customer: string | undefined;
  /** Who loses the device, where it is one device whose owner is known. */
  readonly owner: string | undefined;
  /** Of a reset, after which something is left for the person's hands: whose the devices are to be. */
  readonly end: ResetEnd | undefined;
  /** There is an account that can have them. */
  readonly mayBeMine: boolean;
  readonly onEnd: (end: ResetEnd) => void;
  /** Like new but for its program, which no one but an account can replace. */
  readonly keepsProgram: boolean;
  readonly refusal: SetupError | undefined;
  readonly onGo: () => Promise<void>;
  readonly onBack: () => void;
}

/** So many are named at once; the others are a click away. */
const namedLimit = 20;

/** Says exactly what will happen to what; a mark must be set first, so a double click does nothing. */
export function ConfirmJob({
  devices,
  leftOut,
  actions,
  customer,
  owner,
  end,
  mayBeMine,
  onEnd,
  keepsProgram,
  refusal,
  onGo,
  onBack,
}: ConfirmJobProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState(false);
  const starting = useRef(false);
  const go = async () => {
    if (!read || starting.current) return;
    starting.current = true;
    await onGo();
    starting.current = false;
  };
  const hands = end !== undefined;
  const others = devices.slice(namedLimit);
  const act = t(`devices.confirm.acts.${jobAct(actions, hands)}`, { count: devices.length });
  return (
    <Screen
      title={act}
      lead={t('devices.confirm.lead', { count: devices.length })}
      width="narrow"
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('devices.confirm.back')}
        </button>
      }
      actions={
        <button type="button" className="primary" aria-disabled={!read} onClick={() => void go()}>
          {act}
        </button>
      }
    >
      <div className="stack">
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <div>
          <NamedDevices devices={devices.slice(0, namedLimit)} />
          {others.length > 0 && (
            <details>
              <summary>{t('devices.confirm.others', { count: others.length })}</summary>
              <NamedDevices devices={others} />
            </details>
          )}
        </div>
        {end !== undefined && <EndChoice end={end} mayBeMine={mayBeMine} onEnd={onEnd} />}
        <ol className="confirm-steps">
          {actions.map((action) => (
            <li key={action}>
              <p className="strong">{t(`devices.act.names.${action}`)}</p>
              {action === 'unclaim' && owner !== undefined && <p>{t('devices.confirm.losesIt', { owner })}</p>}
              {action === 'give-to-customer' && customer !== undefined && (
                <p>{t('devices.confirm.getsIt', { customer })}</p>
              )}
              <p className="muted">{t(`devices.act.sentences.${action}`)}</p>
            </li>
          ))}
          {hands && (
            <li>
              <p className="strong">{t('devices.act.names.hands')}</p>
              <p className="muted">{t('devices.confirm.hands')}</p>
            </li>
          )}
        </ol>
        {keepsProgram && <p>{t('devices.confirm.keepsProgram')}</p>}
        {actions.length > 1 && <p className="muted">{t('devices.confirm.whatIsNeeded')}</p>}
        {leftOut.length > 0 && (
          <Notice tone="info">
            <details>
              <summary>{t('devices.confirm.leftOut', { count: leftOut.length })}</summary>
              <ul className="confirm-devices">
                {leftOut.map(({ id, name, reason }) => (
                  <li key={id}>
                    <Foreign text={name} /> <span className="code small">{id}</span>{' '}
                    <span className="muted">{t(`devices.act.whyNot.${reason}`, { limit: deviceJobLimit })}</span>
                  </li>
                ))}
              </ul>
            </details>
          </Notice>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: it takes nothing, it refuses a click. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys make no double clicks. */}
        <label
          className="check-row"
          // The second half of a double click that began on the page before.
          onClick={(event) => event.detail > 1 && !read && event.preventDefault()}
        >
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
          {t('devices.confirm.read')}
        </label>
      </div>
    </Screen>
  );
}

type EndChoiceProps = Pick<ConfirmJobProps, 'mayBeMine' | 'onEnd'> & { readonly end: ResetEnd };

/** What will happen below follows from it. */
function EndChoice({ end, mayBeMine, onEnd }: EndChoiceProps) {
  const { t } = useTranslation();
  const hints = {
    unclaimed: t('devices.act.sentences.release'),
    mine: t(mayBeMine ? 'devices.confirm.endsMine' : 'devices.act.whyNot.account'),
  };
  return (
    <fieldset className="stack">
      <legend className="small-heading">{t('devices.confirm.end')}</legend>
      {resetEnds.map((one) => (
        <label key={one} className="check-row move-way">
          <input
            type="radio"
            name="end"
            disabled={one === 'mine' && !mayBeMine}
            checked={one === end}
            onChange={() => onEnd(one)}
          />
          <span>
            {t(`devices.facts.${one === 'mine' ? 'me' : 'nobody'}`)}
            <span className="muted">{hints[one]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function NamedDevices({ devices }: { readonly devices: readonly NamedDevice[] }) {
  return (
    <ul className="confirm-devices">
      {devices.map(({ id, name }) => (
        <li key={id}>
          <Foreign text={name} /> <span className="code small">{id}</span>
        </li>
      ))}
    </ul>
  );
}
