import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../shared/text/translator.ts';
import { Busy } from '../components/busy.tsx';
import { Icon } from '../components/icons.tsx';
import { useIntoView } from '../components/use-into-view.ts';
import { currentStage, type ShownStage, shownStage, shownStagesOf } from '../state/shown-stages.ts';
import { useNow, useWindow } from '../state/window-context.ts';

/** How much longer than usual before it is said. */
const patience = 3;

/** The five stages with the time each takes and usually takes. */
export function StageList() {
  const { t } = useTranslation();
  const setup = useWindow((state) => state.setup);
  const names = shownStagesOf(setup);
  const done = names.filter((name) => shownStage(setup, name).status === 'done').length;
  return (
    <div className="stages">
      <progress
        className="stage-bar"
        aria-label={t('progress.title')}
        aria-valuetext={t(`stages.${currentStage(setup)}.name`)}
        max={names.length}
        value={done}
      />
      <ol className="stage-list" aria-label={t('progress.stages')}>
        {names.map((name) => (
          <StageRow key={name} name={name} />
        ))}
      </ol>
    </div>
  );
}

function StageRow({ name }: { readonly name: ShownStage }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const setup = useWindow((state) => state.setup);
  const { status, startedAt, finishedAt, typicalMs } = shownStage(setup, name);
  const elapsed = startedAt === undefined ? undefined : (status === 'running' ? now : (finishedAt ?? now)) - startedAt;
  const { step } = setup;
  const row = useIntoView<HTMLLIElement>(status === 'running' ? 'running' : undefined);
  return (
    <li ref={row} className={`stage ${status}`}>
      <span className="stage-mark">
        {status === 'running' && <Busy size={20} />}
        {status === 'done' && <Icon name="check" size={18} />}
        {status === 'failed' && <Icon name="cross" size={18} />}
      </span>
      <div className="stage-words">
        <p className="stage-name">
          {t(`stages.${name}.name`)}
          <span className="only-read">, {t(`progress.status.${status}`)}</span>
        </p>
        {status === 'running' && (
          <p className="muted">
            {step !== undefined && step.attempt > 1
              ? t('underWay.retry', { attempt: step.attempt, attempts: step.attempts })
              : t(`stages.${name}.now`)}
          </p>
        )}
        {status === 'running' && name === 'prove' && elapsed !== undefined && elapsed > typicalMs * patience && (
          <p className="muted">{t('progress.longer')}</p>
        )}
      </div>
      <p className="stage-time">
        {elapsed !== undefined && <span>{formatDuration(elapsed, i18n.language)}</span>}
        {status !== 'done' && <span className="muted">{t('progress.usually', { ms: typicalMs })}</span>}
      </p>
    </li>
  );
}
