import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClosingLoss, closingLoss } from '../../shared/closing-loss.ts';
import { Question } from '../components/question.tsx';
import { isPractising } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Over every screen, while a person closes the program and something would be lost; gone when that has ended well. */
export function CloseQuestion({ asked }: { readonly asked: number }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const loss = useWindow(({ setup, deviceJob, line, snapshot, isPresetUnsaved }) =>
    closingLoss({ setup, deviceJob, line, importing: snapshot?.importing, isPresetUnsaved }),
  );
  const practising = useWindow(isPractising);
  useEffect(() => {
    if (asked > 0) void intents.ask('noteCloseQuestion');
  }, [asked, intents]);
  useEffect(() => {
    if (loss === undefined) intents.keepOpen();
  }, [loss, intents]);
  if (loss === undefined) return null;
  return (
    <Question
      title={t('closeQuestion.title')}
      act={t('closeQuestion.close')}
      onAct={() => void intents.ask('closeProgram')}
      stay={t('closeQuestion.keepOpen')}
      onStay={intents.keepOpen}
    >
      {practising ? <p>{t('closeQuestion.practice')}</p> : <Lost loss={loss} />}
    </Question>
  );
}

const whatFollows = {
  'partly-set-up': 'half',
  'told-to-connect': 'unconfirmed',
  'told-to-connect-without-owner': 'unconfirmed',
  online: 'unchecked',
} as const;

function Lost({ loss }: { readonly loss: ClosingLoss }) {
  const { t } = useTranslation();
  switch (loss) {
    case 'line':
    case 'devices':
    case 'import':
    case 'preset':
      return (
        <>
          <p>{t(`closeQuestion.${loss}`)}</p>
          <p>{t(`closeQuestion.${loss}Lost`)}</p>
        </>
      );
    default:
      return (
        <>
          <p>{t(`provenEndings.canceled-${loss}.happened`)}</p>
          <p>{t(`closeQuestion.${whatFollows[loss]}`)}</p>
        </>
      );
  }
}
