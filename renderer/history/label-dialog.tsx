import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintDialog } from '../components/print-dialog.tsx';
import { useIntents } from '../state/window-context.ts';

interface LabelDialogProps {
  readonly attemptId: string;
  readonly onClose: () => void;
}

/** The label of a device that was set up. */
export function LabelDialog({ attemptId, onClose }: LabelDialogProps) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const show = useCallback(() => ask('showLabel', { attemptId }), [ask, attemptId]);
  return (
    <PrintDialog
      title={t('history.label.title')}
      words={{
        preview: t('history.label.preview'),
        noPrinter: t('history.label.noPrinter'),
        printed: t('history.label.printed'),
        saved: t('history.label.saved'),
        gone: t('history.attempt.gone'),
        forms: {
          applied: t('history.label.forms.applied'),
          preset: t('history.label.forms.preset'),
          usual: t('history.label.forms.usual'),
        },
      }}
      show={show}
      print={(printer) => ask('printLabel', { attemptId, ...(printer === undefined ? {} : { printer }) })}
      onClose={onClose}
    />
  );
}
