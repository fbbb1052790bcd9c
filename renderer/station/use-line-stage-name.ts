import { useTranslation } from 'react-i18next';
import type { LineStage } from '../../shared/line-event.ts';

/** What a device on a line is at; undefined: it was taken a moment ago. */
export function useLineStageName(): (stage: LineStage | undefined) => string {
  const { t } = useTranslation();
  return (stage = 'prepare') =>
    stage === 'accept' || stage === 'name' || stage === 'label'
      ? t(`station.stages.${stage}`)
      : t(`stages.${stage}.name`);
}
