import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'El Photon no dio ninguna dirección a este equipo',
    happened: 'Este equipo está en el Wi-Fi del Photon, pero no puede comunicarse con él.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'photon-address-taken': {
    title: 'Otra red está en medio',
    happened: 'La red en {{adapter, name}} usa las mismas direcciones que el Photon.',
    next: 'Desconéctela. Si es de contenedores o de una máquina virtual, deténgalos.',
  },
  'vpn-in-the-way': {
    title: 'Una VPN está en medio',
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
};
