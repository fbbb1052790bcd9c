import type { TextsOf } from '../catalogue.ts';

/** The guide to the status LED; what it says of one stands in the screens of a run, too. */
export const texts: TextsOf<'light-guide', 'es'> = {
  lightGuide: {
    title: 'Guía del LED',
    lead: 'El LED de estado en el centro del Photon muestra qué está haciendo. ¿Qué muestra ahora?',
    colour: 'Color',
    pattern: 'Patrón',
    any: 'Cualquiera',
    search: 'Buscar',
    searchHint: 'Cualquier palabra, por ejemplo “router” o “actualización”.',
    colours: {
      blue: 'Azul',
      green: 'Verde',
      cyan: 'Cian (azul claro)',
      magenta: 'Magenta (rosa)',
      red: 'Rojo',
      orange: 'Naranja',
      yellow: 'Amarillo',
      white: 'Blanco',
      none: 'Apagado',
    },
    patterns: {
      blinking: 'Parpadea',
      breathing: 'Pulso suave (sube y baja despacio)',
      flashes: 'Destellos de otro color',
      steady: 'Fijo o apagado',
    },
    found_zero: 'Ninguna coincidencia',
    found_one: '{{count, number}} coincidencia',
    found_many: '{{count, number}} de coincidencias',
    found_other: '{{count, number}} coincidencias',
    pace: {
      blinking_one: '{{count, number}} vez por segundo',
      blinking_many: '{{count, number}} de veces por segundo',
      blinking_other: '{{count, number}} veces por segundo',
      breathing_one: 'Cada {{count, number}} segundo',
      breathing_many: 'Cada {{count, number}} de segundos',
      breathing_other: 'Cada {{count, number}} segundos',
    },
    advice: 'Qué hacer',
    noneTitle: 'Ningún estado del LED es así',
    noneLead: 'El firmware de la app puede controlar el LED. Pulse RESET y observe los primeros segundos.',
    clear: 'Quitar los filtros',
    stopMoving: 'Detener la animación',
    slower: 'Los dibujos parpadean más despacio que el LED.',
    copyCommand: 'Copiar el comando',
    lights: {
      'blue-blinking': {
        looks: 'Azul oscuro, parpadea',
        means: 'Modo de escucha. El Photon está listo para configurarse.',
        advice:
          'Configúrelo. Si acaba de hacerlo, no pudo conectarse al Wi-Fi: lo más probable es que la contraseña sea incorrecta.',
      },
      'blue-breathing': {
        looks: 'Azul oscuro, pulso suave',
        means: 'Su Wi-Fi está activado, pero no está conectado a ninguna red.',
        advice: 'Mantenga pulsado SETUP 3 segundos, hasta que el LED parpadee en azul oscuro. Después, configúrelo.',
      },
      'blue-clearing': {
        looks: 'Azul, parpadea muy rápido',
        means: 'Se están borrando sus redes Wi-Fi.',
        advice: 'Suelte SETUP. Después, configúrelo de nuevo.',
      },
      'red-clearing': {
        looks: 'Rojo, parpadea muy rápido',
        means: 'Justo después del azul rápido: sus redes Wi-Fi no pudieron borrarse.',
        advice: 'Pulse RESET. Después, mantenga pulsado SETUP otra vez 10 segundos.',
      },
      'green-blinking': {
        looks: 'Verde, parpadea',
        means: 'Conectándose a la red Wi-Fi.',
        advice:
          'Si dura más de 1 minuto, acerque el Photon al router, compruebe que el router use 2,4 GHz y revise la antena.',
      },
      'green-fast': {
        looks: 'Verde, parpadea rápido',
        means: 'Conectado al Wi-Fi, esperando una dirección del router.',
        advice: 'Si no termina, reinicie el router y compruebe si solo admite dispositivos conocidos.',
      },
      'green-breathing': {
        looks: 'Verde, pulso suave',
        means: 'Conectado al Wi-Fi, pero no a la nube: su firmware no usa la nube o le impide conectarse.',
        advice:
          'Inicie el modo seguro: mantenga pulsados SETUP y RESET, suelte RESET y suelte SETUP cuando el LED parpadee en magenta. Después, actualice el firmware.',
      },
      'cyan-blinking': {
        looks: 'Cian, parpadea',
        means: 'Conectándose a la nube de Particle.',
        advice: 'Si no termina, cuente los destellos naranjas intercalados: 2 y 3 tienen causas distintas.',
      },
      'cyan-fast': {
        looks: 'Cian, parpadea rápido',
        means: 'Conexión segura con la nube de Particle (handshake).',
        advice: 'Si no termina, la red bloquea el handshake, o las claves no concuerdan. Pruebe primero otra red.',
      },
      'cyan-two-orange': {
        looks: 'Cian, con 2 destellos naranjas',
        means: 'El Wi-Fi funciona, pero no tiene internet. El firmware antiguo destella en rojo.',
        advice: 'Revise el router. Un Photon no puede usar redes con página de acceso.',
      },
      'cyan-three-orange': {
        looks: 'Cian, con 3 destellos naranjas',
        means: 'Internet funciona, pero no se llega a la nube de Particle. El firmware antiguo destella en rojo.',
        advice: 'Pida al administrador de la red que permita el puerto TCP 5683, o use otra red.',
      },
      'cyan-orange': {
        looks: 'Cian rápido, 1 destello naranja',
        means: 'La nube no aceptó la clave del Photon.',
        advice: 'Conecte el Photon por USB y ejecute “particle keys doctor” con su ID de dispositivo.',
      },
      'cyan-magenta': {
        looks: 'Cian rápido, 1 destello magenta',
        means: 'El Photon tiene una clave de la nube incorrecta, por ejemplo la de una nube local.',
        advice: 'Conecte el Photon por USB y ejecute “particle keys doctor” con su ID de dispositivo.',
      },
      'cyan-red': {
        looks: 'Cian rápido, 1 destello rojo',
        means: 'Otro error del handshake. El firmware antiguo los muestra todos en rojo.',
        advice:
          'Pulse RESET. Si vuelve, conecte el Photon por USB y ejecute “particle keys doctor” con su ID de dispositivo.',
      },
      'cyan-breathing': {
        looks: 'Cian, pulso suave',
        means: 'En línea. El Photon está conectado a la nube de Particle.',
        advice: 'Si la nube no lo confirma en 1 minuto, compruebe de nuevo.',
      },
      'magenta-fast': {
        looks: 'Magenta, parpadea',
        means: 'Actualizándose. Es habitual tras la primera configuración y tras añadir un Photon a un producto.',
        advice: 'No lo desconecte de la corriente y compruebe de nuevo en unos minutos.',
      },
      'magenta-breathing': {
        looks: 'Magenta, pulso suave',
        means: 'Modo seguro: el Photon está en línea sin su firmware de app y puede actualizarse.',
        advice: 'No lo desconecte mientras se actualiza por el aire. Si no sale del modo seguro, grabe Tinker.',
      },
      'yellow-blinking': {
        looks: 'Amarillo, parpadea',
        means: 'Modo DFU: esperando firmware por USB.',
        advice: 'Pulse RESET. Si el amarillo vuelve, grabe firmware por USB.',
      },
      'white-breathing': {
        looks: 'Blanco, pulso suave',
        means: 'El firmware apagó el Wi-Fi.',
        advice: 'Pulse RESET. Si el blanco vuelve, inicie el modo seguro y actualice el firmware.',
      },
      'red-sos': {
        looks: 'Destellos rojos en grupos (SOS)',
        means: 'El firmware falló.',
        advice: 'Pulse RESET. Si los destellos vuelven, inicie el modo seguro y actualice el firmware.',
      },
      dark: {
        looks: 'Apagado',
        means: 'No hay corriente, o el firmware apagó el LED.',
        advice: 'Revise el cable y la alimentación. Después, pulse RESET.',
      },
    },
    buttons: 'Botones',
    setupShort: 'Mantenga pulsado SETUP 3 segundos',
    setupShortMeans: 'Inicia el modo de escucha. El LED debería parpadear en azul oscuro.',
    setupLong: 'Mantenga pulsado SETUP 10 segundos',
    setupLongMeans: 'Borra todas las redes Wi-Fi. El LED debería parpadear en azul muy rápido.',
    reset: 'Pulse RESET',
    resetMeans: 'Reinicia el Photon. No se borra nada.',
    safeMode: 'Iniciar el modo seguro',
    safeModeMeans:
      'Mantenga pulsados SETUP y RESET, suelte RESET y suelte SETUP cuando el LED parpadee en magenta. El firmware de la app no se ejecuta.',
  },
};
