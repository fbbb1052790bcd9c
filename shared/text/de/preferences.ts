import type { TextsOf } from '../catalogue.ts';

/** The settings: what a person chooses for this computer. */
export const texts: TextsOf<'preferences', 'de'> = {
  preferences: {
    title: 'Einstellungen',
    lead: 'Änderungen werden sofort gespeichert, außer denen an der Cloud.',
    saved: 'Gespeichert',
    look: { title: 'Darstellung', system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    cloud: {
      title: 'Particle-Cloud',
      lead: 'Passwörter und Tokens gehen an diese Adresse und nirgends sonst hin.',
      /** A password is asked for on this screen. */
      inUse: 'Cloud: {{cloud}}',
      change: 'Einstellungen öffnen',
      addressWrong: 'Geben Sie eine Adresse ein, die mit https:// beginnt.',
      clientIdMissing: 'Geben Sie die Client-ID ein.',
      apply: 'Anwenden',
      applied: 'Angewendet',
      signsOut: 'Eine andere Cloud meldet Sie von dieser ab.',
      busy: 'Verfügbar, wenn die laufende Arbeit fertig ist.',
      notApplied: 'Die Cloud-Einstellungen sind noch nicht angewendet',
      notAppliedLead: 'Wenden Sie sie an, oder verwerfen Sie sie und schließen Sie.',
      discard: 'Änderungen verwerfen',
      showSecret: 'Client-Secret anzeigen',
    },
    photons: {
      title: 'Wi-Fi und Photons',
      prefixWrong: 'Geben Sie 1 bis 25 Zeichen ein, ohne Akzente.',
    },
    end: {
      title: 'Wenn Arbeit endet',
      notifications: 'Mitteilung in anderen Fenstern',
      sound: 'Ton abspielen',
    },
    history: {
      title: 'Verlauf',
      lead: 'Leere Felder behalten alle Einrichtungen. Unterbrochene bleiben, bis Sie sie abschließen oder verwerfen.',
      days: 'Einrichtungen löschen nach Tagen',
      daysHint: 'Ab dem Beginn der Einrichtung, mit einem Tag Aufschub.',
      count: 'Neueste Einrichtungen behalten',
      countHint: 'Ältere werden nach einer Einrichtung gelöscht.',
      wrong: 'Geben Sie eine ganze Zahl ab 1 ein oder nichts.',
      going_one: 'Bis zu {{count, number}} Einrichtung wird nach den nächsten Einrichtungen gelöscht.',
      going_other: 'Bis zu {{count, number}} Einrichtungen werden nach den nächsten Einrichtungen gelöscht.',
    },
    account: {
      title: 'Anmeldungen auf diesem Computer',
      none: 'Auf diesem Computer wird nichts aufbewahrt.',
      wifi: 'Wi-Fi-Passwort von {{network, name}}, bis zum Beenden',
      product: 'Produkt {{product, name}} ({{slug, name}})',
      forget: 'Vergessen',
    },
    policy: {
      title: 'Von Ihrer Administration verwaltet',
      lead: 'Niemand kann das hier ändern.',
      names: {
        product: 'Produkt',
        cloudUrl: 'Cloud-Adresse',
        clientId: 'OAuth-Client-ID',
        photonPrefix: 'Präfix der Photon-Namen',
        joinBy: 'Umgang mit Wi-Fi',
        language: 'Sprache',
        sharedRecord: 'Gemeinsamer Verlauf',
        updates: 'Updates',
        updateServer: 'Update-Server',
        updateChannel: 'Update-Kanal',
        doors: 'Verfügbare Aufgaben',
      },
    },
  },
};
