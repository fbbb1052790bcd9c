import type { ErrorTextsOf } from '../../catalogue.ts';

export const updateErrors: ErrorTextsOf<'update'> = {
  'update-server-unreachable': {
    title: 'No se llega al servidor de actualizaciones',
    happened: 'No respondió. Su versión actual sigue funcionando.',
    next: 'Compruebe la conexión a internet de este equipo y busque de nuevo.',
  },
  'update-not-offered': {
    title: 'El servidor de actualizaciones no ofrece nada',
    happened: 'Respondió, pero no tiene ninguna actualización de este tipo para este equipo.',
    next: 'Compruebe la dirección del servidor de actualizaciones.',
  },
  'update-not-signed': {
    title: 'La actualización no es nuestra',
    happened: 'Su firma no concuerda, así que no se usó nada de ella.',
    next: 'Contacte con el administrador del servidor de actualizaciones. Su versión actual sigue funcionando.',
  },
  'update-unreadable': {
    title: 'La actualización no se puede leer',
    happened: 'Su descripción no tiene el formato necesario, así que no se usó nada de ella.',
    next: 'Contacte con el administrador del servidor de actualizaciones. Su versión actual sigue funcionando.',
  },
  'update-damaged': {
    title: 'La actualización está incompleta o dañada',
    happened: 'Lo descargado no es lo anunciado. Se borró.',
    next: 'Compruebe de nuevo. Si se repite, contacte con el administrador del servidor.',
  },
  'update-not-stored': {
    title: 'No se pudo guardar la actualización',
    happened: 'El disco está lleno o no se puede escribir en su carpeta. Su versión actual sigue funcionando.',
    next: 'Libere espacio en disco y compruebe de nuevo.',
  },
  'update-not-installed': {
    title: 'No se pudo instalar la actualización',
    happened: 'Su versión actual está intacta y sigue funcionando.',
    next: 'Compruebe el espacio libre y los permisos de la carpeta de la aplicación e inténtelo de nuevo.',
  },
  'update-during-setup': {
    title: 'La actualización espera a que acabe el trabajo',
    happened: 'Photon Setup no puede reiniciarse mientras procesa un dispositivo.',
    next: 'Termínelo o deténgalo y después actualice.',
  },
  'update-under-way': {
    title: 'Photon Setup se está actualizando',
    happened: 'Está a punto de reiniciarse con la nueva versión.',
    next: 'Continúe cuando se haya reiniciado.',
  },
};
