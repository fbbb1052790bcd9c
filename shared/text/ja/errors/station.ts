import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'このプリセットは使用できません',
    happened: 'ファイルがプリセットではないか、項目の1つが無効です。',
    next: '示された項目を修正して、もう一度開始してください。',
  },
  'preset-newer': {
    title: '新しいバージョンが必要です',
    happened: 'このバージョンのPhoton Setupでは、形式{{version}}のプリセットを読み取れません。',
    next: 'Photon Setupを更新して、もう一度開始してください。',
  },
  'preset-password-missing': {
    title: 'パスワードがありません',
    happened: 'プリセットに{{network, name}}のパスワードがないか、その変数が空です。',
    next: 'passwordEnvの変数を設定するか、securityをopenにしてください。',
  },
  'device-set-up-already': {
    title: 'このPhotonはセットアップ済みです',
    happened: 'ここでセットアップ済みか、現在セットアップ中です。何も変更していません。',
    next: '完了したPhotonと一緒に置いてください。',
  },
};
