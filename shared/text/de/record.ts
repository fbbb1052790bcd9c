import type { TextsOf } from '../catalogue.ts';

/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts: TextsOf<'record', 'de'> = {
  recovery: {
    underWayNamed: 'Dieser Computer wird wieder mit {{network, name}} verbunden…',
    ended: 'Die letzte Einrichtung wurde unterbrochen.',
    done: 'Dieser Computer ist nicht mehr im Wi-Fi des Photon.',
    doneNamed: 'Dieser Computer ist wieder in {{network, name}}.',
    failed: 'Dieser Computer ist nicht wieder in Ihrem Wi-Fi',
    failedNamed: 'Dieser Computer ist nicht wieder in {{network, name}}',
    stays: 'Dieser Computer bleibt in seinem jetzigen Netzwerk.',
    adapterGone: 'Der Wi-Fi-Adapter {{adapter, name}} war damals im Wi-Fi eines Photon. Er ist nicht mehr vorhanden.',
    adapterGoneUnnamed: 'Der Wi-Fi-Adapter, der damals im Wi-Fi eines Photon war, ist nicht mehr vorhanden.',
    dismiss: 'Hinweis schließen',
  },
  signOutAgain: 'Erneut versuchen',
  unfinished: {
    title: 'Die Einrichtung wurde unterbrochen',
    begun: 'Sie begann {{when}}.',
    withoutOwner: 'Sie galt einem Produktgerät ohne Besitzer.',
    forCustomer: 'Sie galt {{email, name}}.',
    told: 'Der Photon {{id}} hat seine Wi-Fi-Daten. Dass er online ist, ist noch nicht bestätigt.',
    met: 'Der Photon {{id}} hat noch keine Aufforderung zum Verbinden. Sie können gefahrlos neu beginnen.',
    nobody: 'Kein Photon wurde erreicht. Sie können gefahrlos neu beginnen.',
    ofLine:
      'Starten Sie eine Linie mit der Vorlage {{preset, name}}, um es mit Abnahme, Name und Etikett abzuschließen. Hier bringen Sie ihn nur online.',
    networkFirst: 'Zuerst wird dieser Computer wieder mit Ihrem Wi-Fi verbunden.',
    signInFirst: 'Melden Sie sich zuerst an. Danach geht es automatisch weiter.',
    look: 'Prüfen, ob er online ist',
    again: 'Diesen Photon neu einrichten',
    againAny: 'Neu beginnen',
    forget: 'Diese Einrichtung vergessen',
  },
};
