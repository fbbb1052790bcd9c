import { useTranslation } from 'react-i18next';
import { stages } from '../../shared/setup-events.ts';

/** A stage as it is called; one of another version by the word that the record has. */
export function useStageName(): (stage: string) => string {
  const { t } = useTranslation();
  return (stage) => {
    const known = stages.find((one) => one === stage);
    return known === undefined ? stage : t(`stages.${known}.name`);
  };
}
