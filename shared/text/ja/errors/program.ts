import type { ErrorTextsOf } from '../../catalogue.ts';

export const programErrors: ErrorTextsOf<'program'> = {
  cancelled: {
    title: 'セットアップをキャンセルしました',
    happened: '完了する前にキャンセルされました。',
    next: '準備ができたら、もう一度始めてください。',
  },
  'internal-error': {
    title: 'Photon Setupで問題が発生しました',
    happened: '内部エラーが発生しました。',
    next: '再試行してください。繰り返す場合は、詳細をコピーして報告してください。',
  },
  'invalid-input': {
    title: 'この値は使えません',
    happened: '必要な形式ではありません。',
    next: '値を確認して、もう一度入力してください。',
  },
  'waited-too-long': {
    title: 'セットアップに時間がかかりすぎました',
    happened: 'ある手順が時間内に終わりませんでした。',
    next: '再試行してください。',
  },
  'setup-already-running': {
    title: '別のセットアップを実行中です',
    happened: 'このコンピューターがセットアップできるPhotonは一度に1台です。',
    next: '終わるまで待つか、キャンセルしてください。',
  },
  'settings-unreadable': {
    title: '設定を読み取れませんでした',
    happened: '既定の設定とクラウドを使います。ファイルの内容は削除していません。',
    next: 'サインインする前に、「設定」でクラウドとWi-Fiを確認してください。',
  },
  'settings-not-saved': {
    title: '設定を保存できませんでした',
    happened: '設定ファイルの書き込みが許可されませんでした。',
    next: '空き容量と権限を確認して、もう一度保存してください。',
  },
  'journal-not-written': {
    title: '現在のネットワークを記録できませんでした',
    happened: 'ファイルに書き込めませんでした。異常終了すると、元のネットワークがわからなくなります。',
    next: 'このコンピューターの空き容量を確認してください。',
  },
  'record-not-read': {
    title: '今は履歴を読み取れません',
    happened: '履歴がないと、どのシリアル番号とデバイスが済んだのかわかりません。',
    next: 'このコンピューターのディスクと空き容量を確認してください。ラインは自動的に続きます。',
  },
  'record-gone': {
    title: '履歴のファイルがなくなりました',
    happened: '削除、移動、または置き換えられました。進行中のセットアップは、今あるファイルに記録しています。',
    next: '以前のセットアップが必要な場合は、コピーを元に戻してください。',
  },
  'ledger-not-written': {
    title: 'このセットアップを記録できませんでした',
    happened: 'ファイルに書き込めませんでした。異常終了すると、このセットアップがわからなくなります。',
    next: 'このコンピューターの空き容量を確認してください。',
  },
  'journal-damaged': {
    title: '記録の1行が不完全です',
    happened: '書き込み中に電源が切れた可能性が最も高いです。その行より前はすべて残っています。',
    next: '続行できます。',
  },
  'journal-unreadable': {
    title: '以前のセットアップの記録を読み取れません',
    happened: '中断されたセットアップがあっても、今はわかりません。ファイルは残っています。',
    next: 'いつものネットワークにいるか確認して、Photon Setupを再起動してください。',
  },
  'record-damaged': {
    title: '履歴のファイルが壊れていました',
    happened:
      '{{saved, number}}件のセットアップを新しいファイルに保存しました。壊れたファイルは{{file}}に残しています。',
    next: '続行できます。セットアップが足りない場合は、残したファイルをサポートに送ってください。',
  },
  'record-newer': {
    title: '履歴は新しいバージョンのものです',
    happened: '新しいPhoton Setupがファイルを変更しました。このバージョンは変更も記録もしません。',
    next: 'このコンピューターに新しいバージョンをインストールしてください。',
  },
  'record-not-opened': {
    title: '履歴を開けません',
    happened: 'ファイルを開けませんでした。セットアップはできますが、記録されません。',
    next: 'そのフォルダーの権限を確認して、Photon Setupを再起動してください。',
  },
  'record-disk-full': {
    title: 'ディスクがいっぱいのため記録できません',
    happened: 'セットアップは続きます。中断されても、次回の起動時にはわかりません。',
    next: 'このコンピューターのディスクの空きを増やしてください。',
  },
  'record-not-forwarded': {
    title: '一部のセットアップはここだけにあります',
    happened: 'そのうち{{waiting, number}}件はまだ共有の履歴にありません。何も削除していません。',
    next: '共有されるまで待ってから、削除してください。',
  },
  'shared-record-unreachable': {
    title: '共有の履歴に接続できません',
    happened:
      'サーバーが応答しないか、しばらく応答していませんでした。セットアップはできますが、デバイスリストの番号は割り当てられません。',
    next: 'サーバーが動作し、このコンピューターが同じネットワークにあることを確認してください。',
  },
  'shared-record-not-postgres': {
    title: 'このアドレスに共有の履歴はありません',
    happened: '応答はありますが、PostgreSQLではありません。',
    next: 'アドレスとポートを確認してください。',
  },
  'shared-record-not-trusted': {
    title: 'サーバーの証明書を信頼できません',
    happened: 'このアドレスで有効でないか、署名者が不明です。パスワードは送信していません。',
    next: 'サーバーの管理者からCAファイルを受け取り、選択してください。',
  },
  'shared-record-no-tls': {
    title: 'この接続の暗号化は不十分です',
    happened: 'このサーバーにTLSがないか、TLSなしで平文のパスワードを求めています。',
    next: 'サーバーの管理者にTLSを有効にするよう依頼してください。',
  },
  'shared-record-plain-outside': {
    title: 'このアドレスにはTLSが必要です',
    happened: 'TLSなしの場合、共有の履歴はプライベートネットワークでのみ使えますが、このアドレスはその外にあります。',
    next: 'TLSを使って接続してください。',
  },
  'shared-record-sign-in-refused': {
    title: '共有の履歴がサインインを拒否しました',
    happened: 'サーバーがこのユーザー、パスワード、またはデータベースを受け付けません。',
    next: 'ユーザーとデータベースを確認し、パスワードをもう一度入力してください。',
  },
  'shared-record-newer': {
    title: '共有の履歴は新しいバージョンのものです',
    happened: '新しいPhoton Setupが変更しました。このバージョンは変更せず、新しい記録はここで待機します。',
    next: 'このコンピューターに新しいバージョンをインストールしてください。',
  },
  'shared-record-not-made': {
    title: '共有の履歴は準備されていません',
    happened: 'サーバーがPostgreSQL 14より古いか、このユーザーにテーブルの権限がありません。',
    next: 'サーバーの管理者にPhoton Setup用の準備を依頼してください。',
  },
  'shared-record-full': {
    title: '共有の履歴に保存できません',
    happened: 'サーバーのディスクがいっぱいです。セットアップは続けられ、記録はここで待機します。',
    next: 'サーバーのディスクの空き容量を増やしてください。',
  },
  'shared-record-no-password': {
    title: '共有の履歴のパスワードがありません',
    happened: 'セットアップは続けられ、記録はこのコンピューターで待機します。',
    next: '設定でパスワードを入力するか、ターミナルで{{variable, name}}を設定してください。',
  },
  'other-stations-not-asked': {
    title: 'ほかのステーションに確認していません',
    happened: '共有の履歴が今は応答しません。ほかのステーションがこのデバイスをセットアップ中かもしれません。',
    next: '続行できます。',
  },
  'device-taken-over': {
    title: 'ほかのステーションがこのデバイスを引き継ぎました',
    happened: 'しばらく共有の履歴に接続できませんでした。これ以上変更する前に停止しました。',
    next: 'ほかのステーションでデバイスを確認してください。',
  },
  'device-at-another-station': {
    title: '別のステーションがこのデバイスをセットアップ中です',
    happened: '{{station, name}}が現在作業しているため、このステーションは停止しました。',
    next: '別のデバイスをセットアップしてください。',
  },
  'device-done-elsewhere': {
    title: 'このデバイスはセットアップ済みです',
    happened: '{{station, name}}が{{agoMs, duration}}前に完了しました。',
    next: '目的のデバイスか確認してください。',
  },
  'app-closing': {
    title: 'Photon Setupを閉じています',
    happened: '実行中の処理を終えていて、新しい処理は始めません。',
    next: '閉じた後に、Photon Setupをもう一度起動してください。',
  },
  'link-not-opened': {
    title: 'ページを開けませんでした',
    happened: 'ブラウザーを起動できませんでした。',
    next: 'ブラウザーで{{address}}を開いてください。',
  },
};
