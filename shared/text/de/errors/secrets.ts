import type { ErrorTextsOf } from '../../catalogue.ts';

export const secretsErrors: ErrorTextsOf<'secrets'> = {
  'secret-store-missing': {
    title: 'Sie können hier nicht angemeldet bleiben',
    happened: 'Dieser Computer hat keinen Schlüsselbund, daher bleibt nach dem Schließen nichts erhalten.',
    next: 'Melden Sie sich bei jedem Start an, oder richten Sie auf diesem Computer einen Schlüsselbund ein.',
  },
  'secret-store-locked': {
    title: 'Der Schlüsselbund des Systems ist gesperrt',
    happened: 'Bis er entsperrt ist, bleibt nach dem Schließen keine Anmeldung erhalten.',
    next: 'Entsperren Sie den Schlüsselbund, und starten Sie Photon Setup neu.',
  },
  'secrets-unreadable': {
    title: 'Sie sind abgemeldet',
    happened: 'Die aufbewahrte Anmeldung lässt sich auf diesem Computer nicht entsperren. Sie wurde beiseitegelegt.',
    next: 'Melden Sie sich erneut an.',
  },
  'secrets-not-kept': {
    title: 'Die Anmeldung ließ sich nicht aufbewahren',
    happened: 'Eine Datei ließ sich nicht schreiben. Sie sind angemeldet, bis sich das Fenster schließt.',
    next: 'Prüfen Sie den freien Platz, und melden Sie sich dann erneut an.',
  },
  'secrets-not-read': {
    title: 'Sie sind nicht angemeldet',
    happened: 'Die aufbewahrte Anmeldung ließ sich gerade nicht lesen. Sie ist noch da.',
    next: 'Schließen Sie andere Apps, und starten Sie Photon Setup neu.',
  },
  'secrets-not-removed': {
    title: 'Die aufbewahrte Anmeldung ist noch auf diesem Computer',
    happened: 'Dieser Computer hat nicht erlaubt, sie zu löschen. Sie bleibt vom Schlüsselbund geschützt.',
    next: 'Starten Sie Photon Setup neu, und melden Sie sich noch einmal ab.',
  },
  'kept-sign-in-ended': {
    title: 'Sie sind abgemeldet',
    happened: 'Die Cloud nimmt die aufbewahrte Anmeldung nicht mehr an.',
    next: 'Melden Sie sich erneut an.',
  },
};
