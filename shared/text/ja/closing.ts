import type { TextsOf } from '../catalogue.ts';

/** Before the program closes while something would be lost. */
export const texts: TextsOf<'closing', 'ja'> = {
  closeQuestion: {
    title: 'Photon Setupを閉じますか？',
    close: 'Photon Setupを閉じる',
    keepOpen: '開いたままにする',
    half: '今閉じると、セットアップをもう一度始める必要があります。',
    unconfirmed: '今閉じると、次にPhoton Setupを開くまで、オンラインになったことを確認できません。',
    unchecked: '今閉じると、所有者が残ることがあります。',
    practice: '今閉じると、練習は終了します。練習の内容は何も残りません。',
    line: 'ラインが稼働中です。完了したデバイスはそのままです。',
    lineLost: '今閉じると、ほかのデバイスはセットアップされず、処理中のデバイスも停止します。',
    devices: 'デバイスの作業はまだ終わっていません。完了した分はそのまま残ります。',
    devicesLost: '今閉じると、残りは中止され、結果は失われます。',
    import: 'インポートはまだ終わっていません。追加済みのデバイスは製品に残ります。',
    importLost: '今閉じると、残りは送信されず、結果は失われます。',
    preset: 'このプリセットの変更はまだ保存されていません。',
    presetLost: '今閉じると、変更は失われます。',
  },
};
