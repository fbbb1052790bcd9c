import type { TextsOf } from '../catalogue.ts';

/** Lists that may not be complete. */
export const texts: TextsOf<'lists', 'es'> = {
  lists: {
    clearFilter: 'Quitar el filtro',
  },
  lack: {
    title: 'La lista está incompleta',
    trouble: 'Una parte no se ha podido leer. Este es el resto.',
    unread_one: '{{count, number}} dispositivo no se ha podido leer:',
    unread_many: '{{count, number}} de dispositivos no se han podido leer:',
    unread_other: '{{count, number}} dispositivos no se han podido leer:',
    skipped_one: '{{count, number}} entrada no se puede leer y se omite.',
    skipped_many: '{{count, number}} de entradas no se pueden leer y se omiten.',
    skipped_other: '{{count, number}} entradas no se pueden leer y se omiten.',
    more: 'Hay más de los que se muestran aquí. Para ver otros, busque por ID, nombre o cliente.',
  },
};
