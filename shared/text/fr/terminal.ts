import type { TextsOf } from '../catalogue.ts';

/** Lines of the terminal face that the window has no use for. */
export const texts: TextsOf<'terminal', 'fr'> = {
  terminal: {
    ports: {
      none: 'Aucun appareil Particle n’est branché en USB.',
      upTo: 'Device OS {{version}} ou antérieur',
      since: 'Device OS {{version}} ou ultérieur',
      other: 'ni un Photon ni un P1',
    },
    stored: 'Le Photon a enregistré {{network, name}}.',
    retrying: '{{title}}. Nouvel essai…',
    joinByHand:
      'Rejoignez le Wi-Fi du Photon, Photon-XXXX, dans le menu Wi-Fi. Sa LED d’état devrait clignoter en bleu foncé.',
    joinByHandNamed: 'Rejoignez {{network, name}} dans le menu Wi-Fi.',
    returnByHand: 'Cet ordinateur n’est pas revenu sur votre Wi-Fi. Choisissez-le dans le menu Wi-Fi.',
    returnByHandNamed:
      'Cet ordinateur n’est pas revenu sur {{network, name}}. Choisissez {{network, name}} dans le menu Wi-Fi.',
    looksAlike_one: '{{names}} ressemble à un Photon. Pour l’utiliser, nommez-le avec --photon.',
    looksAlike_many: '{{names}} ressemblent à des Photons. Pour en utiliser un, nommez-le avec --photon.',
    looksAlike_other: '{{names}} ressemblent à des Photons. Pour en utiliser un, nommez-le avec --photon.',
    recoveryEnded: 'La dernière configuration a été interrompue.',
    recoveryHome: 'Cet ordinateur n’est plus sur le Wi-Fi du Photon.',
    recoveryHomeNamed: 'Cet ordinateur est de nouveau sur {{network, name}}.',
    recoveryStays: 'Cet ordinateur reste sur son réseau actuel.',
    recoveryAdapterGone: 'L’adaptateur Wi-Fi {{adapter, name}} était alors sur le Wi-Fi d’un Photon. Il n’est plus là.',
    recoveryAdapterGoneUnnamed: 'L’adaptateur Wi-Fi qui était alors sur le Wi-Fi d’un Photon n’est plus là.',
    keepsInternet: 'Cet ordinateur reste en ligne par une autre connexion.',
    device: 'Photon {{id}}',
    deviceSetUpBefore: 'Photon {{id}}, déjà configuré auparavant',
    hears: 'Il peut voir {{names}}',
    hearsNothing: 'Il ne peut voir aucun réseau',
    unfinished: 'Une configuration commencée {{at}} a été interrompue.',
    unfinishedFor:
      'Elle était pour {{who, name}} dans le cloud à {{cloud, name}}, et personne d’autre ne peut la terminer.',
    unfinishedForNobody: 'Rien ne dit pour quel compte et quel cloud, donc personne ne peut la terminer. Oubliez-la.',
    unfinishedProduct: 'produit {{product}}, sans propriétaire,',
    unfinishedDevice: 'Son Photon est {{id}}.',
    unfinishedTold:
      'Le Photon {{id}} a reçu l’ordre de se connecter. Nous n’avons pas encore confirmé qu’il est en ligne.',
    unfinishedNext: 'Photon Setup propose de la terminer dans sa fenêtre. Pour l’oublier, lancez unfinished --forget.',
    canBeFinished:
      'Photon Setup propose de terminer cette configuration dans sa fenêtre. Pour l’oublier, lancez unfinished --forget.',
    history: {
      listed_one: '{{listed, number}} sur {{count, number}} configuration',
      listed_many: '{{listed, number}} sur {{count, number}} de configurations',
      listed_other: '{{listed, number}} sur {{count, number}} configurations',
      attempts_one: '{{count, number}} configuration',
      attempts_many: '{{count, number}} de configurations',
      attempts_other: '{{count, number}} configurations',
      yield_one:
        '{{count, number}} appareil, {{firstPass, number}} sur {{firstTried, number}} au premier essai, {{finalPass, number}} à la fin',
      yield_many:
        '{{count, number}} d’appareils, {{firstPass, number}} sur {{firstTried, number}} au premier essai, {{finalPass, number}} à la fin',
      yield_other:
        '{{count, number}} appareils, {{firstPass, number}} sur {{firstTried, number}} au premier essai, {{finalPass, number}} à la fin',
      noYield: 'Rendement inconnu : --outcome, --verdict et --search omettent des essais du même appareil.',
      stageYield_one: '{{stage}} : {{firstPass, number}} sur {{count, number}} appareil réussi au premier essai',
      stageYield_many: '{{stage}} : {{firstPass, number}} sur {{count, number}} d’appareils réussis au premier essai',
      stageYield_other: '{{stage}} : {{firstPass, number}} sur {{count, number}} appareils réussis au premier essai',
      took: 'Médiane {{median, duration}}, 95e centile {{p95, duration}}',
      stage: '{{stage}} : médiane {{median, duration}}, 95e centile {{p95, duration}}',
      exported_one: '{{count, number}} configuration est dans {{file, name}}.',
      exported_many: '{{count, number}} de configurations sont dans {{file, name}}.',
      exported_other: '{{count, number}} configurations sont dans {{file, name}}.',
      notThere: 'Aucune configuration de l’historique n’a l’ID {{id, name}}.',
      exporting_one: '{{count, number}} configuration écrite jusqu’ici.',
      exporting_many: '{{count, number}} de configurations écrites jusqu’ici.',
      exporting_other: '{{count, number}} configurations écrites jusqu’ici.',
      wouldForget_one:
        '{{count, number}} configuration correspond. Rien n’a été supprimé. Ajoutez --yes pour la supprimer.',
      wouldForget_many:
        '{{count, number}} de configurations correspondent. Rien n’a été supprimé. Ajoutez --yes pour les supprimer.',
      wouldForget_other:
        '{{count, number}} configurations correspondent. Rien n’a été supprimé. Ajoutez --yes pour les supprimer.',
      forgotten_one: '{{count, number}} configuration supprimée.',
      forgotten_many: '{{count, number}} de configurations supprimées.',
      forgotten_other: '{{count, number}} configurations supprimées.',
      staying_one:
        '{{count, number}} configuration interrompue peut encore être terminée et reste. Pour la supprimer : --outcome interrupted.',
      staying_many:
        '{{count, number}} de configurations interrompues peuvent encore être terminées et restent. Pour les supprimer : --outcome interrupted.',
      staying_other:
        '{{count, number}} configurations interrompues peuvent encore être terminées et restent. Pour les supprimer : --outcome interrupted.',
      share: {
        nothing: 'L’historique n’est pas partagé avec d’autres postes.',
        where: 'Partagé sous le nom {{station, name}} par {{host, name}}, base {{database, name}}.',
        plain: 'Sans TLS, sur des réseaux privés seulement.',
        connected: 'Connecté.',
        stopped: 'Plus rien n’est partagé désormais. Ce qui l’a été reste là-bas.',
        nameIsTaken: 'Un autre poste porte le même nom.',
        waiting_one: '{{count, number}} entrée attend l’historique partagé depuis {{since}}.',
        waiting_many: '{{count, number}} d’entrées attendent l’historique partagé depuis {{since}}.',
        waiting_other: '{{count, number}} entrées attendent l’historique partagé depuis {{since}}.',
        setAside_one: 'Le serveur a refusé {{count, number}} entrée pour de bon. Elle n’est que sur cet ordinateur.',
        setAside_many:
          'Le serveur a refusé {{count, number}} d’entrées pour de bon. Elles ne sont que sur cet ordinateur.',
        setAside_other:
          'Le serveur a refusé {{count, number}} entrées pour de bon. Elles ne sont que sur cet ordinateur.',
      },
    },
    nothingUnfinished: 'Aucune configuration n’a été interrompue.',
    forgotten: 'Oubliée.',
    claimed: 'Le Photon est en ligne et associé : {{name}}. Cela a pris {{took, duration}}.',
    onlineWithoutOwner:
      'Le Photon est en ligne dans le produit {{product}} et n’a pas de propriétaire : {{name}}. Cela a pris {{took, duration}}.',
    mayComeOnline:
      'Pour revérifier : photon-setup device show {{id}}. Pour le dissocier : photon-setup device unclaim {{id}} --yes.',
    mayComeOnlineInProduct: 'Pour revérifier : photon-setup device show {{id}}, avec --product et son ID client.',
    handedOverWithoutOwner: 'Le Photon {{id}} a ses données Wi-Fi. Nous n’avons pas attendu qu’il soit en ligne.',
    keeps: 'Réseaux que le Photon a reçus de cette configuration : {{names}}',
    handedOver:
      'Le Photon {{id}} a ses données Wi-Fi et un code d’association. Nous n’avons pas attendu qu’il soit en ligne.',
    severalNear: 'Plusieurs Photons sont à proximité : {{names, list}}',
    needsEap: '{{network}} est un réseau d’entreprise et demande {{option}}.',
    takesNoEap: '{{network}} n’est pas un réseau d’entreprise, donc {{option}} ne peut pas servir avec lui.',
    leftOut_one: '{{count}} entrée est illisible et laissée de côté',
    leftOut_many: '{{count}} d’entrées sont illisibles et laissées de côté',
    leftOut_other: '{{count}} entrées sont illisibles et laissées de côté',
    more: 'il y en a d’autres',
    takesAway: '{{command}} demande --yes, car cela retire un accès ou remplace le micrologiciel.',
    online: 'en ligne',
    offline: 'hors ligne',
    owner: 'propriétaire : {{whose}}',
    inProduct: 'dans le produit',
    notInProduct: 'hors du produit',
    deviceOs: 'Device OS {{version}}',
    clearNetworks:
      'à faire. Maintenez SETUP 3 secondes jusqu’au clignotement bleu foncé de la LED, puis 10 secondes jusqu’à ce qu’il accélère',
    waitsForDevice: 'en attente de l’appareil en ligne',
  },
};
