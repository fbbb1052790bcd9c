import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import type { BadId } from '../../shared/read-device-ids.ts';
import { Busy } from './busy.tsx';
import { ErrorNotice } from './error-notice.tsx';

export type SerialNumberLookUp = (text: string) => Promise<Replies['lookUpSerialNumber']>;

interface SerialNumbersProps {
  /** What stands in a field in place of ids. */
  readonly bad: readonly BadId[];
  /** Asks the cloud; undefined where nobody is signed in who may. */
  readonly lookUp: SerialNumberLookUp | undefined;
  /** The id takes the place of `text`. */
  readonly onFound: (text: string, deviceId: string) => void;
}

/** The cloud answers few of them in an hour, so not more than a handful by one click. */
const atOnce = 5;

/** For serial numbers in a field for ids: looks them up in the cloud, when a signed-in person asks for it. */
export function SerialNumbers({ bad, lookUp, onFound }: SerialNumbersProps) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const [found, setFound] = useState<readonly { readonly serialNumber: string; readonly deviceId: string }[]>([]);
  const [problem, setProblem] = useState<SetupError>();
  const numbers = bad.filter((one) => one.problem === 'serial-number').slice(0, atOnce);

  const lookAllUp = async () => {
    if (looking || lookUp === undefined) return;
    setLooking(true);
    setProblem(undefined);
    setFound([]);
    for (const { text } of numbers) {
      const answer = await lookUp(text);
      if (answer.ok) {
        setFound((before) => [...before, answer.value]);
        onFound(text, answer.value.deviceId);
      } else setProblem(answer.error);
    }
    setLooking(false);
  };

  return (
    <>
      {lookUp !== undefined && numbers.length > 0 && (
        <div className="inline-actions">
          <button type="button" className="secondary" aria-disabled={looking} onClick={() => void lookAllUp()}>
            {looking && <Busy />}
            {t('deviceIds.lookUp', { count: numbers.length })}
          </button>
        </div>
      )}
      {problem !== undefined && <ErrorNotice error={problem} />}
      <div aria-live="polite" aria-atomic="true">
        {found.map(({ serialNumber, deviceId }) => (
          <p key={serialNumber} className="good-words">
            {t('deviceIds.found', { serialNumber, id: deviceId })}
          </p>
        ))}
      </div>
    </>
  );
}
