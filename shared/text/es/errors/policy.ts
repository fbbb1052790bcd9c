import type { ErrorTextsOf } from '../../catalogue.ts';

export const policyErrors: ErrorTextsOf<'policy'> = {
  'policy-unreadable': {
    title: 'La directiva de este equipo no se puede leer',
    happened: 'El archivo {{file, name}} no es válido. Hasta corregirlo solo hay modo de práctica.',
    next: 'Pida a su administrador que corrija el archivo.',
  },
  'policy-not-trusted': {
    title: 'La directiva de este equipo no es de confianza',
    happened: 'Otros usuarios pueden cambiar {{file, name}} o su carpeta, así que solo hay modo de práctica.',
    next: 'Pida a su administrador que solo root pueda escribir en ambos.',
  },
  'closed-by-policy': {
    title: 'Esto está bloqueado en este equipo',
    happened: 'Lo gestiona su administrador.',
    next: 'Pregunte a su administrador si lo necesita.',
  },
  'profile-not-writable': {
    title: 'No se puede guardar nada en este equipo',
    happened: 'No se puede escribir en su carpeta personal. Ajustes y sesiones se pierden al cerrar la ventana.',
    next: 'Libere espacio o permita escribir en la carpeta y vuelva a iniciar Photon Setup.',
  },
};
