import type { TextsOf } from '../catalogue.ts';

/** What the window says of updates, at the start and in About; comes with them. */
export const texts: TextsOf<'updates', 'ja'> = {
  update: {
    title: '更新',
    looking: '更新を確認しています…',
    fetching: 'バージョン{{version}}をダウンロードしています：{{size}}中{{received}}',
    ready: 'バージョン{{version}}の準備ができました',
    readyLead: 'インストールのためにPhoton Setupが再起動します。数秒かかります。',
    restart: '再起動して更新',
    later: 'あとで',
    restarting: 'バージョン{{version}}で再起動しています…',
    postponed: 'バージョン{{version}}は次回の起動時に再び案内されます。',
    current: '最新のバージョンです。{{time}}に確認しました。',
    notLooked: 'まだ確認していません。',
    look: '今すぐ確認',
    afterFirstClaim: '最初のPhotonを登録すると、更新が始まります。',
    noServer: 'このビルドには更新サーバーがありません。更新を受け取るには入力してください。',
    elsewhere: {
      packages: 'Photon Setupは、このコンピューターのパッケージマネージャーが更新します。',
      source: 'Photon Setupはソースから実行中です。更新するにはソースを更新してください。',
      build: 'このビルドは更新できません。更新を受け取るにはリリース版をインストールしてください。',
    },
    offByPolicy: '管理者が更新をオフにしています。',
    offByPerson: '更新はオフです。',
    settings: '更新の設定',
    on: '更新を自動的にダウンロード',
    server: '更新サーバー',
    serverHint: 'アドレスまたは共有フォルダーで、空欄なら既定値になります。',
    channel: 'バージョン',
    stable: '安定版',
    beta: 'ベータ版',
  },
};
