import type { TextsOf } from '../catalogue.ts';

/** The page that lists the shortcuts; what they do is said by the words of the menu (`shell`). */
export const texts: TextsOf<'shortcuts', 'zh-Hans'> = {
  shortcutList: {
    title: '键盘快捷键',
    lead: '在每个界面都可以使用。',
    keys: { Control: 'Ctrl', Command: 'Command', Alt: 'Alt', Shift: 'Shift' },
    line: { title: '仅在产线运行时', acts: '打开最近的设备' },
  },
};
