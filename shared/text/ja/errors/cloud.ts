import type { ErrorTextsOf } from '../../catalogue.ts';

export const cloudErrors: ErrorTextsOf<'cloud'> = {
  'cloud-unreachable': {
    title: 'Particleクラウドに接続できません',
    happened: 'このコンピューターから接続できませんでした。',
    next: 'このコンピューターのインターネット接続を確認して、再試行してください。',
  },
  'cloud-timed-out': {
    title: 'Particleクラウドが時間内に応答しませんでした',
    happened: '接続はできましたが、応答がありませんでした。',
    next: 'このコンピューターのインターネット接続を確認して、再試行してください。',
  },
  'cloud-connection-not-secure': {
    title: 'クラウドへの接続は安全ではありません',
    happened: 'クラウドの証明書を確認できないため、何も送信していません。',
    next: '別のネットワークを使うか、プロキシについてネットワーク管理者に確認してください。',
  },
  'computer-clock-wrong': {
    title: 'このコンピューターの時計が合っていません',
    happened: '日付または時刻が正しくないため、クラウドの証明書を確認できません。',
    next: 'このコンピューターの日付と時刻を合わせて、再試行してください。',
  },
  'cloud-sign-in-page': {
    title: 'このネットワークにはサインインページがあります',
    happened: 'ホテル、学校、オフィスなどのように、クラウドの代わりにWebページが応答しました。',
    next: 'Webブラウザーを開いてネットワークにサインインし、再試行してください。',
  },
  'list-incomplete': {
    title: 'リストは完全ではありません',
    happened: '読み取れたものだけを表示しています。残りはありません。',
    next: '再試行するか、足りないデバイスをIDで探してください。',
  },
  'cloud-behind-another': {
    title: '何かがParticleクラウドをブロックしています',
    happened: 'クラウドの代わりに、ファイアウォール、プロキシ、または別のサーバーが応答しました。',
    next: 'ネットワーク管理者にクラウドのアドレスの許可を依頼するか、別のネットワークを使ってください。',
  },
  'proxy-refuses': {
    title: 'ネットワークのプロキシが接続を拒否しました',
    happened: 'ユーザー名とパスワードが必要で、未入力か誤っている可能性が最も高いです。',
    next: 'プロキシのユーザー名とパスワードで再試行してください。ターミナルはHTTPS_PROXYを読み取ります。',
  },
  'proxy-unreachable': {
    title: 'このネットワークのプロキシに接続できません',
    happened: 'クラウドへの接続に使うプロキシが応答しなかったため、何も送信していません。',
    next: 'このコンピューターのネットワークとプロキシのアドレスを確認して、再試行してください。',
  },
  'cloud-answer-unreadable': {
    title: 'クラウドからの予期しない応答',
    happened: 'Particleクラウドの形式ではありません。',
    next: '「設定」のクラウドのアドレスを確認して、再試行してください。',
  },
  'cloud-refused': {
    title: 'クラウドが要求を拒否しました',
    happened: '要求は理解されましたが、実行されませんでした。',
    next: '再試行してください。繰り返す場合は、詳細をコピーして報告してください。',
  },
  'cloud-forbidden': {
    title: 'クラウドで許可されていません',
    happened: 'このアカウントまたはクライアントに権限がありません。',
    next: 'アカウントまたはクライアントの権限を確認するか、別のものでサインインしてください。',
  },
  'cloud-not-found': {
    title: 'クラウドで見つかりませんでした',
    happened: '応答はありましたが、このアドレスには何もありません。',
    next: 'クラウドのアドレスを確認して、再試行してください。',
  },
  'cloud-too-many-requests': {
    title: '要求が多すぎます',
    happened: '短時間に多くの要求がここから送られました。',
    next: '数分待ってから、再試行してください。',
  },
  'cloud-server-error': {
    title: 'Particleクラウドに問題があります',
    happened: 'エラーはクラウド側にあり、Photonやネットワークの問題ではありません。',
    next: '数分待ってから、再試行してください。',
  },
};
