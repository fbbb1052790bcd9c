import { Fragment, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import { type KeyName, keysOf, lineShortcut, shortcuts, shortcutsOn } from '../../shared/shortcuts.ts';
import { useWindow } from '../state/window-context.ts';
import './shortcut-list.css';

/** What stands on the keys of a Mac, and in its menus (Apple Human Interface Guidelines, Keyboards). */
const macSigns: Readonly<Record<KeyName, string>> = { Control: '⌃', Command: '⌘', Alt: '⌥', Shift: '⇧' };

/** All shortcuts on one page, from where the menu and the window take them. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const platform = useWindow((state) => state.snapshot?.system.platform ?? 'linux');
  const all = shortcutsOn(platform);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const titleId = useId();
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('shortcutList.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('shortcutList.lead')}</p>
      <div className="shortcut-menus">
        {(Object.keys(shortcuts) as (keyof typeof shortcuts)[]).map((menu) => (
          <section key={menu}>
            <h3 className="small-heading">{t(`menu.${menu}`)}</h3>
            <dl className="shortcut-list">
              {all
                .filter((one) => one.menu === menu)
                .map(({ id, keys }) => (
                  <div key={id}>
                    <dt>{t(`menu.${id}`)}</dt>
                    <dd>
                      <Keys keys={keys} platform={platform} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="small-heading">{t('shortcutList.line.title')}</h3>
          <dl className="shortcut-list">
            <div>
              <dt>{t('shortcutList.line.acts')}</dt>
              <dd>
                <Keys keys={lineShortcut} platform={platform} />
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </dialog>
  );
}

function Keys({ keys, platform }: { readonly keys: string; readonly platform: Platform }) {
  const { t } = useTranslation();
  const { held, key } = keysOf(keys, platform);
  return (
    <>
      {held.map((name) => (
        <Fragment key={name}>
          <kbd>{platform === 'macos' ? macSigns[name] : t(`shortcutList.keys.${name}`)}</kbd>
          {platform === 'macos' ? ' ' : '+'}
        </Fragment>
      ))}
      <kbd className="code">{key}</kbd>
    </>
  );
}
