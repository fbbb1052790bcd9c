import type { TextsOf } from '../catalogue.ts';

/** What the system shows for Photon Setup: its menu, its dialogs, and why it cannot start. */
export const texts: TextsOf<'shell', 'ja'> = {
  menu: {
    about: 'Photon Setupについて',
    settings: '設定…',
    report: '問題を報告',
    lights: 'LEDガイド',
    shortcuts: 'キーボードショートカット',
    services: 'サービス',
    hide: 'Photon Setupを非表示',
    hideOthers: 'ほかを非表示',
    unhide: 'すべてを表示',
    quit: 'Photon Setupを終了',
    edit: '編集',
    undo: '元に戻す',
    redo: 'やり直す',
    cut: 'カット',
    copy: 'コピー',
    paste: 'ペースト',
    pasteAndMatchStyle: 'スタイルを合わせてペースト',
    delete: '削除',
    selectAll: 'すべて選択',
    substitutions: '自動置換',
    showSubstitutions: '自動置換を表示',
    toggleSmartQuotes: 'スマート引用符',
    toggleSmartDashes: 'スマートダッシュ',
    toggleTextReplacement: 'テキストの置き換え',
    speech: 'スピーチ',
    startSpeaking: '読み上げを開始',
    stopSpeaking: '読み上げを停止',
    view: '表示',
    resetZoom: '実際のサイズ',
    zoomIn: '拡大',
    zoomOut: '縮小',
    togglefullscreen: 'フルスクリーンの切り替え',
    window: 'ウィンドウ',
    minimize: '最小化',
    zoom: '拡大/縮小',
    front: 'すべてを手前に移動',
    close: '閉じる',
    help: 'ヘルプ',
  },
  /** How long work ended, for those who look elsewhere; anybody may see it. */
  ended: {
    'set-up': 'このPhotonはオンラインです',
    'set-up-failed': 'セットアップの確認が必要です',
    devices: 'デバイスの作業が完了しました',
    import: 'インポートが完了しました',
    'import-failed': 'インポートの確認が必要です',
  },
  /** Forms of a report, which say whom each is for. */
  fileKinds: {
    workbook: 'Excelブック（人が読む形式）',
    csv: 'CSV（スクリプト用）',
    jsonl: 'JSON Lines（スクリプト用）',
  },
  /** Of the window's command line. */
  switches: {
    cloudUrl: '--cloud-urlには、httpsアドレス、またはローカルネットワークのhttpアドレスを指定します。',
    language: '--languageに指定できるのは{{languages, name}}です。',
  },
  troubles: {
    title: 'Photon Setupを続行できません',
    pageNotOpened: 'ページを開けませんでした（{{why}}）。Photon Setupを再インストールしてください。',
    pageMissing: 'ページがありません（{{status}}）。Photon Setupを再インストールしてください。',
    partMissing: '一部のファイルがありません。Photon Setupを再インストールしてください。',
    partDoesNotStart: '一部が起動しません（{{why}}）。Photon Setupを再インストールしてください。',
    'runs-elsewhere':
      'ホームフォルダーを共有する別のコンピューターで実行中です。そちらで閉じてから、もう一度起動してください。',
    'not-lockable':
      '設定フォルダーをロックできませんでした。ディスクに空きがあるか確認してから、もう一度起動してください。',
    twice: 'ウィンドウが2回停止しました',
    twiceMeans: '実行中のセットアップは、ウィンドウなしで続きます。終了すると、先にこのコンピューターを再接続します。',
    openAgain: 'ウィンドウを開き直す',
    quit: '終了',
  },
};
