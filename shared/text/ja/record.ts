import type { TextsOf } from '../catalogue.ts';

/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts: TextsOf<'record', 'ja'> = {
  recovery: {
    underWayNamed: 'このコンピューターを{{network, name}}に再接続しています…',
    ended: '前回のセットアップは中断されました。',
    done: 'このコンピューターはPhotonのWi-Fiに接続していません。',
    doneNamed: 'このコンピューターは{{network, name}}に戻りました。',
    failed: 'このコンピューターはWi-Fiに戻っていません',
    failedNamed: 'このコンピューターは{{network, name}}に戻っていません',
    stays: 'このコンピューターは現在のネットワークのままです。',
    adapterGone: 'PhotonのWi-Fiに接続していたアダプター{{adapter, name}}は、もうありません。',
    adapterGoneUnnamed: 'PhotonのWi-Fiに接続していたアダプターは、もうありません。',
    dismiss: 'このお知らせを閉じる',
  },
  signOutAgain: '再試行',
  unfinished: {
    title: 'セットアップは中断されました',
    begun: '{{when}}に始まりました。',
    withoutOwner: '所有者のない製品デバイスのセットアップでした。',
    forCustomer: '{{email, name}}のためのセットアップでした。',
    told: 'Photon {{id}}にはWi-Fi情報があります。オンラインであることはまだ確認できていません。',
    met: 'Photon {{id}}にはまだ接続の指示を送っていません。安全にやり直せます。',
    nobody: 'どのPhotonにも接続していません。安全にやり直せます。',
    ofLine:
      '合格条件、名前、ラベルまで完了するには、プリセット{{preset, name}}のラインを開始してください。ここではオンラインにするだけです。',
    networkFirst: '先に、このコンピューターをWi-Fiに再接続します。',
    signInFirst: '先にサインインしてください。その後、自動的に続行します。',
    look: 'オンラインか確認',
    again: 'このPhotonをもう一度セットアップ',
    againAny: 'やり直す',
    forget: 'このセットアップを破棄',
  },
};
