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
  'photon-left-untouched': {
    title: 'El Photon desapareció antes de conectar con él',
    happened: 'Este puesto no le envió nada. Se apagó, se alejó o lo configuró otra persona.',
    next: 'Mire su luz. Si parpadea en azul, déjelo cerca del puesto.',
  },
  'device-set-up-elsewhere': {
    title: 'Este Photon se configuró en otro lugar',
    happened: 'Se puso en línea antes de que este puesto le pidiera conectarse.',
    next: 'Déjelo con los terminados.',
  },
  'preset-needs-serials': {
    title: 'El patrón de nombre necesita números de serie',
    happened: 'El preajuste pone el número de serie en el nombre, y aquí nada lo da.',
    next: 'Añada una lista de dispositivos con --devices o cambie el patrón de nombre.',
  },
};
