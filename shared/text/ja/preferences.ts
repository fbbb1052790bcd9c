import type { TextsOf } from '../catalogue.ts';

/** The settings: what a person chooses for this computer. */
export const texts: TextsOf<'preferences', 'ja'> = {
  preferences: {
    title: '設定',
    lead: 'クラウド以外の変更はすぐに保存されます。',
    saved: '保存済み',
    look: { title: '外観', system: 'システムと同じ', light: 'ライト', dark: 'ダーク' },
    cloud: {
      title: 'Particle\u200bクラウド',
      lead: 'パスワードとトークンは、このアドレスにだけ送られます。',
      /** A password is asked for on this screen. */
      inUse: 'クラウド：{{cloud}}',
      change: '設定を開く',
      addressWrong: 'https://で始まるアドレスを入力してください。',
      clientIdMissing: 'クライアントIDを入力してください。',
      apply: '適用',
      applied: '適用済み',
      signsOut: '別のクラウドにすると、このクラウドからサインアウトします。',
      busy: '現在の作業が終わると使えます。',
      notApplied: 'クラウドの設定はまだ適用されていません',
      notAppliedLead: '適用するか、破棄して閉じてください。',
      discard: '変更を破棄',
      showSecret: 'クライアントシークレットを表示',
    },
    photons: {
      title: 'Wi-FiとPhoton',
      prefixWrong: '1〜25文字の半角英数字と記号で入力してください。',
    },
    end: {
      title: '作業の終了時',
      notifications: '別のウィンドウにいるときに通知',
      sound: '音を鳴らす',
    },
    history: {
      title: '履歴',
      lead: '空欄の場合はすべて残します。中断されたセットアップは、完了または破棄するまで残ります。',
      days: '削除するまでの日数',
      daysHint: 'セットアップの開始から数え、1日の余裕があります。',
      count: '残す件数（新しい順）',
      countHint: '古いものはセットアップの後に削除されます。',
      wrong: '1以上の整数を入力するか、空欄にしてください。',
      going_other: '次回以降のセットアップの後に最大{{count, number}}件を削除します。',
    },
    account: {
      title: 'このコンピューターのサインイン',
      none: 'このコンピューターには何も保存されていません。',
      wifi: '{{network, name}}のWi-Fiパスワード（アプリを終了するまで）',
      product: '製品{{product, name}}（{{slug, name}}）',
      forget: '記憶を消去',
    },
    policy: {
      title: '管理者が管理しています',
      lead: 'ここでは誰も変更できません。',
      names: {
        product: '製品',
        cloudUrl: 'クラウドのアドレス',
        clientId: 'OAuthクライアントID',
        photonPrefix: 'Photonの名前の接頭辞',
        joinBy: 'Wi-Fiの扱い',
        language: '言語',
        sharedRecord: '共有の履歴',
        updates: '更新',
        updateServer: '更新サーバー',
        updateChannel: '更新チャネル',
        doors: '使える作業',
      },
    },
  },
};
