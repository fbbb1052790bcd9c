import type { TextsOf } from '../catalogue.ts';

/** A proxy that asks for a name and a password. */
export const texts: TextsOf<'proxy', 'de'> = {
  proxy: {
    title: 'Beim Proxy Ihres Netzwerks anmelden',
    lead: 'Dieser Computer erreicht die Particle-Cloud über {{proxy, name}}. Was Sie eingeben, geht nur an diesen Proxy.',
    refused: 'Der Proxy hat diesen Benutzernamen und dieses Passwort abgelehnt. Prüfen Sie beides.',
    name: 'Proxy-Benutzername',
    nameMissing: 'Geben Sie Ihren Benutzernamen für den Proxy ein.',
    password: 'Proxy-Passwort',
    keep: 'Beides auf diesem Computer aufbewahren',
    keepHint: 'Geschützt vom Schlüsselbund des Systems, bis Sie es in den Einstellungen löschen.',
    submit: 'Weiter',
    trying: 'Wird versucht…',
  },
};
