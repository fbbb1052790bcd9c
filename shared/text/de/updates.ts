import type { TextsOf } from '../catalogue.ts';

/** What the window says of updates, at the start and in About; comes with them. */
export const texts: TextsOf<'updates', 'de'> = {
  update: {
    title: 'Updates',
    looking: 'Suche nach Updates…',
    fetching: 'Version {{version}} wird geladen: {{received}} von {{size}}',
    ready: 'Version {{version}} ist bereit',
    readyLead: 'Photon Setup startet neu, um sie zu installieren. Das dauert einige Sekunden.',
    restart: 'Neu starten und aktualisieren',
    later: 'Später',
    restarting: 'Neustart mit Version {{version}}…',
    postponed: 'Version {{version}} wird beim nächsten Start wieder angeboten.',
    current: 'Sie haben die neueste Version. Geprüft um {{time}}.',
    notLooked: 'Noch nicht geprüft.',
    look: 'Jetzt prüfen',
    afterFirstClaim: 'Updates beginnen, nachdem Ihr erster Photon zugeordnet ist.',
    noServer: 'Dieser Build hat keinen Update-Server. Geben Sie einen ein, um Updates zu bekommen.',
    elsewhere: {
      packages: 'Die Paketverwaltung dieses Computers aktualisiert Photon Setup.',
      source: 'Photon Setup läuft aus dem Quelltext. Aktualisieren Sie den Quelltext.',
      build: 'Dieser Build lässt sich nicht aktualisieren. Installieren Sie ein Release, um Updates zu bekommen.',
    },
    offByPolicy: 'Ihre Administration hat Updates ausgeschaltet.',
    offByPerson: 'Updates sind ausgeschaltet.',
    settings: 'Update-Einstellungen',
    on: 'Updates automatisch laden',
    server: 'Update-Server',
    serverHint: 'Eine Adresse oder ein freigegebener Ordner, oder leer für den Standard.',
    channel: 'Versionen',
    stable: 'Stabil',
    beta: 'Beta',
  },
};
