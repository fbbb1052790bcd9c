import type { TextsOf } from '../catalogue.ts';

/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts: TextsOf<'about', 'ja'> = {
  about: {
    title: 'Photon Setupについて',
    lead: 'Particle PhotonをWi-Fiに接続し、アカウントに登録します。',
    versions: 'バージョン',
    app: 'Photon Setup',
    commit: 'コミット',
    commitUnknown: '不明（ソースから実行）',
    signature: '署名',
    signed: '署名済み',
    unsigned: '署名なし',
    runtime: 'ビルド',
    runtimeOf: {
      source: 'ソースから実行',
      release: 'リリース',
      development: '開発用ランタイム（テスト専用）',
    },
    copy: 'バージョンをコピー',
    report: '問題を報告',
    shortcuts: 'キーボードショートカット',
    licences: 'ライセンス',
    ownLicence: 'Photon SetupはMITライセンスのフリーソフトウェアです。',
    others: '次のソフトウェアが含まれています：',
    search: 'パッケージを検索',
    none: 'この文字を含むパッケージ名はありません。',
  },
};
