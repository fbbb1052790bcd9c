import { useTranslation } from 'react-i18next';
import { CopyButton } from '../components/copy-button.tsx';
import { useWindow } from '../state/window-context.ts';

/** Everything a person is asked for when they report something, to be copied at once. */
export function Versions() {
  const { t } = useTranslation();
  const system = useWindow((state) => state.snapshot?.system);
  if (system === undefined) return null;
  const { versions, build } = system;
  const rows: readonly (readonly [string, string])[] = [
    [t('about.app'), versions.app],
    // Names, the same in every language.
    ['Electron', versions.electron],
    ['Chromium', versions.chromium],
    ['Node', versions.node],
    [t('about.commit'), build.commit === '' ? t('about.commitUnknown') : build.commit],
    [t('about.signature'), build.signed ? t('about.signed') : t('about.unsigned')],
    [t('about.runtime'), t(`about.runtimeOf.${build.runtime}`)],
  ];
  return (
    <section>
      <h3>{t('about.versions')}</h3>
      <dl className="versions">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
      <CopyButton label={t('about.copy')} text={() => rows.map(([name, value]) => `${name}: ${value}\n`).join('')} />
    </section>
  );
}
