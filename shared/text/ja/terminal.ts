import type { TextsOf } from '../catalogue.ts';

/** Lines of the terminal face that the window has no use for. */
export const texts: TextsOf<'terminal', 'ja'> = {
  terminal: {
    inspect: 'PhotonのIDと、見えるネットワークを読み取っています…',
    choose: 'ネットワークを選んでいます…',
    stored: 'Photonに{{network, name}}を保存しました。',
    retrying: '{{title}}。再試行しています…',
    joinByHand:
      'Wi-FiメニューでPhotonのWi-Fi（Photon-XXXX）に接続してください。ステータスLEDが濃い青で点滅するはずです。',
    joinByHandNamed: 'Wi-Fiメニューで{{network, name}}に接続してください。',
    returnByHand: 'このコンピューターはWi-Fiに戻っていません。Wi-Fiメニューで選んでください。',
    returnByHandNamed:
      'このコンピューターは{{network, name}}に戻っていません。Wi-Fiメニューで{{network, name}}を選んでください。',
    looksAlike_other: '{{names}}はPhotonのようです。使うには、--photonで指定してください。',
    recoveryEnded: '前回のセットアップは中断されました。',
    recoveryHome: 'このコンピューターはPhotonのWi-Fiに接続していません。',
    recoveryHomeNamed: 'このコンピューターは{{network, name}}に戻りました。',
    recoveryStays: 'このコンピューターは現在のネットワークのままです。',
    recoveryAdapterGone: 'PhotonのWi-Fiに接続していたアダプター{{adapter, name}}は、もうありません。',
    recoveryAdapterGoneUnnamed: 'PhotonのWi-Fiに接続していたアダプターは、もうありません。',
    keepsInternet: 'このコンピューターは別の接続でオンラインのままです。',
    device: 'Photon {{id}}',
    deviceSetUpBefore: 'Photon {{id}}（以前セットアップ済み）',
    hears: '見えるネットワーク：{{names}}',
    hearsNothing: '見えるネットワークはありません',
    unfinished: '{{at}}に始まったセットアップは中断されました。',
    unfinishedFor: '{{cloud, name}}のクラウドの{{who, name}}のためのもので、ほかの人は完了できません。',
    unfinishedForNobody: 'どのアカウントとクラウドのためか記録がないため、誰も完了できません。破棄してください。',
    unfinishedProduct: '製品{{product}}（所有者なし）',
    unfinishedDevice: 'Photonは{{id}}です。',
    unfinishedTold: 'Photon {{id}}に接続を指示しました。オンラインであることはまだ確認できていません。',
    unfinishedNext: 'Photon Setupのウィンドウで完了できます。破棄するには、unfinished --forgetを実行してください。',
    canBeFinished:
      'このセットアップはPhoton Setupのウィンドウで完了できます。破棄するには、unfinished --forgetを実行してください。',
    history: {
      listed_other: '{{count, number}}件中{{listed, number}}件のセットアップ',
      attempts_other: '{{count, number}}件のセットアップ',
      yield_other:
        'デバイス{{count, number}}台、この期間の初回で合格{{firstPass, number}}台、最終合格{{finalPass, number}}台',
      noYield: '歩留まりは不明です：--outcome と --search は同じデバイスの試行を除外します。',
      stageYield_other: '{{stage}}: {{count, number}}台中{{firstPass, number}}台が初回で合格',
      took: '中央値 {{median, number}} ms、95パーセンタイル {{p95, number}} ms',
      stage: '{{stage}}: 中央値 {{median, number}} ms、95パーセンタイル {{p95, number}} ms',
      exported_other: '{{count, number}}件のセットアップを {{file, name}} に書き出しました。',
      wouldForget_other:
        '{{count, number}}件のセットアップが該当します。何も削除していません。削除するには --yes を付けてください。',
      forgotten_other: '{{count, number}}件のセットアップを削除しました。',
      staying_other:
        '中断された{{count, number}}件のセットアップはまだ完了できるため残ります。削除するには --outcome interrupted を付けてください。',
    },
    nothingUnfinished: '中断されたセットアップはありません。',
    forgotten: '破棄しました。',
    claimed: 'Photonはオンラインで、登録されました：{{name}}。所要時間は{{took, duration}}です。',
    onlineWithoutOwner:
      'Photonは製品{{product}}でオンラインです。所有者はいません：{{name}}。所要時間は{{took, duration}}です。',
    mayComeOnline:
      'もう一度確認：photon-setup device show {{id}}。登録解除：photon-setup device unclaim {{id}} --yes。',
    mayComeOnlineInProduct: 'もう一度確認：photon-setup device show {{id}}（--productとクライアントIDを付けます）。',
    handedOverWithoutOwner: 'Photon {{id}}にはWi-Fi情報があります。オンラインになるまで待ちませんでした。',
    keeps: 'このセットアップでPhotonに保存したネットワーク：{{names}}',
    handedOver: 'Photon {{id}}にはWi-Fi情報と登録コードがあります。オンラインになるまで待ちませんでした。',
    severalNear: '近くに複数のPhotonがあります：{{names, list}}',
    needsEap: '{{network}}はエンタープライズネットワークで、{{option}}が必要です。',
    takesNoEap: '{{network}}はエンタープライズネットワークではないため、{{option}}は使えません。',
    leftOut_other: '{{count}}件の項目は読み取れないため除外されています',
    more: 'ほかにもあります',
    takesAway: '{{command}}はアクセス権を取り消すかファームウェアを置き換えるため、--yesが必要です。',
    online: 'オンライン',
    offline: 'オフライン',
    owner: '所有者：{{whose}}',
    inProduct: '製品に所属',
    notInProduct: '製品に所属なし',
    deviceOs: 'Device OS {{version}}',
    clearNetworks: '未完了。LEDが濃い青で点滅するまでSETUPを3秒間、点滅が速くなるまでさらに10秒間長押しします',
    waitsForDevice: 'オンラインになるのを待っています',
  },
};
