import type { TextsOf } from '../catalogue.ts';

/** How a person moves this computer's Wi-Fi, on each system. */
export const texts: TextsOf<'by-hand', 'ja'> = {
  hands: {
    linux: {
      picture: '図：画面の隅のシステムメニュー。選ぶネットワークに印が付いています。',
      join1: '画面の隅のシステムメニューを開き、Wi-Fiを選びます。',
      join2: 'PhotonのWi-Fiを選びます。パスワードはありません。',
      join3: 'インターネットがないと表示されても、接続したままにします。',
      return1: '画面の隅のシステムメニューを開き、Wi-Fiを選びます。',
      return2: 'いつものネットワークを選びます。',
    },
    windows: {
      picture: '図：タスクバーの上のネットワーク一覧。選ぶネットワークに印が付いています。',
      join1: 'タスクバーの端のネットワークアイコンを選び、Wi-Fiの横の矢印を選びます。',
      join2: 'PhotonのWi-Fiを選び、「接続」を選びます。パスワードはありません。「自動的に接続」はオフのままにします。',
      join3: '「インターネットなし」と表示されても、接続したままにします。',
      return1: 'タスクバーの端のネットワークアイコンを選び、Wi-Fiの横の矢印を選びます。',
      return2: 'いつものネットワークを選び、「接続」を選びます。',
    },
    macos: {
      picture: '図：メニューバーの下のネットワーク一覧。選ぶネットワークに印が付いています。',
      join1: 'メニューバーのWi-Fiアイコンを選びます。',
      join2: 'PhotonのWi-Fiを選びます。パスワードはありません。',
      join3: 'このネットワークについてのウィンドウが開いたら、接続を維持します。',
      return1: 'メニューバーのWi-Fiアイコンを選びます。',
      return2: 'いつものネットワークを選びます。',
    },
    listening:
      'Photonを電源につなぎます。ステータスLEDが濃い青で点滅するはずです。点滅しない場合は、SETUPを3秒間長押しします。',
    returnTitle: 'このコンピューターをWi-Fiに再接続',
    returnNamed: 'このコンピューターを{{network, name}}に再接続',
    returnLead: 'このコンピューターに再びインターネットが必要です。接続すると自動的に続行します。',
    rejoinTitle: 'PhotonのWi-Fiに再接続',
    rejoinLead: 'セットアップ中に接続が切れました。再接続すると自動的に続行します。',
    ownNetwork: '自分のWi-Fi',
  },
};
