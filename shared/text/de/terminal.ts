import type { TextsOf } from '../catalogue.ts';

/** Lines of the terminal face that the window has no use for. */
export const texts: TextsOf<'terminal', 'de'> = {
  terminal: {
    ports: {
      none: 'Kein Gerät von Particle ist über USB angeschlossen.',
      upTo: 'Device OS {{version}} oder früher',
      since: 'Device OS {{version}} oder neuer',
      other: 'kein Photon oder P1',
    },
    stored: 'Der Photon hat {{network, name}} gespeichert.',
    retrying: '{{title}}. Neuer Versuch…',
    joinByHand:
      'Verbinden Sie sich im Wi-Fi-Menü mit dem Wi-Fi des Photon, Photon-XXXX. Seine Status-LED sollte dunkelblau blinken.',
    joinByHandNamed: 'Verbinden Sie sich im Wi-Fi-Menü mit {{network, name}}.',
    returnByHand: 'Dieser Computer ist nicht wieder in Ihrem Wi-Fi. Wählen Sie es im Wi-Fi-Menü.',
    returnByHandNamed:
      'Dieser Computer ist nicht wieder in {{network, name}}. Wählen Sie {{network, name}} im Wi-Fi-Menü.',
    looksAlike_one: '{{names}} sieht aus wie ein Photon. Um ihn zu verwenden, nennen Sie ihn mit --photon.',
    looksAlike_other: '{{names}} sehen aus wie Photons. Um einen zu verwenden, nennen Sie ihn mit --photon.',
    recoveryEnded: 'Die letzte Einrichtung wurde unterbrochen.',
    recoveryHome: 'Dieser Computer ist nicht mehr im Wi-Fi des Photon.',
    recoveryHomeNamed: 'Dieser Computer ist wieder in {{network, name}}.',
    recoveryStays: 'Dieser Computer bleibt in seinem jetzigen Netzwerk.',
    recoveryAdapterGone:
      'Der Wi-Fi-Adapter {{adapter, name}} war damals im Wi-Fi eines Photon. Er ist nicht mehr vorhanden.',
    recoveryAdapterGoneUnnamed: 'Der Wi-Fi-Adapter, der damals im Wi-Fi eines Photon war, ist nicht mehr vorhanden.',
    keepsInternet: 'Dieser Computer bleibt über eine andere Verbindung online.',
    device: 'Photon {{id}}',
    deviceSetUpBefore: 'Photon {{id}}, schon einmal eingerichtet',
    hears: 'Er kann sehen: {{names}}',
    hearsNothing: 'Er kann kein Netzwerk sehen',
    unfinished: 'Eine Einrichtung, begonnen {{at}}, wurde unterbrochen.',
    unfinishedFor: 'Sie galt {{who, name}} in der Cloud unter {{cloud, name}}, und niemand sonst kann sie beenden.',
    unfinishedForNobody:
      'Für welches Konto und welche Cloud, steht nicht darin, daher kann niemand sie beenden. Vergessen Sie sie.',
    unfinishedProduct: 'Produkt {{product}}, ohne Besitzer,',
    unfinishedDevice: 'Ihr Photon ist {{id}}.',
    unfinishedTold:
      'Der Photon {{id}} wurde aufgefordert, sich zu verbinden. Dass er online ist, ist noch nicht bestätigt.',
    unfinishedNext:
      'Photon Setup bietet in seinem Fenster an, sie abzuschließen. Mit unfinished --forget vergessen Sie sie.',
    canBeFinished:
      'Photon Setup bietet in seinem Fenster an, diese Einrichtung abzuschließen. Mit unfinished --forget vergessen Sie sie.',
    history: {
      listed_one: '{{listed, number}} von {{count, number}} Einrichtung',
      listed_other: '{{listed, number}} von {{count, number}} Einrichtungen',
      attempts_one: '{{count, number}} Einrichtung',
      attempts_other: '{{count, number}} Einrichtungen',
      yield_one:
        '{{count, number}} Gerät, {{firstPass, number}} von {{firstTried, number}} beim ersten Versuch bestanden, {{finalPass, number}} am Ende',
      yield_other:
        '{{count, number}} Geräte, {{firstPass, number}} von {{firstTried, number}} beim ersten Versuch bestanden, {{finalPass, number}} am Ende',
      noYield: 'Ausbeute unbekannt: --outcome, --verdict und --search lassen Versuche desselben Geräts weg.',
      stageYield_one: '{{stage}}: {{firstPass, number}} von {{count, number}} Gerät beim ersten Versuch bestanden',
      stageYield_other: '{{stage}}: {{firstPass, number}} von {{count, number}} Geräten beim ersten Versuch bestanden',
      took: 'Median {{median, duration}}, 95. Perzentil {{p95, duration}}',
      stage: '{{stage}}: Median {{median, duration}}, 95. Perzentil {{p95, duration}}',
      exported_one: '{{count, number}} Einrichtung ist in {{file, name}}.',
      exported_other: '{{count, number}} Einrichtungen sind in {{file, name}}.',
      notThere: 'Keine Einrichtung im Verlauf hat die ID {{id, name}}.',
      exporting_one: 'Bisher {{count, number}} Einrichtung geschrieben.',
      exporting_other: 'Bisher {{count, number}} Einrichtungen geschrieben.',
      wouldForget_one: '{{count, number}} Einrichtung passt. Nichts wurde gelöscht. Mit --yes wird sie gelöscht.',
      wouldForget_other:
        '{{count, number}} Einrichtungen passen. Nichts wurde gelöscht. Mit --yes werden sie gelöscht.',
      forgotten_one: '{{count, number}} Einrichtung gelöscht.',
      forgotten_other: '{{count, number}} Einrichtungen gelöscht.',
      staying_one:
        '{{count, number}} unterbrochene Einrichtung lässt sich noch abschließen und bleibt. Löschen: --outcome interrupted.',
      staying_other:
        '{{count, number}} unterbrochene Einrichtungen lassen sich noch abschließen und bleiben. Löschen: --outcome interrupted.',
      share: {
        nothing: 'Der Verlauf wird nicht mit anderen Stationen geteilt.',
        where: 'Geteilt als {{station, name}} über {{host, name}}, Datenbank {{database, name}}.',
        plain: 'Ohne TLS, nur in privaten Netzwerken.',
        connected: 'Verbunden.',
        stopped: 'Ab jetzt wird nichts geteilt. Was geteilt wurde, bleibt dort.',
        nameIsTaken: 'Eine andere Station heißt genauso.',
        waiting_one: '{{count, number}} Eintrag wartet auf den gemeinsamen Verlauf, seit {{since}}.',
        waiting_other: '{{count, number}} Einträge warten auf den gemeinsamen Verlauf, seit {{since}}.',
        setAside_one: 'Der Server hat {{count, number}} Eintrag endgültig abgelehnt. Er ist nur auf diesem Computer.',
        setAside_other:
          'Der Server hat {{count, number}} Einträge endgültig abgelehnt. Sie sind nur auf diesem Computer.',
      },
    },
    nothingUnfinished: 'Keine Einrichtung wurde unterbrochen.',
    forgotten: 'Vergessen.',
    claimed: 'Der Photon ist online und zugeordnet: {{name}}. Dauer: {{took, duration}}',
    onlineWithoutOwner:
      'Der Photon ist online im Produkt {{product}} und hat keinen Besitzer: {{name}}. Dauer: {{took, duration}}',
    mayComeOnline:
      'Erneut prüfen: photon-setup device show {{id}}. Zuordnung aufheben: photon-setup device unclaim {{id}} --yes.',
    mayComeOnlineInProduct: 'Erneut prüfen: photon-setup device show {{id}}, mit --product und der Client-ID.',
    handedOverWithoutOwner: 'Der Photon {{id}} hat seine Wi-Fi-Daten. Wir haben nicht gewartet, bis er online ist.',
    keeps: 'Netzwerke, die der Photon von dieser Einrichtung hat: {{names}}',
    handedOver:
      'Der Photon {{id}} hat seine Wi-Fi-Daten und einen Claim-Code. Wir haben nicht gewartet, bis er online ist.',
    severalNear: 'Mehrere Photons sind in der Nähe: {{names, list}}',
    needsEap: '{{network}} ist ein Unternehmensnetzwerk und braucht {{option}}.',
    takesNoEap: '{{network}} ist kein Unternehmensnetzwerk, daher passt {{option}} nicht dazu.',
    leftOut_one: '{{count}} Eintrag ist nicht lesbar und wird ausgelassen',
    leftOut_other: '{{count}} Einträge sind nicht lesbar und werden ausgelassen',
    more: 'es gibt mehr',
    takesAway: '{{command}} braucht --yes, weil es Zugriff entzieht oder Firmware ersetzt.',
    online: 'online',
    offline: 'offline',
    owner: 'Besitzer: {{whose}}',
    inProduct: 'im Produkt',
    notInProduct: 'nicht im Produkt',
    deviceOs: 'Device OS {{version}}',
    clearNetworks:
      'offen. Halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, dann 10 Sekunden, bis sie schneller blinkt',
    waitsForDevice: 'warten, bis es online ist',
  },
};
