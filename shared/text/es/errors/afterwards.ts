import type { ErrorTextsOf } from '../../catalogue.ts';

export const afterwardsErrors: ErrorTextsOf<'afterwards'> = {
  'photon-did-not-leave': {
    title: 'El Photon no empezó a conectarse',
    happened: 'Tiene los datos de Wi-Fi, pero sigue en modo de escucha.',
    next: 'Pulse RESET en el Photon, observe su LED e inténtelo de nuevo.',
  },
  'home-network-not-back': {
    title: 'Este equipo no ha vuelto a {{network, name}}',
    happened: 'No hemos podido reconectarlo.',
    next: 'Elija {{network, name}} en el menú de redes de su sistema.',
  },
  'home-network-asks-password': {
    title: 'Este equipo no ha vuelto a {{network, name}}',
    happened: 'Su sistema no se conectó sin contraseña.',
    next: 'Elija {{network, name}} en el menú de redes de su sistema e introduzca su contraseña.',
  },
  'photon-network-kept': {
    title: 'Este equipo aún conoce el Wi-Fi del Photon',
    happened: 'Su sistema no permitió quitar {{network, name}} de sus redes guardadas.',
    next: 'Quite {{network, name}} en los ajustes de Wi-Fi de su sistema.',
  },
  'network-details-wrong': {
    title: 'El Photon no pudo conectarse a {{network, name}}',
    happened: 'Volvió al modo de escucha. La causa más probable es la contraseña del Wi-Fi.',
    next: 'Inténtelo de nuevo e introduzca otra vez la contraseña del Wi-Fi.',
  },
  'photon-came-back-once': {
    title: 'Esta vez no pudo conectarse a {{network, name}}',
    happened: 'Volvió al modo de escucha, aunque un Photon ya se ha conectado antes a esta red.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos e inténtelo de nuevo con los mismos datos.',
  },
  'kept-networks-not-joined': {
    title: 'El Photon no pudo conectarse a sus redes guardadas',
    happened: 'Volvió al modo de escucha.',
    next: 'Configúrelo de nuevo y elija una red a su alcance.',
  },
  'photon-not-online': {
    title: 'El Photon aún no está en línea',
    happened: 'Tiene los datos de {{network, name}}, pero la nube aún no sabe nada de él.',
    next: 'Compruebe qué muestra el LED de estado del Photon.',
  },
  'photon-not-yours': {
    title: 'El Photon no está en su cuenta',
    happened: 'La nube dice que es de otra persona. No se ha vinculado a su cuenta.',
    next: 'Si su LED pulsa en cian, pida a su propietario que lo desvincule. Si no, compruebe la contraseña del Wi-Fi.',
  },
  'ownership-not-confirmed': {
    title: 'Este Photon ya fue configurado antes',
    happened: 'Puede tener un propietario. No se confirmó la vinculación, así que cualquier propietario se mantiene.',
    next: 'Empiece de nuevo y confirme, o use otro Photon.',
  },
  'photon-still-listening': {
    title: 'El Photon sigue en modo de escucha',
    happened: 'No se le pidió que se conectara, o no pudo conectarse a la red que recibió.',
    next: 'Empiece de nuevo y elija la red otra vez.',
  },
};
