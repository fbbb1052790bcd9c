import type { ErrorTextsOf } from '../../catalogue.ts';

export const signInErrors: ErrorTextsOf<'sign-in'> = {
  'sign-in-details-missing': {
    title: 'サインインの情報が足りません',
    happened: 'クラウドはすべての情報を必要とします。',
    next: '空欄に入力してください。',
  },
  'sign-in-refused': {
    title: 'クラウドがサインインを拒否しました',
    happened: 'このメールアドレスとパスワードのアカウントはありません。',
    next: '両方を確認して、もう一度サインインしてください。',
  },
  'one-time-code-refused': {
    title: 'クラウドがワンタイムコードを拒否しました',
    happened: 'コードは短時間、1回のサインインにだけ有効です。',
    next: '認証アプリに今表示されているコードを入力してください。',
  },
  'one-time-code-expired': {
    title: 'サインインに時間がかかりすぎました',
    happened: 'クラウドがワンタイムコードを待つのは短時間だけです。',
    next: 'メールとパスワードでもう一度サインインしてください。',
  },
  'sign-in-locked-out': {
    title: 'サインインの試行が多すぎます',
    happened: '10回続けて拒否されると、クラウドはこのアドレスを30分間ブロックします。',
    next: '30分待ってから、もう一度サインインしてください。',
  },
  'access-token-invalid': {
    title: 'アクセストークンは無効です',
    happened: 'クラウドが受け付けません。削除されたか期限切れの可能性があります。',
    next: 'もう一度サインインするか、別のアクセストークンを貼り付けてください。',
  },
  'oauth-client-refused': {
    title: 'クラウドがOAuthクライアントを拒否しました',
    happened: 'クライアントIDとクライアントシークレットが一致しません。',
    next: '両方を確認して、もう一度サインインしてください。アカウント用のものは「設定」にあります。',
  },
  'attempt-of-another-account': {
    title: '別のアカウントで始めたセットアップです',
    happened: '{{userName, name}}のためのものですが、別のアカウントでサインインしています。',
    next: 'サインアウトしてそのアカウントでサインインするか、このセットアップを破棄してください。',
  },
  'attempt-of-another-cloud': {
    title: '別のクラウドで始めたセットアップです',
    happened: '{{cloud, name}}のクラウドのためのものですが、Photon Setupは別のクラウドを使っています。',
    next: 'そのアドレスを「設定」で保存してサインインするか、このセットアップを破棄してください。',
  },
  'attempt-owner-unknown': {
    title: '誰のためのセットアップか不明です',
    happened: '記録またはアクセストークンに、アカウントとクラウドの情報がありません。',
    next: 'このセットアップを破棄して、デバイスをもう一度セットアップしてください。',
  },
  'sign-out-not-done': {
    title: 'クラウドがアクセストークンを終了しませんでした',
    happened: 'このコンピューターにはもうありませんが、期限まではクラウドで有効です。',
    next: '今すぐ再試行してください。後からは「particle token list」と「particle token revoke」を使います。',
  },
  'not-signed-in': {
    title: 'サインインしていません',
    happened: 'PhotonはParticleアカウントで登録します。',
    next: 'サインインして、再試行してください。',
  },
};
