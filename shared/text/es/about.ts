import type { TextsOf } from '../catalogue.ts';

/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts: TextsOf<'about', 'es'> = {
  about: {
    title: 'Acerca de Photon Setup',
    lead: 'Conecta un Particle Photon a su Wi-Fi y lo vincula a su cuenta.',
    versions: 'Versiones',
    app: 'Photon Setup',
    commit: 'Commit',
    commitUnknown: 'Desconocido, ejecutado desde el código fuente',
    signature: 'Firma',
    signed: 'Firmado',
    unsigned: 'Sin firmar',
    runtime: 'Compilación',
    runtimeOf: {
      source: 'Ejecutado desde el código fuente',
      release: 'Versión publicada',
      development: 'Entorno de desarrollo, solo para pruebas',
    },
    copy: 'Copiar versiones',
    report: 'Informar de un problema',
    shortcuts: 'Atajos de teclado',
    licences: 'Licencias',
    ownLicence: 'Photon Setup es software libre con la licencia MIT.',
    others: 'Incluye el trabajo de otros:',
    search: 'Buscar paquetes',
    none: 'Ningún nombre de paquete contiene esto.',
  },
};
