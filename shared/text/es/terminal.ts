import type { TextsOf } from '../catalogue.ts';

/** Lines of the terminal face that the window has no use for. */
export const texts: TextsOf<'terminal', 'es'> = {
  terminal: {
    ports: {
      none: 'No hay ningún dispositivo de Particle conectado por USB.',
      upTo: 'Device OS {{version}} o anterior',
      since: 'Device OS {{version}} o posterior',
      other: 'no es un Photon ni un P1',
    },
    stored: 'El Photon ha guardado {{network, name}}.',
    retrying: '{{title}}. Intentándolo de nuevo…',
    joinByHand:
      'Conéctese al Wi-Fi del Photon, Photon-XXXX, en el menú de Wi-Fi. Su LED de estado debería parpadear en azul oscuro.',
    joinByHandNamed: 'Conéctese a {{network, name}} en el menú de Wi-Fi.',
    returnByHand: 'Este equipo no ha vuelto a su Wi-Fi. Elíjalo en el menú de Wi-Fi.',
    returnByHandNamed: 'Este equipo no ha vuelto a {{network, name}}. Elija {{network, name}} en el menú de Wi-Fi.',
    looksAlike_one: '{{names}} parece un Photon. Para usarlo, indíquelo con --photon.',
    looksAlike_many: '{{names}} parecen Photons. Para usar uno, indíquelo con --photon.',
    looksAlike_other: '{{names}} parecen Photons. Para usar uno, indíquelo con --photon.',
    recoveryEnded: 'La última configuración se interrumpió.',
    recoveryHome: 'Este equipo ya no está en el Wi-Fi del Photon.',
    recoveryHomeNamed: 'Este equipo está de nuevo en {{network, name}}.',
    recoveryStays: 'Este equipo sigue en la red en la que está.',
    recoveryAdapterGone: 'El adaptador Wi-Fi {{adapter, name}} estaba entonces en el Wi-Fi de un Photon. Ya no está.',
    recoveryAdapterGoneUnnamed: 'El adaptador Wi-Fi que estaba entonces en el Wi-Fi de un Photon ya no está.',
    keepsInternet: 'Este equipo sigue en línea por otra conexión.',
    device: 'Photon {{id}}',
    deviceSetUpBefore: 'Photon {{id}}, ya configurado antes',
    hears: 'Puede ver {{names}}',
    hearsNothing: 'No puede ver ninguna red',
    unfinished: 'Una configuración iniciada {{at}} se interrumpió.',
    unfinishedFor: 'Era para {{who, name}} en la nube en {{cloud, name}}, y nadie más puede terminarla.',
    unfinishedForNobody: 'No indica para qué cuenta y nube era, así que nadie puede terminarla. Olvídela.',
    unfinishedProduct: 'producto {{product}}, sin propietario,',
    unfinishedDevice: 'Su Photon es {{id}}.',
    unfinishedTold: 'Se pidió al Photon {{id}} que se conectara. Aún no hemos confirmado que esté en línea.',
    unfinishedNext: 'Photon Setup ofrece terminarla en su ventana. Para olvidarla, ejecute unfinished --forget.',
    canBeFinished:
      'Photon Setup ofrece terminar esta configuración en su ventana. Para olvidarla, ejecute unfinished --forget.',
    history: {
      listed_one: '{{listed, number}} de {{count, number}} configuración',
      listed_many: '{{listed, number}} de {{count, number}} de configuraciones',
      listed_other: '{{listed, number}} de {{count, number}} configuraciones',
      attempts_one: '{{count, number}} configuración',
      attempts_many: '{{count, number}} de configuraciones',
      attempts_other: '{{count, number}} configuraciones',
      yield_one:
        '{{count, number}} dispositivo, {{firstPass, number}} de {{firstTried, number}} al primer intento, {{finalPass, number}} al final',
      yield_many:
        '{{count, number}} de dispositivos, {{firstPass, number}} de {{firstTried, number}} al primer intento, {{finalPass, number}} al final',
      yield_other:
        '{{count, number}} dispositivos, {{firstPass, number}} de {{firstTried, number}} al primer intento, {{finalPass, number}} al final',
      noYield: 'Rendimiento desconocido: --outcome, --verdict y --search omiten intentos del mismo dispositivo.',
      stageYield_one: '{{stage}}: {{firstPass, number}} de {{count, number}} dispositivo aprobado al primer intento',
      stageYield_many:
        '{{stage}}: {{firstPass, number}} de {{count, number}} de dispositivos aprobados al primer intento',
      stageYield_other:
        '{{stage}}: {{firstPass, number}} de {{count, number}} dispositivos aprobados al primer intento',
      took: 'Mediana {{median, duration}}, percentil 95 {{p95, duration}}',
      stage: '{{stage}}: mediana {{median, duration}}, percentil 95 {{p95, duration}}',
      exported_one: '{{count, number}} configuración está en {{file, name}}.',
      exported_many: '{{count, number}} de configuraciones están en {{file, name}}.',
      exported_other: '{{count, number}} configuraciones están en {{file, name}}.',
      notThere: 'Ninguna configuración del historial tiene el ID {{id, name}}.',
      exporting_one: '{{count, number}} configuración escrita hasta ahora.',
      exporting_many: '{{count, number}} de configuraciones escritas hasta ahora.',
      exporting_other: '{{count, number}} configuraciones escritas hasta ahora.',
      wouldForget_one:
        '{{count, number}} configuración coincide. No se ha eliminado nada. Añada --yes para eliminarla.',
      wouldForget_many:
        '{{count, number}} de configuraciones coinciden. No se ha eliminado nada. Añada --yes para eliminarlas.',
      wouldForget_other:
        '{{count, number}} configuraciones coinciden. No se ha eliminado nada. Añada --yes para eliminarlas.',
      forgotten_one: '{{count, number}} configuración eliminada.',
      forgotten_many: '{{count, number}} de configuraciones eliminadas.',
      forgotten_other: '{{count, number}} configuraciones eliminadas.',
      staying_one:
        '{{count, number}} configuración interrumpida aún se puede terminar y se conserva. Para eliminarla: --outcome interrupted.',
      staying_many:
        '{{count, number}} de configuraciones interrumpidas aún se pueden terminar y se conservan. Para eliminarlas: --outcome interrupted.',
      staying_other:
        '{{count, number}} configuraciones interrumpidas aún se pueden terminar y se conservan. Para eliminarlas: --outcome interrupted.',
      share: {
        nothing: 'El historial no se comparte con otras estaciones.',
        where: 'Compartido como {{station, name}} mediante {{host, name}}, base de datos {{database, name}}.',
        plain: 'Sin TLS, solo en redes privadas.',
        connected: 'Conectado.',
        stopped: 'Desde ahora no se comparte nada. Lo compartido se queda allí.',
        nameIsTaken: 'Otra estación tiene el mismo nombre.',
        waiting_one: '{{count, number}} entrada espera al historial compartido desde {{since}}.',
        waiting_many: '{{count, number}} de entradas esperan al historial compartido desde {{since}}.',
        waiting_other: '{{count, number}} entradas esperan al historial compartido desde {{since}}.',
        setAside_one: 'El servidor rechazó {{count, number}} entrada para siempre. Está solo en este equipo.',
        setAside_many: 'El servidor rechazó {{count, number}} de entradas para siempre. Están solo en este equipo.',
        setAside_other: 'El servidor rechazó {{count, number}} entradas para siempre. Están solo en este equipo.',
      },
    },
    nothingUnfinished: 'No se interrumpió ninguna configuración.',
    forgotten: 'Olvidada.',
    claimed: 'El Photon está en línea y vinculado: {{name}}. Tardó {{took, duration}}.',
    onlineWithoutOwner:
      'El Photon está en línea en el producto {{product}} y no tiene propietario: {{name}}. Tardó {{took, duration}}.',
    mayComeOnline:
      'Para comprobarlo de nuevo: photon-setup device show {{id}}. Para desvincularlo: photon-setup device unclaim {{id}} --yes.',
    mayComeOnlineInProduct:
      'Para comprobarlo de nuevo: photon-setup device show {{id}}, con --product y su ID de cliente.',
    handedOverWithoutOwner: 'El Photon {{id}} tiene sus datos de Wi-Fi. No hemos esperado a que esté en línea.',
    keeps: 'Redes que el Photon tiene de esta configuración: {{names}}',
    handedOver:
      'El Photon {{id}} tiene sus datos de Wi-Fi y un código de vinculación. No hemos esperado a que esté en línea.',
    severalNear: 'Hay varios Photons cerca: {{names, list}}',
    needsEap: '{{network}} es una red de empresa y necesita {{option}}.',
    takesNoEap: '{{network}} no es una red de empresa, así que {{option}} no sirve con ella.',
    leftOut_one: '{{count}} entrada no se puede leer y se omite',
    leftOut_many: '{{count}} de entradas no se pueden leer y se omiten',
    leftOut_other: '{{count}} entradas no se pueden leer y se omiten',
    more: 'hay más',
    takesAway: '{{command}} necesita --yes, porque quita el acceso o sustituye el firmware.',
    online: 'en línea',
    offline: 'sin conexión',
    owner: 'propietario: {{whose}}',
    inProduct: 'en el producto',
    notInProduct: 'fuera del producto',
    deviceOs: 'Device OS {{version}}',
    clearNetworks:
      'pendiente. Mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro y luego 10 segundos hasta que vaya más rápido',
    waitsForDevice: 'esperando a que esté en línea',
  },
};
