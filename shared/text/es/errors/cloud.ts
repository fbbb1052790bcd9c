import type { ErrorTextsOf } from '../../catalogue.ts';

export const cloudErrors: ErrorTextsOf<'cloud'> = {
  'cloud-unreachable': {
    title: 'No se puede llegar a la nube de Particle',
    happened: 'Este equipo no pudo conectarse a ella.',
    next: 'Compruebe la conexión a internet de este equipo e inténtelo de nuevo.',
  },
  'cloud-timed-out': {
    title: 'La nube de Particle no respondió a tiempo',
    happened: 'Se estableció la conexión, pero no llegó respuesta.',
    next: 'Compruebe la conexión a internet de este equipo e inténtelo de nuevo.',
  },
  'cloud-connection-not-secure': {
    title: 'La conexión con la nube no es segura',
    happened: 'El certificado de la nube no se puede verificar, así que no se envió nada.',
    next: 'Use otra red o pregunte por el proxy al administrador de la red.',
  },
  'computer-clock-wrong': {
    title: 'El reloj de este equipo está mal',
    happened: 'La fecha o la hora son incorrectas, así que el certificado de la nube no se puede verificar.',
    next: 'Ajuste la fecha y la hora de este equipo e inténtelo de nuevo.',
  },
  'cloud-sign-in-page': {
    title: 'Esta red tiene su propia página de acceso',
    happened: 'En lugar de la nube respondió una página web, como en hoteles, escuelas y oficinas.',
    next: 'Abra un navegador, inicie sesión en la red e inténtelo de nuevo.',
  },
  'list-incomplete': {
    title: 'La lista está incompleta',
    happened: 'Se muestra lo que se pudo leer. Falta el resto.',
    next: 'Inténtelo de nuevo o busque los dispositivos que faltan por su ID.',
  },
  'cloud-behind-another': {
    title: 'Algo bloquea la nube de Particle',
    happened: 'En lugar de la nube respondió un cortafuegos, un proxy u otro servidor.',
    next: 'Pida al administrador de la red que permita la dirección de la nube, o use otra red.',
  },
  'proxy-refuses': {
    title: 'El proxy de la red rechazó la conexión',
    happened: 'Lo más probable es que necesite usuario y contraseña y no los recibiera o fueran incorrectos.',
    next: 'Inténtelo de nuevo con su usuario y contraseña del proxy. El terminal lee HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'No se puede llegar al proxy de esta red',
    happened: 'Este equipo usa un proxy para la nube. No respondió, así que no se envió nada.',
    next: 'Compruebe la red de este equipo y la dirección de su proxy e inténtelo de nuevo.',
  },
  'cloud-answer-unreadable': {
    title: 'Respuesta inesperada de la nube',
    happened: 'No tiene el formato que usa la nube de Particle.',
    next: 'Compruebe la dirección de la nube en Ajustes e inténtelo de nuevo.',
  },
  'cloud-refused': {
    title: 'La nube rechazó la solicitud',
    happened: 'Entendió la solicitud, pero no la ejecutó.',
    next: 'Inténtelo de nuevo. Si se repite, copie los detalles e informe de ellos.',
  },
  'cloud-forbidden': {
    title: 'La nube no lo permite',
    happened: 'Esta cuenta o cliente no tiene permiso para ello.',
    next: 'Compruebe los permisos de la cuenta o del cliente, o inicie sesión con otro.',
  },
  'cloud-not-found': {
    title: 'La nube no encontró esto',
    happened: 'Respondió, pero no tiene nada en esta dirección.',
    next: 'Compruebe la dirección de la nube e inténtelo de nuevo.',
  },
  'cloud-too-many-requests': {
    title: 'Demasiadas solicitudes',
    happened: 'La nube recibió demasiadas solicitudes desde aquí en poco tiempo.',
    next: 'Espere unos minutos e inténtelo de nuevo.',
  },
  'cloud-server-error': {
    title: 'La nube de Particle tiene un problema',
    happened: 'El error está en la nube, no en su Photon ni en su red.',
    next: 'Espere unos minutos e inténtelo de nuevo.',
  },
};
