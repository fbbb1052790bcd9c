/** Lists that may not be complete. */
export const texts = {
  lists: {
    clearFilter: 'Clear the filter',
  },
  lack: {
    title: 'The list is incomplete',
    trouble: 'A part of it couldn’t be read. This is the rest.',
    unread_one: '{{count, number}} device couldn’t be read:',
    unread_other: '{{count, number}} devices couldn’t be read:',
    skipped_one: '{{count, number}} entry can’t be read and is left out.',
    skipped_other: '{{count, number}} entries can’t be read and are left out.',
    more: 'There are more than we list here. To see others, search for an ID, a name, or a customer.',
  },
};
