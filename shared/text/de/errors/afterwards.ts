import type { ErrorTextsOf } from '../../catalogue.ts';

export const afterwardsErrors: ErrorTextsOf<'afterwards'> = {
  'photon-did-not-leave': {
    title: 'Der Photon verbindet sich nicht',
    happened: 'Er hat die Wi-Fi-Daten, ist aber noch im Listening-Modus.',
    next: 'Drücken Sie RESET am Photon, beobachten Sie seine LED, und versuchen Sie es erneut.',
  },
  'home-network-not-back': {
    title: 'Dieser Computer ist nicht wieder in {{network, name}}',
    happened: 'Wir konnten ihn nicht wieder verbinden.',
    next: 'Wählen Sie {{network, name}} im Netzwerkmenü Ihres Systems.',
  },
  'home-network-asks-password': {
    title: 'Dieser Computer ist nicht wieder in {{network, name}}',
    happened: 'Ihr System hat sich nicht ohne Passwort damit verbunden.',
    next: 'Wählen Sie {{network, name}} im Netzwerkmenü Ihres Systems, und geben Sie das Passwort ein.',
  },
  'photon-network-kept': {
    title: 'Dieser Computer kennt noch das Wi-Fi des Photon',
    happened: 'Ihr System hat nicht erlaubt, {{network, name}} aus den gespeicherten Netzwerken zu entfernen.',
    next: 'Entfernen Sie {{network, name}} in den Wi-Fi-Einstellungen Ihres Systems.',
  },
  'network-details-wrong': {
    title: 'Keine Verbindung des Photon zu {{network, name}}',
    happened: 'Er ging zurück in den Listening-Modus. Höchstwahrscheinlich liegt es am Wi-Fi-Passwort.',
    next: 'Versuchen Sie es erneut, und geben Sie das Wi-Fi-Passwort noch einmal ein.',
  },
  'photon-came-back-once': {
    title: 'Diesmal keine Verbindung zu {{network, name}}',
    happened: 'Der Photon ging zurück in den Listening-Modus, obwohl einer dieses Netzwerk schon einmal erreicht hat.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, und versuchen Sie es mit denselben Daten erneut.',
  },
  'kept-networks-not-joined': {
    title: 'Keine Verbindung zu den gespeicherten Netzwerken',
    happened: 'Der Photon ging zurück in den Listening-Modus.',
    next: 'Richten Sie ihn neu ein, und wählen Sie ein Netzwerk in Reichweite.',
  },
  'photon-not-online': {
    title: 'Der Photon ist noch nicht online',
    happened: 'Er hat die Daten für {{network, name}}, doch die Cloud hat noch nichts von ihm gehört.',
    next: 'Prüfen Sie, was die Status-LED des Photon zeigt.',
  },
  'photon-not-yours': {
    title: 'Der Photon ist nicht in Ihrem Konto',
    happened: 'Laut Cloud gehört er jemand anderem. Er wurde nicht Ihrem Konto zugeordnet.',
    next: 'Wenn seine LED türkis pulsiert, bitten Sie den Besitzer, die Zuordnung aufzuheben. Wenn nicht, prüfen Sie das Wi-Fi-Passwort.',
  },
  'ownership-not-confirmed': {
    title: 'Dieser Photon wurde schon einmal eingerichtet',
    happened:
      'Er hat vielleicht einen Besitzer. Die Zuordnung wurde nicht bestätigt, daher bleibt ein Besitzer bestehen.',
    next: 'Beginnen Sie neu und bestätigen Sie, oder verwenden Sie einen anderen Photon.',
  },
  'photon-still-listening': {
    title: 'Der Photon ist noch im Listening-Modus',
    happened:
      'Er wurde nicht aufgefordert, sich zu verbinden, oder er konnte sich mit seinem Netzwerk nicht verbinden.',
    next: 'Beginnen Sie neu, und wählen Sie das Netzwerk noch einmal.',
  },
};
