import type { TextsOf } from '../catalogue.ts';

/** Lists that may not be complete. */
export const texts: TextsOf<'lists', 'zh-Hans'> = {
  lists: {
    clearFilter: '清除筛选',
  },
  lack: {
    title: '列表不完整',
    trouble: '有一部分无法读取。这里是其余部分。',
    unread_other: '{{count, number}} 台设备无法读取：',
    skipped_other: '{{count, number}} 个条目无法读取，已略去。',
    more: '还有更多未在此列出。请按 ID、名称或客户查找。',
  },
};
