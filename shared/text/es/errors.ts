import type { TextsOf } from '../catalogue.ts';
import { afterwardsErrors } from './errors/afterwards.ts';
import { cloudErrors } from './errors/cloud.ts';
import { deviceErrors } from './errors/device.ts';
import { linkErrors } from './errors/link.ts';
import { networkErrors } from './errors/network.ts';
import { photonErrors } from './errors/photon.ts';
import { policyErrors } from './errors/policy.ts';
import { productErrors } from './errors/product.ts';
import { programErrors } from './errors/program.ts';
import { secretsErrors } from './errors/secrets.ts';
import { signInErrors } from './errors/sign-in.ts';
import { stationErrors } from './errors/station.ts';
import { updateErrors } from './errors/update.ts';
import { wifiErrors } from './errors/wifi.ts';

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts: TextsOf<'errors', 'es'> = {
  errors: {
    ...programErrors,
    ...signInErrors,
    ...cloudErrors,
    ...deviceErrors,
    ...photonErrors,
    ...wifiErrors,
    ...linkErrors,
    ...networkErrors,
    ...afterwardsErrors,
    ...productErrors,
    ...secretsErrors,
    ...policyErrors,
    ...updateErrors,
    ...stationErrors,
  },
  provenEndings: {
    'canceled-before-contact': {
      title: 'Configuración cancelada',
      happened: 'No se envió nada a ningún Photon.',
      next: 'Empiece de nuevo cuando quiera.',
    },
    'canceled-nothing-changed': {
      title: 'Configuración cancelada',
      happened: 'Se leyó el ID del Photon. No se cambió nada en él.',
      next: 'Empiece de nuevo cuando quiera.',
    },
    'canceled-partly-set-up': {
      title: 'Configuración cancelada',
      happened: 'El Photon puede haber guardado datos de Wi-Fi y otros datos de configuración.',
      next: 'Empiece de nuevo para completarla, o mantenga pulsado SETUP 10 segundos para borrar su Wi-Fi.',
    },
    'canceled-told-to-connect': {
      title: 'Configuración cancelada',
      happened: 'El Photon ya tiene sus datos de Wi-Fi. Aún puede ponerse en línea y vincularse.',
      next: 'Compruebe en un minuto si está en línea.',
    },
    'canceled-told-to-connect-without-owner': {
      title: 'Configuración cancelada',
      happened: 'El Photon ya tiene los datos de Wi-Fi. Aún puede ponerse en línea.',
      next: 'Compruebe en un minuto si está en línea.',
    },
    'canceled-online': {
      title: 'Configuración cancelada',
      happened: 'La nube ya ha confirmado que el Photon está en línea.',
      next: 'Compruebe de nuevo quién es su propietario.',
    },
    'contact-lost': {
      title: 'El Photon ha dejado de responder',
      happened: 'Se leyó su ID y después se perdió la conexión.',
      next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
    },
    'contact-lost-told-to-connect': {
      title: 'El Photon ha dejado de responder',
      happened: 'Se le pidió que se conectara y después se perdió la conexión. Aún puede ponerse en línea.',
      next: 'Compruebe en un minuto si está en línea.',
    },
    'not-home-told-to-connect': {
      title: 'Este equipo no ha vuelto a {{network, name}}',
      happened: 'Se pidió al Photon que se conectara y puede ponerse en línea. La nube no lo ha confirmado.',
      next: 'Elija {{network, name}} en el menú de redes de su sistema y compruébelo de nuevo.',
    },
  },
  errorParts: {
    network: 'la red',
    ownNetwork: 'su red habitual',
    adapter: 'otro adaptador',
    saw: {
      answer: 'Respuesta: {{saw}}',
      entered: 'Usted introdujo: {{saw}}',
      detail: 'Mensaje: {{saw}}',
      page: 'Respuesta: página web “{{saw}}”',
      'web-server': 'Respuesta: servidor web, {{saw}}',
    },
    details: 'Detalles',
    inField: '{{title}}. {{happened}}',
  },
};
