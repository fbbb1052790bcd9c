/** Lists that may not be complete. */
export const texts = {
  lack: {
    title: 'The list is not complete',
    trouble: 'A part of it could not be read. What was read is shown.',
    unread_one: 'One device could not be read:',
    unread_other: '{{count, number}} devices could not be read:',
    skipped_one: 'One entry has an unknown form and is left out.',
    skipped_other: '{{count, number}} entries have an unknown form and are left out.',
    more: 'There are more than are read here. Look for an id, a name or a customer to see the others.',
  },
};
