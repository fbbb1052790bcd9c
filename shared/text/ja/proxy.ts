import type { TextsOf } from '../catalogue.ts';

/** A proxy that asks for a name and a password. */
export const texts: TextsOf<'proxy', 'ja'> = {
  proxy: {
    title: 'ネットワークのプロキシにサインイン',
    lead: 'このコンピューターは{{proxy, name}}を通してParticleクラウドに接続します。入力内容はこのプロキシだけに送られます。',
    refused: 'プロキシがこのユーザー名とパスワードを拒否しました。両方を確認してください。',
    name: 'プロキシのユーザー名',
    nameMissing: 'プロキシのユーザー名を入力してください。',
    password: 'プロキシのパスワード',
    keep: '両方をこのコンピューターに保存',
    keepHint: '「設定」で削除するまで、システムのキーリングで保護されます。',
    submit: '続行',
    trying: '試しています…',
  },
};
