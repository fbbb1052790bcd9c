import type { ErrorTextsOf } from '../../catalogue.ts';

export const policyErrors: ErrorTextsOf<'policy'> = {
  'policy-unreadable': {
    title: 'このコンピューターのポリシーを読み取れません',
    happened: 'ファイル{{file, name}}が無効です。修正されるまで、練習モードだけが使えます。',
    next: '管理者にファイルの修正を依頼してください。',
  },
  'policy-not-trusted': {
    title: 'このコンピューターのポリシーを信頼できません',
    happened: 'ほかのユーザーが{{file, name}}またはフォルダーを変更できるため、練習モードだけが使えます。',
    next: '管理者に、両方をrootだけが書き込めるように依頼してください。',
  },
  'closed-by-policy': {
    title: 'このコンピューターではロックされています',
    happened: '管理者が管理しています。',
    next: '必要な場合は、管理者に問い合わせてください。',
  },
  'profile-not-writable': {
    title: 'このコンピューターには何も保存できません',
    happened: 'ホームフォルダーに書き込めません。設定とサインインはウィンドウを閉じると失われます。',
    next: '空き容量を増やすかフォルダーを書き込み可能にして、Photon Setupを再起動してください。',
  },
};
