import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'El preajuste no se puede usar',
    happened: 'El archivo no es un preajuste, o una de sus entradas no es válida.',
    next: 'Corrija la entrada indicada y empiece de nuevo.',
  },
  'preset-newer': {
    title: 'El preajuste necesita una versión más nueva',
    happened: 'Esta versión de Photon Setup no puede leer preajustes de formato {{version}}.',
    next: 'Actualice Photon Setup y empiece de nuevo.',
  },
  'preset-password-missing': {
    title: 'Falta una contraseña',
    happened: 'El preajuste no tiene contraseña para {{network, name}}, o su variable está vacía.',
    next: 'Defina la variable que indica passwordEnv, o ponga security en open.',
  },
  'device-set-up-already': {
    title: 'Este Photon ya está configurado',
    happened: 'Se configuró aquí, o se está configurando ahora. No se cambió nada en él.',
    next: 'Déjelo con los terminados.',
  },
};
