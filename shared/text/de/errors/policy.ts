import type { ErrorTextsOf } from '../../catalogue.ts';

export const policyErrors: ErrorTextsOf<'policy'> = {
  'policy-unreadable': {
    title: 'Die Richtlinie dieses Computers ist nicht lesbar',
    happened: 'Die Datei {{file, name}} ist ungültig. Bis sie berichtigt ist, gibt es nur den Übungsmodus.',
    next: 'Bitten Sie Ihre Administration, die Datei zu berichtigen.',
  },
  'policy-not-trusted': {
    title: 'Die Richtlinie dieses Computers ist nicht vertrauenswürdig',
    happened: 'Andere können {{file, name}} oder den Ordner ändern, daher gibt es nur den Übungsmodus.',
    next: 'Bitten Sie Ihre Administration, beide nur für root schreibbar zu machen.',
  },
  'closed-by-policy': {
    title: 'Das ist auf diesem Computer gesperrt',
    happened: 'Es wird von Ihrer Administration verwaltet.',
    next: 'Fragen Sie Ihre Administration, wenn Sie es brauchen.',
  },
  'profile-not-writable': {
    title: 'Auf diesem Computer lässt sich nichts speichern',
    happened: 'Ihr Benutzerordner ist nicht schreibbar. Einstellungen und Anmeldungen gehen beim Schließen verloren.',
    next: 'Schaffen Sie Platz oder machen Sie den Ordner schreibbar, und starten Sie Photon Setup neu.',
  },
};
