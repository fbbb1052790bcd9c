import type { TextsOf } from '../catalogue.ts';

/** What the window says of updates, at the start and in About; comes with them. */
export const texts: TextsOf<'updates', 'es'> = {
  update: {
    title: 'Actualizaciones',
    looking: 'Buscando actualizaciones…',
    fetching: 'Descargando la versión {{version}}: {{received}} de {{size}}',
    ready: 'La versión {{version}} está lista',
    readyLead: 'Photon Setup se reinicia para instalarla. Tarda unos segundos.',
    restart: 'Reiniciar y actualizar',
    later: 'Más tarde',
    restarting: 'Reiniciando con la versión {{version}}…',
    postponed: 'La versión {{version}} se ofrecerá de nuevo en el próximo inicio.',
    current: 'Tiene la última versión. Comprobado a las {{time}}.',
    notLooked: 'Aún sin comprobar.',
    look: 'Comprobar ahora',
    afterFirstClaim: 'Las actualizaciones empiezan cuando se vincule su primer Photon.',
    noServer: 'Esta compilación no tiene servidor de actualizaciones. Introduzca uno para recibirlas.',
    elsewhere: {
      packages: 'El gestor de paquetes de este equipo actualiza Photon Setup.',
      source: 'Photon Setup se ejecuta desde el código fuente. Actualice el código para actualizarlo.',
      build: 'Esta compilación no se puede actualizar. Instale una versión publicada para recibir actualizaciones.',
    },
    offByPolicy: 'Su administrador ha desactivado las actualizaciones.',
    offByPerson: 'Las actualizaciones están desactivadas.',
    settings: 'Ajustes de actualización',
    on: 'Descargar automáticamente',
    server: 'Servidor de actualizaciones',
    serverHint: 'Una dirección o una carpeta compartida, o vacío para el valor predeterminado.',
    channel: 'Versiones',
    stable: 'Estable',
    beta: 'Beta',
  },
};
