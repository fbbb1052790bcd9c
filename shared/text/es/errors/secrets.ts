import type { ErrorTextsOf } from '../../catalogue.ts';

export const secretsErrors: ErrorTextsOf<'secrets'> = {
  'secret-store-missing': {
    title: 'Aquí no puede mantener la sesión iniciada',
    happened: 'Este equipo no tiene llavero, así que no se guarda nada al cerrar la ventana.',
    next: 'Inicie sesión en cada inicio o configure un llavero en este equipo.',
  },
  'secret-store-locked': {
    title: 'El llavero del sistema está bloqueado',
    happened: 'Hasta que se desbloquee, no se guarda ninguna sesión al cerrar la ventana.',
    next: 'Desbloquee el llavero y vuelva a iniciar Photon Setup.',
  },
  'secrets-unreadable': {
    title: 'La sesión está cerrada',
    happened: 'La sesión guardada no se puede desbloquear en este equipo. Se ha apartado.',
    next: 'Inicie sesión de nuevo.',
  },
  'secrets-not-kept': {
    title: 'No se pudo guardar la sesión',
    happened: 'No se pudo escribir un archivo. La sesión dura hasta que se cierre la ventana.',
    next: 'Compruebe el espacio libre e inicie sesión de nuevo.',
  },
  'secrets-not-read': {
    title: 'No ha iniciado sesión',
    happened: 'La sesión guardada no se pudo leer ahora. Sigue ahí.',
    next: 'Cierre otras aplicaciones y vuelva a iniciar Photon Setup.',
  },
  'secrets-not-removed': {
    title: 'La sesión guardada sigue en este equipo',
    happened: 'Este equipo no permitió borrarla. Sigue protegida por el llavero del sistema.',
    next: 'Vuelva a iniciar Photon Setup y cierre sesión otra vez.',
  },
  'kept-sign-in-ended': {
    title: 'La sesión está cerrada',
    happened: 'La nube ya no acepta la sesión guardada.',
    next: 'Inicie sesión de nuevo.',
  },
};
