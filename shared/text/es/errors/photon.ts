import type { ErrorTextsOf } from '../../catalogue.ts';

export const photonErrors: ErrorTextsOf<'photon'> = {
  'photon-not-found': {
    title: 'No se ha encontrado ningún Photon',
    happened: 'Este equipo no puede ver el Wi-Fi de ningún Photon.',
    next: 'Mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-not-reachable': {
    title: 'No se puede llegar al Photon',
    happened: 'Nada responde en la dirección del Photon.',
    next: 'Desconecte el cable de red, ponga en pausa la VPN e inténtelo de nuevo.',
  },
  'photon-timed-out': {
    title: 'El Photon no respondió a tiempo',
    happened: 'Se estableció la conexión, pero no llegó respuesta.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-connection-lost': {
    title: 'Se perdió la conexión con el Photon',
    happened: 'Lo más probable es que este equipo dejara el Wi-Fi del Photon o que el Photon se reiniciara.',
    next: 'Acerque el Photon, mantenga pulsado SETUP hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-answer-unreadable': {
    title: 'Respuesta inesperada del Photon',
    happened: 'No tiene el formato que usa un Photon.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-answer-too-large': {
    title: 'El Photon envió demasiados datos',
    happened: 'La respuesta era mayor que cualquiera que envíe un Photon.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-request-refused': {
    title: 'El Photon rechazó una solicitud',
    happened: 'Respondió que no hace esto.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'not-a-photon': {
    title: 'Respondió otro dispositivo, no el Photon',
    happened: 'Tiene la dirección del Photon. Lo más probable es que sea un router.',
    next: 'Desconecte el cable de red de este equipo e inténtelo de nuevo.',
  },
  'different-photon': {
    title: 'Este es otro Photon',
    happened: 'No es el esperado. No se cambió nada en él.',
    next: 'Deje parpadear en azul oscuro solo el Photon que quiere e inténtelo de nuevo.',
  },
  'photon-key-changed': {
    title: 'La clave de seguridad del Photon cambió',
    happened: 'Otro dispositivo puede hacerse pasar por su Photon. No recibió ninguna contraseña.',
    next: 'Vaya donde no haya extraños, pulse RESET, mantenga pulsado SETUP 3 segundos e inténtelo de nuevo.',
  },
  'photon-name-twice': {
    title: 'Dos redes Wi-Fi se llaman {{network, name}}',
    happened: 'Un Photon solo tiene una. La otra puede hacerse pasar por la suya para leer la contraseña.',
    next: 'Continúe solo si las dos son suyas. Si no, cancele y configúrelo en otro sitio.',
  },
  'photon-key-missing': {
    title: 'El Photon no dio una clave de seguridad',
    happened: 'Sin ella no se puede enviar una contraseña con seguridad, así que no se envió ninguna.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'still-on-photon-network': {
    title: 'Este equipo sigue en el Wi-Fi de un Photon',
    happened: 'La configuración empieza en línea, y el Wi-Fi del Photon no tiene acceso a internet.',
    next: 'Reconecte este equipo a su Wi-Fi e inténtelo de nuevo.',
  },
  'photon-network-not-joined': {
    title: 'Sin conexión al Wi-Fi del Photon',
    happened: 'No respondió ningún Photon.',
    next: 'Acerque el Photon, mantenga pulsado SETUP hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-network-left': {
    title: 'Este equipo dejó el Wi-Fi del Photon',
    happened: 'Los equipos suelen dejar una red Wi-Fi sin internet.',
    next: 'Siga conectado si su sistema pregunta.',
  },
  'claim-code-not-stored': {
    title: 'El Photon no guardó el código de vinculación',
    happened: 'Sin él, la nube no puede vincular el Photon.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'acceptance-firmware': {
    title: 'El firmware no es el esperado',
    happened: 'El dispositivo está en línea. No informó de {{expected}} a tiempo.',
    next: 'Revise el firmware que publica el producto y configure el dispositivo de nuevo.',
  },
  'acceptance-variable': {
    title: 'Una variable no es la esperada',
    happened: 'El dispositivo está en línea. Su variable {{name, name}} no dio un valor que acepte el preajuste.',
    next: 'Compruebe qué mide el dispositivo y configúrelo de nuevo.',
  },
  'acceptance-function': {
    title: 'Una función no devolvió lo esperado',
    happened: 'El dispositivo está en línea. Su función {{name, name}} no devolvió lo que pide el preajuste.',
    next: 'Compruebe qué prueba la función y configure el dispositivo de nuevo.',
  },
  'cable-in-dfu': {
    title: 'El Photon está en modo DFU',
    happened: 'En este modo espera firmware y no se puede configurar.',
    next: 'Pulse RESET e inténtelo de nuevo.',
  },
  'cable-not-listening': {
    title: 'El Photon no responde por USB',
    happened: 'Lo más probable es que no esté en modo de escucha.',
    next: 'Mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'cable-dialogue-open': {
    title: 'El Photon espera a otro programa',
    happened: 'Hizo por USB una pregunta que nunca se respondió.',
    next: 'Pulse RESET e inténtelo de nuevo.',
  },
  'cable-drowned': {
    title: 'El firmware del Photon estorba',
    happened: 'Escribe tanto por USB que las respuestas del Photon no se pueden leer.',
    next: 'Configure el Photon por Wi-Fi.',
  },
  'cable-no-claim-code': {
    title: 'Este Photon no se puede configurar por cable para un cliente',
    happened: 'Por USB, este Device OS no acepta códigos de vinculación.',
    next: 'Configure el Photon por Wi-Fi.',
  },
  'cable-interrupted': {
    title: 'Se interrumpió la configuración por USB',
    happened: 'Lo más probable es que el Photon aún espere una respuesta.',
    next: 'Pulse RESET e inténtelo de nuevo.',
  },
};
