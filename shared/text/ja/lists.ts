import type { TextsOf } from '../catalogue.ts';

/** Lists that may not be complete. */
export const texts: TextsOf<'lists', 'ja'> = {
  lists: {
    clearFilter: '絞り込みをクリア',
  },
  lack: {
    title: 'リストは完全ではありません',
    trouble: '一部を読み取れませんでした。表示しているのは残りです。',
    unread_other: '{{count, number}}台のデバイスを読み取れませんでした：',
    skipped_other: '{{count, number}}件の項目は読み取れないため除外されています。',
    more: 'ここに表示しきれないものがあります。ID、名前、顧客で検索してください。',
  },
};
