import type { TextsOf } from '../catalogue.ts';

/** Lists that may not be complete. */
export const texts: TextsOf<'lists', 'fr'> = {
  lists: {
    clearFilter: 'Effacer le filtre',
  },
  lack: {
    title: 'La liste est incomplète',
    trouble: 'Une partie n’a pas pu être lue. Voici le reste.',
    unread_one: '{{count, number}} appareil n’a pas pu être lu :',
    unread_many: '{{count, number}} d’appareils n’ont pas pu être lus :',
    unread_other: '{{count, number}} appareils n’ont pas pu être lus :',
    skipped_one: '{{count, number}} entrée est illisible et laissée de côté.',
    skipped_many: '{{count, number}} d’entrées sont illisibles et laissées de côté.',
    skipped_other: '{{count, number}} entrées sont illisibles et laissées de côté.',
    more: 'Il y en a plus que ce qui est affiché ici. Pour voir les autres, cherchez un ID, un nom ou un client.',
  },
};
