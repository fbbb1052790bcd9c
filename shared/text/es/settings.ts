import type { TextsOf } from '../catalogue.ts';

/** Of the settings what several parts say, and what is kept on this computer. */
export const texts: TextsOf<'settings', 'es'> = {
  advanced: {
    cloudUrl: 'Dirección de la nube',
    clientId: 'ID de cliente OAuth',
    clientSecret: 'Secreto de cliente OAuth',
    clientSecretHint: 'Déjelo vacío para conservar el actual.',
    keepSecret: 'Guardar el secreto de cliente',
    photonPrefix: 'Prefijo del Wi-Fi de los Photons',
    photonPrefixHint: 'Suele ser “Photon”, pero los productos pueden tener el suyo.',
    joinBy: 'Conectarse al Wi-Fi del Photon',
    joinAutomatic: 'Automáticamente',
    joinHand: 'Manualmente, en el menú de redes',
    adapter: 'Adaptador Wi-Fi',
    adapterAny: 'Automático',
    adapterOnline: '{{adapter, name}} (en uso para internet)',
    adapterGone: '{{adapter, name}} (no encontrado)',
    locked: 'Gestionado por su administrador.',
  },
  kept: {
    title: 'Guardado en este equipo',
    lead: 'Protegido por el llavero del sistema. Lo que está en uso sigue en uso hasta que cierre Photon Setup.',
    product: 'Secreto de cliente de un producto',
    productNamed: 'Secreto de cliente de {{names, name}}',
    client: 'Secreto de cliente OAuth',
    clientNamed: 'Secreto del cliente OAuth {{names, name}}',
    proxies: 'Usuarios y contraseñas de proxy',
    proxiesNamed: 'Usuario y contraseña de {{names, name}}',
    delete: 'Borrar',
    confirm: '¿Borrarlo de este equipo?',
    confirmDelete: 'Borrar definitivamente',
    keep: 'Conservarlo',
    deleted: 'Borrado de este equipo.',
    once: 'La nube muestra un secreto de cliente una sola vez.',
  },
};
