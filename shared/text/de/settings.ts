import type { TextsOf } from '../catalogue.ts';

/** Of the settings what several parts say, and what is kept on this computer. */
export const texts: TextsOf<'settings', 'de'> = {
  advanced: {
    cloudUrl: 'Cloud-Adresse',
    clientId: 'OAuth-Client-ID',
    clientSecret: 'OAuth-Client-Secret',
    clientSecretHint: 'Leer lassen, um das jetzige zu behalten.',
    keepSecret: 'Client-Secret aufbewahren',
    photonPrefix: 'Präfix der Wi-Fi-Namen von Photons',
    photonPrefixHint: 'Meist „Photon“, doch Produkte können ihr eigenes haben.',
    joinBy: 'Mit dem Wi-Fi des Photon verbinden',
    joinAutomatic: 'Automatisch',
    joinHand: 'Manuell, im Netzwerkmenü',
    adapter: 'Wi-Fi-Adapter',
    adapterAny: 'Automatisch',
    adapterOnline: '{{adapter, name}} (für das Internet in Gebrauch)',
    adapterGone: '{{adapter, name}} (nicht gefunden)',
    locked: 'Von Ihrer Administration verwaltet.',
  },
  kept: {
    title: 'Auf diesem Computer aufbewahrt',
    lead: 'Geschützt vom Schlüsselbund des Systems. Was gerade in Gebrauch ist, bleibt es, bis Sie Photon Setup schließen.',
    product: 'Client-Secret eines Produkts',
    productNamed: 'Client-Secret von {{names, name}}',
    client: 'OAuth-Client-Secret',
    clientNamed: 'Secret des OAuth-Clients {{names, name}}',
    proxies: 'Proxy-Benutzernamen und -Passwörter',
    proxiesNamed: 'Benutzername und Passwort für {{names, name}}',
    delete: 'Löschen',
    confirm: 'Von diesem Computer löschen?',
    confirmDelete: 'Endgültig löschen',
    keep: 'Behalten',
    deleted: 'Von diesem Computer gelöscht.',
    once: 'Die Cloud zeigt ein Client-Secret nur einmal.',
  },
};
