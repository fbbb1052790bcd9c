import type { TextsOf } from '../catalogue.ts';

/** Signing in to the cloud. */
export const texts: TextsOf<'sign-in', 'de'> = {
  signIn: {
    title: 'Bei Particle anmelden',
    lead: 'Nehmen Sie das Particle-Konto, zu dem Ihr Photon gehören soll.',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    submitting: 'Anmeldung läuft…',
    emailMissing: 'Geben Sie die E-Mail-Adresse Ihres Particle-Kontos ein.',
    passwordGoesTo: 'Es geht an die Cloud unter {{cloud, name}}.',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    useToken: 'Mit Zugriffstoken anmelden',
    usePassword: 'Mit E-Mail und Passwort anmelden',
    tokenTitle: 'Mit Zugriffstoken anmelden',
    token: 'Zugriffstoken',
    tokenHint: 'Die Cloud prüft es, bevor etwas anderes geschieht.',
    tokenMissing: 'Fügen Sie ein Zugriffstoken ein.',
    codeTitle: 'Einmalcode eingeben',
    codeLead: 'Ihr Konto verwendet die Bestätigung in zwei Schritten. Öffnen Sie Ihre Authentifizierungs-App.',
    code: 'Einmalcode',
    codeMissing: 'Geben Sie den Code aus Ihrer Authentifizierungs-App ein.',
    codeSubmit: 'Weiter',
    otherAccount: 'Anderes Konto verwenden',
    stay: 'Angemeldet bleiben',
    stayHint: 'Bewahrt ein Zugriffstoken oder Client-Secret auf, geschützt vom Schlüsselbund, nie ein Passwort.',
    refusals_one:
      '{{count, number}} Anmeldung wurde abgelehnt. Nach {{limit, number}} hintereinander sperrt die Cloud für {{block, duration}} Anmeldungen von hier.',
    refusals_other:
      '{{count, number}} Anmeldungen hintereinander wurden abgelehnt. Nach {{limit, number}} sperrt die Cloud für {{block, duration}} Anmeldungen von hier.',
    lockedUntil: 'Die Cloud nimmt ab {{time}} wieder Anmeldungen von hier an.',
  },
};
