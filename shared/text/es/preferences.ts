import type { TextsOf } from '../catalogue.ts';

/** The settings: what a person chooses for this computer. */
export const texts: TextsOf<'preferences', 'es'> = {
  preferences: {
    title: 'Ajustes',
    lead: 'Los cambios se guardan al momento, salvo los de la nube.',
    saved: 'Guardado',
    look: { title: 'Aspecto', system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    cloud: {
      title: 'Nube de Particle',
      lead: 'Contraseñas y tokens van a esta dirección y a ninguna otra.',
      /** A password is asked for on this screen. */
      inUse: 'Nube: {{cloud}}',
      change: 'Abrir ajustes',
      addressWrong: 'Introduzca una dirección que empiece por https://.',
      clientIdMissing: 'Introduzca el ID de cliente.',
      apply: 'Aplicar',
      applied: 'Aplicado',
      signsOut: 'Otra nube cierra la sesión de esta.',
      busy: 'Disponible cuando termine el trabajo actual.',
      notApplied: 'Los ajustes de la nube aún no están aplicados',
      notAppliedLead: 'Aplíquelos, o descártelos y cierre.',
      discard: 'Descartar cambios',
      showSecret: 'Mostrar secreto de cliente',
    },
    photons: {
      title: 'Wi-Fi y Photons',
      prefixWrong: 'Introduzca de 1 a 25 caracteres, sin acentos.',
    },
    end: {
      title: 'Al terminar el trabajo',
      notifications: 'Avisarme en otra ventana',
      sound: 'Reproducir un sonido',
    },
    history: {
      title: 'Historial',
      lead: 'Los campos vacíos conservan todas las configuraciones. Las interrumpidas quedan hasta que las termine o las descarte.',
      days: 'Eliminar tras estos días',
      daysHint: 'Desde el inicio de la configuración, con un día de margen.',
      count: 'Conservar las más recientes',
      countHint: 'Las más antiguas se eliminan después de una configuración.',
      wrong: 'Escriba un número entero desde 1, o nada.',
      going_one: 'Hasta {{count, number}} configuración se elimina después de las próximas.',
      going_many: 'Hasta {{count, number}} configuraciones se eliminan después de las próximas.',
      going_other: 'Hasta {{count, number}} configuraciones se eliminan después de las próximas.',
    },
    account: {
      title: 'Sesiones en este equipo',
      none: 'No hay nada guardado en este equipo.',
      wifi: 'Contraseña del Wi-Fi {{network, name}}, hasta que cierre la aplicación',
      product: 'Producto {{product, name}} ({{slug, name}})',
      forget: 'Olvidar',
    },
    policy: {
      title: 'Gestionado por su administrador',
      lead: 'Nadie puede cambiar esto aquí.',
      names: {
        product: 'Producto',
        cloudUrl: 'Dirección de la nube',
        clientId: 'ID de cliente OAuth',
        photonPrefix: 'Prefijo de los Photons',
        joinBy: 'Manejo del Wi-Fi',
        language: 'Idioma',
        sharedRecord: 'Historial compartido',
        updates: 'Actualizaciones',
        updateServer: 'Servidor de actualizaciones',
        updateChannel: 'Canal de actualizaciones',
        doors: 'Tareas disponibles',
      },
    },
  },
};
