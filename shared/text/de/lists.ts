import type { TextsOf } from '../catalogue.ts';

/** Lists that may not be complete. */
export const texts: TextsOf<'lists', 'de'> = {
  lists: {
    clearFilter: 'Filter löschen',
  },
  lack: {
    title: 'Die Liste ist unvollständig',
    trouble: 'Ein Teil ließ sich nicht lesen. Das ist der Rest.',
    unread_one: '{{count, number}} Gerät ließ sich nicht lesen:',
    unread_other: '{{count, number}} Geräte ließen sich nicht lesen:',
    skipped_one: '{{count, number}} Eintrag ist nicht lesbar und wird ausgelassen.',
    skipped_other: '{{count, number}} Einträge sind nicht lesbar und werden ausgelassen.',
    more: 'Es gibt mehr, als hier steht. Für die anderen suchen Sie nach einer ID, einem Namen oder einem Kunden.',
  },
};
