import type { TextsOf } from '../catalogue.ts';

/** How a person moves this computer's Wi-Fi, on each system. */
export const texts: TextsOf<'by-hand', 'es'> = {
  hands: {
    linux: {
      picture: 'Dibujo: el menú del sistema en una esquina de la pantalla, con la red que debe elegir marcada.',
      join1: 'Abra el menú del sistema en una esquina de la pantalla y elija Wi-Fi.',
      join2: 'Elija el Wi-Fi del Photon. No tiene contraseña.',
      join3: 'Siga conectado aunque el sistema diga que no hay internet.',
      return1: 'Abra el menú del sistema en una esquina de la pantalla y elija Wi-Fi.',
      return2: 'Elija su red habitual.',
    },
    windows: {
      picture: 'Dibujo: la lista de redes sobre la barra de tareas, con la red que debe elegir marcada.',
      join1: 'Seleccione el icono de red al final de la barra de tareas y la flecha junto a Wi-Fi.',
      join2:
        'Elija el Wi-Fi del Photon y seleccione Conectar. No tiene contraseña. Deje desactivado “Conectar automáticamente”.',
      join3: 'Siga conectado cuando Windows diga “Sin Internet”.',
      return1: 'Seleccione el icono de red al final de la barra de tareas y la flecha junto a Wi-Fi.',
      return2: 'Elija su red habitual y seleccione Conectar.',
    },
    macos: {
      picture: 'Dibujo: la lista de redes bajo la barra de menús, con la red que debe elegir marcada.',
      join1: 'Seleccione el icono de Wi-Fi en la barra de menús.',
      join2: 'Elija el Wi-Fi del Photon. No tiene contraseña.',
      join3: 'Si se abre una ventana sobre esta red, mantenga la conexión.',
      return1: 'Seleccione el icono de Wi-Fi en la barra de menús.',
      return2: 'Elija su red habitual.',
    },
    listening:
      'Conecte el Photon a la corriente. Su LED de estado debería parpadear en azul oscuro. Si no, mantenga pulsado SETUP 3 segundos.',
    returnTitle: 'Reconecte este equipo a su Wi-Fi',
    returnNamed: 'Reconecte este equipo a {{network, name}}',
    returnLead: 'Este equipo necesita internet de nuevo. Continuaremos automáticamente.',
    rejoinTitle: 'Reconéctese al Wi-Fi del Photon',
    rejoinLead:
      'Este equipo se desconectó durante la configuración. Continuaremos automáticamente cuando se reconecte.',
    ownNetwork: 'Su Wi-Fi',
  },
};
