import type { ErrorTextsOf } from '../../catalogue.ts';

export const secretsErrors: ErrorTextsOf<'secrets'> = {
  'secret-store-missing': {
    title: 'ここではサインインを維持できません',
    happened: 'キーリングがないため、ウィンドウを閉じると何も残りません。',
    next: '起動のたびにサインインするか、キーリングを用意してください。',
  },
  'secret-store-locked': {
    title: 'システムのキーリングがロックされています',
    happened: 'ロックを解除するまで、ウィンドウを閉じるとサインインは残りません。',
    next: 'キーリングのロックを解除して、Photon Setupを再起動してください。',
  },
  'secrets-unreadable': {
    title: 'サインアウトしました',
    happened: '保存したサインインをこのコンピューターで解除できず、別に保管しました。',
    next: 'もう一度サインインしてください。',
  },
  'secrets-not-kept': {
    title: 'サインインを保存できませんでした',
    happened: 'ファイルに書き込めませんでした。ウィンドウを閉じるまではサインインしています。',
    next: '空き容量を確認して、もう一度サインインしてください。',
  },
  'secrets-not-read': {
    title: 'サインインしていません',
    happened: '保存したサインインを今は読み取れませんでした。削除はされていません。',
    next: 'ほかのアプリを閉じて、Photon Setupを再起動してください。',
  },
  'secrets-not-removed': {
    title: '保存したサインインがまだ残っています',
    happened: '削除が許可されませんでした。システムのキーリングで保護されたままです。',
    next: 'Photon Setupを再起動して、もう一度サインアウトしてください。',
  },
  'kept-sign-in-ended': {
    title: 'サインアウトしました',
    happened: '保存したサインインは、クラウドで無効になりました。',
    next: 'もう一度サインインしてください。',
  },
};
