import type { ErrorTextsOf } from '../../catalogue.ts';

export const signInErrors: ErrorTextsOf<'sign-in'> = {
  'sign-in-details-missing': {
    title: 'Eine Angabe zur Anmeldung fehlt',
    happened: 'Die Cloud braucht alle.',
    next: 'Füllen Sie das leere Feld aus.',
  },
  'sign-in-refused': {
    title: 'Die Cloud hat die Anmeldung abgelehnt',
    happened: 'Kein Konto hat diese E-Mail-Adresse mit diesem Passwort.',
    next: 'Prüfen Sie beides, und melden Sie sich erneut an.',
  },
  'one-time-code-refused': {
    title: 'Die Cloud hat den Einmalcode abgelehnt',
    happened: 'Ein Code gilt nur kurze Zeit und für eine Anmeldung.',
    next: 'Geben Sie den Code ein, den Ihre Authentifizierungs-App jetzt zeigt.',
  },
  'one-time-code-expired': {
    title: 'Die Anmeldung hat zu lange gedauert',
    happened: 'Die Cloud wartet nur kurze Zeit auf den Einmalcode.',
    next: 'Melden Sie sich erneut mit E-Mail und Passwort an.',
  },
  'sign-in-locked-out': {
    title: 'Zu viele Anmeldeversuche',
    happened: 'Nach 10 abgelehnten Anmeldungen hintereinander sperrt die Cloud diese Adresse für 30 Minuten.',
    next: 'Warten Sie 30 Minuten, und melden Sie sich erneut an.',
  },
  'access-token-invalid': {
    title: 'Das Zugriffstoken ist ungültig',
    happened: 'Die Cloud nimmt es nicht an. Es ist vielleicht gelöscht oder abgelaufen.',
    next: 'Melden Sie sich erneut an, oder fügen Sie ein anderes Zugriffstoken ein.',
  },
  'oauth-client-refused': {
    title: 'Die Cloud hat den OAuth-Client abgelehnt',
    happened: 'Client-ID und Client-Secret passen nicht zusammen.',
    next: 'Prüfen Sie beide, und melden Sie sich erneut an. Die für Ihr Konto stehen in den Einstellungen.',
  },
  'attempt-of-another-account': {
    title: 'Diese Einrichtung galt einem anderen Konto',
    happened: 'Sie galt {{userName, name}}, und Sie sind bei einem anderen Konto angemeldet.',
    next: 'Melden Sie sich ab und bei jenem Konto an, oder vergessen Sie diese Einrichtung.',
  },
  'attempt-of-another-cloud': {
    title: 'Diese Einrichtung begann mit einer anderen Cloud',
    happened: 'Sie galt der Cloud unter {{cloud, name}}. Photon Setup nutzt jetzt eine andere.',
    next: 'Speichern Sie jene Adresse in den Einstellungen und melden Sie sich dort an, oder vergessen Sie diese Einrichtung.',
  },
  'attempt-owner-unknown': {
    title: 'Für wen diese Einrichtung war, ist unbekannt',
    happened: 'Ihre Aufzeichnung oder Ihr Zugriffstoken nennt das Konto und seine Cloud nicht.',
    next: 'Vergessen Sie diese Einrichtung, und richten Sie das Gerät neu ein.',
  },
  'sign-out-not-done': {
    title: 'Die Cloud hat Ihr Zugriffstoken nicht beendet',
    happened: 'Es ist nicht mehr auf diesem Computer, gilt in der Cloud aber, bis es abläuft.',
    next: 'Versuchen Sie es jetzt erneut. Später nutzen Sie „particle token list“ und „particle token revoke“.',
  },
  'not-signed-in': {
    title: 'Sie sind nicht angemeldet',
    happened: 'Ein Photon wird über Ihr Particle-Konto zugeordnet.',
    next: 'Melden Sie sich an, und versuchen Sie es erneut.',
  },
};
