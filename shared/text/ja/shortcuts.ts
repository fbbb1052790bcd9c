import type { TextsOf } from '../catalogue.ts';

/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts: TextsOf<'shortcuts', 'ja'> = {
  shortcutList: {
    title: 'キーボードショートカット',
    lead: 'すべての画面で使えます。',
    keys: { Control: 'Ctrl', Command: 'Command', Alt: 'Alt', Shift: 'Shift' },
    line: { title: 'ラインの実行中のみ', acts: '最近のデバイスを開く' },
  },
};
