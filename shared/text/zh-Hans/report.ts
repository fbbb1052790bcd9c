import type { TextsOf } from '../catalogue.ts';

/** "Report a problem"; comes with its dialog. */
export const texts: TextsOf<'report', 'zh-Hans'> = {
  report: {
    title: '报告问题',
    lead: '不会发送任何内容。请保存报告、阅读后再分享。它包含设备 ID，但不包含密码、令牌、认领码或 Wi-Fi 名称。',
    words: '用你的话描述发生了什么',
    wordsHint: '它显示在最前面，并会去除本次会话的机密。',
    contents: '报告内容',
    collecting: '正在收集…',
    copy: '复制报告',
    save: '保存报告',
    saved: '报告已保存。',
  },
};
