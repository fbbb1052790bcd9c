import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'El Photon no dio ninguna dirección a este equipo',
    happened: 'Este equipo está en el Wi-Fi del Photon, pero no puede comunicarse con él.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-address-taken': {
    title: 'Otra red interfiere',
    happened: 'La red en {{adapter, name}} usa las mismas direcciones que el Photon.',
    next: 'Desconéctela. Si es de contenedores o de una máquina virtual, deténgalos.',
  },
  'vpn-in-the-way': {
    title: 'Una VPN interfiere',
    happened: 'El tráfico para el Photon pasa por {{adapter, name}}.',
    next: 'Ponga la VPN en pausa.',
  },
  'photon-connection-blocked': {
    title: 'Este equipo bloquea el acceso al Photon',
    happened: 'Un cortafuegos o una aplicación de seguridad de este equipo rechazó la conexión.',
    next: 'Permita en el cortafuegos que Photon Setup se conecte a 192.168.0.1 e inténtelo de nuevo.',
    nextOn: {
      linux: 'Permita conexiones salientes a 192.168.0.1, puertos 5609 y 80, e inténtelo de nuevo.',
      windows: 'Permita Photon Setup en Seguridad de Windows, “Firewall y protección de red”, e inténtelo de nuevo.',
      macos:
        'Permita Photon Setup en Ajustes del Sistema, “Privacidad y seguridad”, “Red local”, e inténtelo de nuevo.',
    },
  },
  'photon-no-route': {
    title: 'Este equipo bloquea el acceso al Photon',
    happened: 'Tiene una dirección junto a 192.168.0.1, pero rechazó la conexión de inmediato.',
    next: 'Permita que Photon Setup acceda a dispositivos de redes locales e inténtelo de nuevo.',
    nextOn: {
      linux: 'Permita conexiones salientes a 192.168.0.1, puertos 5609 y 80, e inténtelo de nuevo.',
      windows: 'Permita Photon Setup en Seguridad de Windows, “Firewall y protección de red”, e inténtelo de nuevo.',
      macos:
        'Permita Photon Setup en Ajustes del Sistema, “Privacidad y seguridad”, “Red local”, e inténtelo de nuevo.',
    },
  },
  'cable-not-found': {
    title: 'Ningún Photon por cable USB',
    happened: 'Este equipo no ve ningún Photon ni P1 por USB.',
    next: 'Conecte el Photon con un cable de datos e inténtelo de nuevo.',
  },
  'cable-not-photon': {
    title: 'No es un Photon',
    happened: 'Está conectado un {{name, name}}, que se configura de otra manera.',
    next: 'Conecte un Photon o un P1 y vuelva a intentarlo.',
  },
  'cable-several': {
    title: 'Hay varios Photons conectados',
    happened: 'Están en {{ports, list}}.',
    next: 'Indique uno de los puertos o desconecte los demás.',
  },
  'cable-port-busy': {
    title: 'Otro programa usa el puerto USB',
    happened: 'Solo un programa a la vez puede usar el puerto del Photon.',
    next: 'Cierre el otro programa, como un monitor serie, e inténtelo de nuevo.',
  },
  'cable-port-denied': {
    title: 'No tiene permiso para usar el puerto USB',
    happened: 'Este equipo lo permite a los miembros del grupo {{group, name}}.',
    next: 'Ejecute: sudo usermod -aG {{group, name}} $USER. Inicie sesión de nuevo e inténtelo otra vez.',
  },
  'cable-gone': {
    title: 'El Photon ya no está en USB',
    happened: 'Se desconectó o se reinició.',
    next: 'Conéctelo otra vez e inténtelo de nuevo.',
  },
  'cable-unavailable': {
    title: 'Aquí no se puede usar USB',
    happened: 'La parte de Photon Setup que lee los puertos USB no se cargó.',
    next: 'Configure el Photon por Wi-Fi o vuelva a instalar Photon Setup.',
  },
};
