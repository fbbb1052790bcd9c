import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'ja'> = {
  lights: {
    'blue-blinking': { looks: '濃い青の点滅', means: 'リスニングモードです。Photonはセットアップできます。' },
    'green-blinking': { looks: '緑の点滅', means: 'Wi-Fiネットワークに接続しています。' },
    'cyan-breathing': { looks: '水色のゆっくりした明滅', means: 'オンラインです。' },
  },
  stages: {
    prepare: { name: '準備', now: '準備しています…' },
    join: { name: 'Photonに接続', now: 'Photonに接続しています…' },
    inspect: { name: 'Photonの読み取り', now: 'Photonの情報を読み取っています…' },
    choose: { name: 'Wi-Fiを選ぶ', now: 'ネットワークを選んでいます…' },
    commit: { name: 'Wi-Fi情報を送信', now: 'PhotonにWi-Fi情報を送信しています…' },
    'give-back': { name: 'コンピューターを再接続', now: 'このコンピューターを再接続しています…' },
    prove: { name: 'Photonを待つ', now: 'Photonがオンラインになるのを待っています…' },
  },
  scenarios: {
    'everything-works': 'すべて正常',
    'wrong-password': 'Wi-Fiパスワードの誤り',
    'photon-set-up-before': 'セットアップ済みのPhoton',
    'photon-stops-answering': 'Photonが応答しなくなる',
    'no-internet-behind-wifi': 'インターネットのないWi-Fi',
    'router-answers': 'ルーターが応答する',
    'join-manually': 'システムが接続できない',
    'no-photon': '近くにPhotonがない',
    'several-photons': '近くに複数のPhoton',
    'hidden-network': '非公開のWi-Fiネットワーク',
    'enterprise-network': '企業向けWi-Fi',
    'by-cable': 'USBケーブルのPhoton',
  },
  app: {
    name: 'Photon Setup',
    lights: 'LEDガイド',
    history: '履歴',
    settings: '設定',
    about: '情報',
    signOut: 'サインアウト',
    signOutMeans:
      'サインアウトすると、このサインインはクラウドで終了し、このコンピューターから削除されます。保存したクライアントシークレットとプロキシのパスワードは残ります。',
    signedInAs: '{{userName, name}}としてサインイン中',
    signedInWithToken: 'アクセストークンでサインイン中',
    cancel: 'キャンセル',
    back: '戻る',
    close: '閉じる',
    opening: '開いています…',
    steps: '手順',
    step: { find: 'Photonを探す', choose: 'Wi-Fiを選ぶ', finish: '接続' },
    stepDone: '完了',
    showPassword: 'パスワードを表示',
    copied: 'コピーしました',
    labeled: '{{label}}：{{value}}',
    openPage: {
      'particle-console': 'Particleコンソールを開く',
      'particle-status': 'Particleの稼働状況を開く',
    },
    board: 'Photon。ステータスLED：{{light}}。左にSETUP、右にRESETがあります。',
    showToken: 'トークンを表示',
  },
  language: {
    label: '言語',
    system: 'システムの言語',
    locked: '管理者が管理しています',
    notSaved: '言語を保存できませんでした。',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'セットアップをキャンセルしています…',
    looking: '近くのPhotonを探しています…',
    several: '複数のPhotonが見つかりました。信号の強い順です。',
    connecting: '{{photon, name}}に接続しています…',
    joined: '{{photon, name}}に接続しました。このコンピューターは一時的にオフラインです。',
    joinedOnline: '{{photon, name}}に接続しました。このコンピューターはオンラインのままです。',
    back: 'このコンピューターは元のWi-Fiに戻りました。',
    retry: '{{attempts, number}}回中{{attempt, number}}回目',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Photon Setupを閉じています…',
    lead: '実行中の処理がすべて終わると、ウィンドウが閉じます。',
    runLead: 'このコンピューターが再接続されると、ウィンドウが閉じます。',
  },
  practice: {
    name: '練習モード',
    simulation: 'ここにあるアカウント、デバイス、ネットワークはすべて模擬です。',
    scenario: 'シナリオ',
    start: '開始',
    leave: '練習モードを終了',
    password: '練習用パスワード：{{password}}',
    userName: '練習用ユーザー名：{{userName}}',
    hiddenName: '練習用の非公開ネットワークの名前は{{network, name}}です。',
    /** What hands do in the real world. */
    hands: {
      lead: '実際のWi-Fiは変わりません。代わりにここで操作してください。',
      join: '{{photon, name}}に接続',
      home: '{{network, name}}に戻る',
      plugIn: 'Photonを電源につなぐ',
    },
  },
  recovery: {
    underWay: 'このコンピューターをWi-Fiに再接続しています…',
  },
};
