import type { TextsOf } from '../catalogue.ts';

/** "Report a problem"; comes with its dialog. */
export const texts: TextsOf<'report', 'ja'> = {
  report: {
    title: '問題を報告',
    lead: '何も送信されません。レポートを保存し、内容を確認してから共有してください。デバイスIDは含まれますが、パスワード、トークン、登録コード、Wi-Fi名は含まれません。',
    words: '何が起きたかを自分の言葉で',
    wordsHint: 'このセッションの秘密情報を除いて、先頭に表示されます。',
    contents: 'レポートの内容',
    collecting: '収集しています…',
    copy: 'レポートをコピー',
    save: 'レポートを保存',
    saved: 'レポートを保存しました。',
  },
};
