import type { TextsOf } from '../catalogue.ts';

/** The first screen. */
export const texts: TextsOf<'start', 'es'> = {
  start: {
    title: 'Configure su Photon',
    lead: 'Tarda unos 2 minutos. Necesita el Photon, su cable USB y la contraseña de su Wi-Fi.',
    setUp: 'Configurar un Photon',
    setUpLead: 'Conecte un Photon a su Wi-Fi y vincúlelo a su cuenta.',
    product: 'Gestionar un producto',
    productLead: 'Configure Photons para clientes, añada dispositivos y siga los eventos.',
    devices: 'Gestionar dispositivos',
    devicesLead: 'Busque un dispositivo, vea su propietario, desvincúlelo o restablézcalo para reutilizarlo.',
    station: 'Estación de producción',
    stationLead: 'Configure muchos Photons, uno tras otro.',
    practise: 'Probar un Photon simulado',
    practiseLead: 'El modo de práctica no necesita cuenta ni hardware.',
    step: {
      find: 'Conecte el Photon a la corriente. Su LED de estado debería parpadear en azul oscuro.',
      choose: 'Elija una de las redes que el Photon puede ver.',
      finish: 'Vea cómo se pone en línea y dele un nombre.',
    },
  },
};
