import type { ErrorTextsOf } from '../../catalogue.ts';

export const updateErrors: ErrorTextsOf<'update'> = {
  'update-server-unreachable': {
    title: '更新サーバーに接続できません',
    happened: '応答がありませんでした。現在のバージョンはそのまま使えます。',
    next: 'このコンピューターのインターネット接続を確認し、もう一度更新を確認してください。',
  },
  'update-not-offered': {
    title: '更新サーバーに更新はありません',
    happened: '応答はありましたが、このコンピューター用のこの種類の更新はありません。',
    next: '更新サーバーのアドレスを確認してください。',
  },
  'update-not-signed': {
    title: 'この更新は開発元のものではありません',
    happened: '署名が一致しないため、まったく使っていません。',
    next: '更新サーバーの管理者に連絡してください。現在のバージョンはそのまま使えます。',
  },
  'update-unreadable': {
    title: '更新を読み取れません',
    happened: '説明が必要な形式ではないため、まったく使っていません。',
    next: '更新サーバーの管理者に連絡してください。現在のバージョンはそのまま使えます。',
  },
  'update-damaged': {
    title: '更新が不完全か、壊れています',
    happened: 'ダウンロードが告知された内容と一致しないため、削除しました。',
    next: 'もう一度確認してください。繰り返す場合は、更新サーバーの管理者に連絡してください。',
  },
  'update-not-stored': {
    title: '更新を保存できませんでした',
    happened: 'ディスクがいっぱいか、フォルダーに書き込めません。現在のバージョンはそのまま使えます。',
    next: '空き容量を増やして、もう一度確認してください。',
  },
  'update-not-installed': {
    title: '更新をインストールできませんでした',
    happened: '現在のバージョンはそのままで、引き続き使えます。',
    next: '空き容量とアプリのフォルダーの権限を確認して、再試行してください。',
  },
  'update-during-setup': {
    title: '更新は作業の終了を待っています',
    happened: 'デバイスの処理中は、Photon Setupを再起動できません。',
    next: '作業を終えるか停止してから、更新してください。',
  },
  'update-under-way': {
    title: 'Photon Setupを更新しています',
    happened: 'まもなく新しいバージョンで再起動します。',
    next: '再起動したら、続行してください。',
  },
};
