import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'es'> = {
  lights: {
    'blue-blinking': {
      looks: 'Azul oscuro, parpadea',
      means: 'Modo de escucha. El Photon está listo para configurarse.',
    },
    'green-blinking': { looks: 'Verde, parpadea', means: 'Conectándose a la red Wi-Fi.' },
    'cyan-breathing': { looks: 'Cian, pulso suave', means: 'En línea.' },
  },
  stages: {
    prepare: { name: 'Preparar', now: 'Preparando…' },
    join: { name: 'Conectar con el Photon', now: 'Conectando con el Photon…' },
    inspect: { name: 'Leer el Photon', now: 'Leyendo los datos del Photon…' },
    choose: { name: 'Elegir Wi-Fi', now: 'Eligiendo la red…' },
    commit: { name: 'Enviar datos de Wi-Fi', now: 'Enviando los datos de Wi-Fi al Photon…' },
    'give-back': { name: 'Reconectar este equipo', now: 'Reconectando este equipo…' },
    prove: { name: 'Esperar al Photon', now: 'Esperando a que el Photon esté en línea…' },
  },
  scenarios: {
    'everything-works': 'Todo funciona',
    'wrong-password': 'Contraseña Wi-Fi incorrecta',
    'photon-set-up-before': 'Photon ya configurado antes',
    'photon-stops-answering': 'El Photon deja de responder',
    'no-internet-behind-wifi': 'Wi-Fi sin internet',
    'router-answers': 'Responde el router',
    'join-manually': 'El sistema no conecta',
    'no-photon': 'Ningún Photon cerca',
    'several-photons': 'Varios Photons cerca',
    'hidden-network': 'Red Wi-Fi oculta',
    'enterprise-network': 'Wi-Fi de empresa',
    'by-cable': 'Photon por cable USB',
  },
  app: {
    name: 'Photon Setup',
    lights: 'Guía del LED',
    history: 'Historial',
    settings: 'Ajustes',
    about: 'Acerca de',
    signOut: 'Cerrar sesión',
    signOutMeans:
      'Cerrar sesión la termina en la nube y la borra de este equipo. Los secretos de cliente y contraseñas de proxy que guardó se conservan.',
    signedInAs: 'Sesión iniciada como {{userName, name}}',
    signedInWithToken: 'Sesión iniciada con un token de acceso',
    cancel: 'Cancelar',
    back: 'Atrás',
    close: 'Cerrar',
    opening: 'Abriendo…',
    steps: 'Pasos',
    step: { find: 'Buscar el Photon', choose: 'Elegir Wi-Fi', finish: 'Conectar' },
    stepDone: 'hecho',
    showPassword: 'Mostrar contraseña',
    copied: 'Copiado',
    labeled: '{{label}}: {{value}}',
    openPage: {
      'particle-console': 'Abrir la consola de Particle',
      'particle-status': 'Abrir el estado de Particle',
    },
    board: 'Photon. LED de estado: {{light}}. SETUP a su izquierda, RESET a su derecha.',
    showToken: 'Mostrar token',
  },
  language: {
    label: 'Idioma',
    system: 'Idioma del sistema',
    locked: 'Gestionado por su administrador',
    notSaved: 'No se pudo guardar el idioma.',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'Cancelando la configuración…',
    looking: 'Buscando Photons cercanos…',
    several: 'Varios Photons encontrados, la señal más fuerte primero.',
    connecting: 'Conectando con {{photon, name}}…',
    joined: 'Conectado a {{photon, name}}. Este equipo está sin conexión un momento.',
    joinedOnline: 'Conectado a {{photon, name}}. Este equipo sigue en línea.',
    back: 'Este equipo ha vuelto a su Wi-Fi.',
    retry: 'Intento {{attempt, number}} de {{attempts, number}}',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Cerrando Photon Setup…',
    lead: 'La ventana se cierra cuando termine todo lo que está en marcha.',
    runLead: 'La ventana se cierra cuando este equipo esté reconectado.',
  },
  practice: {
    name: 'Modo de práctica',
    simulation: 'Nada aquí es real: ni cuenta, ni dispositivo, ni red.',
    scenario: 'Situación',
    start: 'Iniciar',
    leave: 'Salir del modo de práctica',
    password: 'Contraseña de práctica: {{password}}',
    userName: 'Usuario de práctica: {{userName}}',
    hiddenName: 'La red oculta de práctica se llama {{network, name}}.',
    /** What hands do in the real world. */
    hands: {
      lead: 'Su Wi-Fi real no cambia. Hágalo aquí:',
      join: 'Conectar con {{photon, name}}',
      home: 'Volver a {{network, name}}',
      plugIn: 'Enchufar el Photon',
    },
  },
  recovery: {
    underWay: 'Reconectando este equipo a su Wi-Fi…',
  },
};
