import type { ErrorTextsOf } from '../../catalogue.ts';

export const updateErrors: ErrorTextsOf<'update'> = {
  'update-server-unreachable': {
    title: 'Der Update-Server ist nicht erreichbar',
    happened: 'Er hat nicht geantwortet. Ihre jetzige Version funktioniert weiter.',
    next: 'Prüfen Sie die Internetverbindung dieses Computers, und prüfen Sie dann noch einmal auf Updates.',
  },
  'update-not-offered': {
    title: 'Der Update-Server bietet nichts an',
    happened: 'Er hat geantwortet, hat aber kein Update dieser Art für diesen Computer.',
    next: 'Prüfen Sie die Adresse des Update-Servers.',
  },
  'update-not-signed': {
    title: 'Das Update ist nicht von uns',
    happened: 'Seine Signatur stimmt nicht, daher wurde nichts davon verwendet.',
    next: 'Wenden Sie sich an die Administration des Update-Servers. Ihre jetzige Version funktioniert weiter.',
  },
  'update-unreadable': {
    title: 'Das Update ist nicht lesbar',
    happened: 'Seine Beschreibung hat nicht das nötige Format, daher wurde nichts davon verwendet.',
    next: 'Wenden Sie sich an die Administration des Update-Servers. Ihre jetzige Version funktioniert weiter.',
  },
  'update-damaged': {
    title: 'Das Update ist unvollständig oder beschädigt',
    happened: 'Der Download entspricht nicht der Ankündigung. Er wurde gelöscht.',
    next: 'Prüfen Sie noch einmal. Geschieht es wieder, wenden Sie sich an die Administration des Update-Servers.',
  },
  'update-not-stored': {
    title: 'Das Update ließ sich nicht speichern',
    happened:
      'Der Datenträger ist voll, oder der Ordner ist nicht schreibbar. Ihre jetzige Version funktioniert weiter.',
    next: 'Schaffen Sie Platz, und prüfen Sie dann noch einmal.',
  },
  'update-not-installed': {
    title: 'Das Update ließ sich nicht installieren',
    happened: 'Ihre jetzige Version ist unberührt und funktioniert weiter.',
    next: 'Prüfen Sie den freien Platz und die Berechtigungen des App-Ordners, und versuchen Sie es erneut.',
  },
  'update-during-setup': {
    title: 'Das Update wartet, bis die Arbeit endet',
    happened: 'Photon Setup kann nicht neu starten, während es ein Gerät bearbeitet.',
    next: 'Schließen Sie sie ab oder halten Sie sie an, und aktualisieren Sie dann.',
  },
  'update-under-way': {
    title: 'Photon Setup wird aktualisiert',
    happened: 'Es startet gleich als neue Version.',
    next: 'Fahren Sie fort, wenn es neu gestartet ist.',
  },
};
