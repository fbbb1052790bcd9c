import type { ErrorTextsOf } from '../../catalogue.ts';

export const wifiErrors: ErrorTextsOf<'wifi'> = {
  'wifi-radio-off': {
    title: 'El Wi-Fi de este equipo está apagado',
    happened: 'Sin él, este equipo no puede ver el Photon.',
    next: 'Encienda el Wi-Fi y apague el modo avión.',
    nextOn: {
      linux: 'En el menú del sistema, en una esquina de la pantalla, encienda el Wi-Fi y apague el modo avión.',
      windows: 'Seleccione el icono de red de la barra de tareas, encienda el Wi-Fi y apague el modo avión.',
      macos: 'Seleccione el icono de Wi-Fi de la barra de menús y encienda el Wi-Fi.',
    },
  },
  'wifi-no-adapter': {
    title: 'Este equipo no tiene adaptador Wi-Fi',
    happened: 'No hay ninguno integrado ni conectado, o falta su controlador.',
    next: 'Conecte un adaptador Wi-Fi de 2,4 GHz o use otro equipo.',
  },
  'wifi-not-permitted': {
    title: 'Sin permiso para usar el Wi-Fi',
    happened: 'Photon Setup necesita un permiso que su sistema no ha concedido.',
    next: 'Conéctese manualmente al Wi-Fi del Photon.',
    nextOn: {
      linux:
        'Inicie sesión en el escritorio de este mismo equipo, no a distancia, o conéctese manualmente al Wi-Fi del Photon.',
      windows:
        'En Configuración, “Privacidad y seguridad”, “Ubicación”, active la ubicación y las aplicaciones de escritorio.',
      macos: 'Conéctese manualmente al Wi-Fi del Photon. macOS puede pedir la contraseña de un administrador.',
    },
  },
  'wifi-service-not-running': {
    title: 'El servicio Wi-Fi no está en marcha',
    happened: 'La parte de su sistema que gestiona el Wi-Fi no responde.',
    next: 'Reinicie este equipo e inténtelo de nuevo.',
    nextOn: {
      linux: 'Introduzca “sudo systemctl restart NetworkManager” en un terminal y después “nmcli networking on”.',
      windows: 'Abra la aplicación Servicios e inicie “Configuración automática de WLAN”.',
      macos: 'Reinicie este equipo e inténtelo de nuevo.',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon Setup no puede cambiar de red Wi-Fi',
    happened: 'El componente del sistema que necesita no está instalado.',
    next: 'Conéctese manualmente al Wi-Fi del Photon.',
    nextOn: {
      linux: 'Conéctese manualmente al Wi-Fi del Photon. O instale NetworkManager para que se haga automáticamente.',
      windows: 'Conéctese manualmente al Wi-Fi del Photon.',
      macos: 'Conéctese manualmente al Wi-Fi del Photon.',
    },
  },
  'wifi-tool-unreadable': {
    title: 'El Wi-Fi de este equipo no se puede leer',
    happened: 'Su sistema respondió en un formato desconocido.',
    next: 'Conéctese manualmente al Wi-Fi del Photon.',
  },
  'wifi-adapter-without-2ghz': {
    title: 'Este adaptador Wi-Fi no puede ver un Photon',
    happened: 'Solo usa 5 GHz, pero un Photon usa 2,4 GHz.',
    next: 'Conecte un adaptador Wi-Fi de 2,4 GHz o use otro equipo.',
  },
  'wifi-adapter-not-managed': {
    title: 'Su sistema no gestiona este adaptador',
    happened: 'Está reservado para otra aplicación, así que Photon Setup no puede usarlo.',
    next: 'Elija otro adaptador Wi-Fi en Ajustes o conéctese manualmente al Wi-Fi del Photon.',
    nextOn: {
      linux: 'Introduzca “nmcli device set NAME managed yes” en un terminal, con el nombre del adaptador.',
      windows: 'Elija otro adaptador Wi-Fi en Ajustes o conéctese manualmente al Wi-Fi del Photon.',
      macos: 'Elija otro adaptador Wi-Fi en Ajustes o conéctese manualmente al Wi-Fi del Photon.',
    },
  },
  'wifi-list-not-given': {
    title: 'No hay lista de redes Wi-Fi cercanas',
    happened: 'Su sistema oculta los nombres de las redes Wi-Fi a las aplicaciones.',
    next: 'Conéctese manualmente al Wi-Fi del Photon.',
    nextOn: {
      linux: 'Conéctese manualmente al Wi-Fi del Photon.',
      windows: 'Conéctese manualmente al Wi-Fi del Photon. O active la ubicación para las aplicaciones de escritorio.',
      macos: 'Conéctese manualmente al Wi-Fi del Photon.',
    },
  },
  'photon-name-not-joinable': {
    title: 'A este nombre de red solo se llega manualmente',
    happened: 'El nombre {{network, name}} tiene caracteres que podrían leerse mal.',
    next: 'Conéctese manualmente al Wi-Fi del Photon.',
  },
};
