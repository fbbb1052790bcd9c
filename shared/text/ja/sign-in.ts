import type { TextsOf } from '../catalogue.ts';

/** Signing in to the cloud. */
export const texts: TextsOf<'sign-in', 'ja'> = {
  signIn: {
    title: 'Particleにサインイン',
    lead: 'Photonを登録するParticleアカウントを使います。',
    email: 'メールアドレス',
    password: 'パスワード',
    submit: 'サインイン',
    submitting: 'サインインしています…',
    emailMissing: 'Particleアカウントのメールアドレスを入力してください。',
    passwordGoesTo: '{{cloud, name}}のクラウドに送られます。',
    passwordMissing: 'パスワードを入力してください。',
    useToken: 'アクセストークンを使用',
    usePassword: 'メールとパスワードを使用',
    tokenTitle: 'アクセストークンでサインイン',
    token: 'アクセストークン',
    tokenHint: 'ほかの処理の前に、クラウドで確認されます。',
    tokenMissing: 'アクセストークンを貼り付けてください。',
    codeTitle: 'ワンタイムコードを入力',
    codeLead: 'このアカウントは2段階認証を使用しています。認証アプリを開いてください。',
    code: 'ワンタイムコード',
    codeMissing: '認証アプリのコードを入力してください。',
    codeSubmit: '続行',
    otherAccount: '別のアカウントを使用',
    stay: 'サインインしたままにする',
    stayHint:
      'アクセストークンまたはクライアントシークレットをシステムのキーリングで保護して保存し、パスワードは保存しません。',
    refusals_other:
      'サインインが{{count, number}}回続けて拒否されました。{{limit, number}}回続くと、クラウドはここからのサインインを{{block, duration}}拒否します。',
    lockedUntil: '{{time}}から再びサインインできます。',
  },
};
