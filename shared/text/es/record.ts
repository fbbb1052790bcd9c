import type { TextsOf } from '../catalogue.ts';

/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts: TextsOf<'record', 'es'> = {
  recovery: {
    underWayNamed: 'Reconectando este equipo a {{network, name}}…',
    ended: 'La última configuración se interrumpió.',
    done: 'Este equipo ya no está en el Wi-Fi del Photon.',
    doneNamed: 'Este equipo está de nuevo en {{network, name}}.',
    failed: 'Este equipo no ha vuelto a su Wi-Fi',
    failedNamed: 'Este equipo no ha vuelto a {{network, name}}',
    stays: 'Este equipo sigue en la red en la que está.',
    adapterGone: 'El adaptador Wi-Fi {{adapter, name}} estaba entonces en el Wi-Fi de un Photon. Ya no está.',
    adapterGoneUnnamed: 'El adaptador Wi-Fi que estaba entonces en el Wi-Fi de un Photon ya no está.',
    dismiss: 'Cerrar este aviso',
  },
  signOutAgain: 'Intentar de nuevo',
  unfinished: {
    title: 'La configuración se interrumpió',
    begun: 'Empezó {{when}}.',
    withoutOwner: 'Era para un dispositivo de producto sin propietario.',
    forCustomer: 'Era para {{email, name}}.',
    told: 'El Photon {{id}} tiene sus datos de Wi-Fi. Aún no hemos confirmado que esté en línea.',
    met: 'Al Photon {{id}} aún no se le ha pedido que se conecte. Puede empezar de nuevo sin riesgo.',
    nobody: 'No se llegó a ningún Photon. Puede empezar de nuevo sin riesgo.',
    ofLine:
      'Inicie una línea con el preajuste {{preset, name}} para terminar con aceptación, nombre y etiqueta. Aquí solo se pone en línea.',
    networkFirst: 'Primero, este equipo se reconecta a su Wi-Fi.',
    signInFirst: 'Inicie sesión primero. Después continuaremos automáticamente.',
    look: 'Comprobar si está en línea',
    again: 'Configurar de nuevo este Photon',
    againAny: 'Empezar de nuevo',
    forget: 'Olvidar esta configuración',
  },
};
