import type { ErrorTextsOf } from '../../catalogue.ts';

export const productErrors: ErrorTextsOf<'product'> = {
  'not-signed-in-to-product': {
    title: '製品にサインインしていません',
    happened: '製品のクライアントIDとクライアントシークレットが必要です。',
    next: '製品にサインインしてください。',
  },
  'product-not-found': {
    title: 'その製品はありません',
    happened: 'このIDまたはスラッグの製品は、このクライアントでは見つかりません。',
    next: 'Particleコンソールで製品を確認し、もう一度入力してください。',
  },
  'product-of-another-client': {
    title: 'このクライアントは別の製品のものです',
    happened: 'クライアントは有効ですが、この製品では使えません。',
    next: 'クライアントを作成した製品、またはこの製品のクライアントを入力してください。',
  },
  'customer-name-invalid': {
    title: 'メールアドレスではありません',
    happened: '顧客の名前はメールアドレスの形式です。',
    next: 'name@example.comの形式で入力してください。',
  },
  'customer-not-opened': {
    title: '顧客を作成できませんでした',
    happened: 'クラウドは顧客を作成せず、このクライアントに代行も許可しませんでした。',
    next: 'メールアドレスとクライアントの権限を確認してください。',
  },
  'customer-token-of-another': {
    title: 'クラウドが別の顧客について応答しました',
    happened: 'アクセストークンは要求した顧客のものではないため、使いません。',
    next: '再試行してください。繰り返す場合は、詳細をコピーして報告してください。',
  },
  'customer-not-found': {
    title: '顧客が見つかりません',
    happened: 'クラウドは、このメールアドレスの顧客へのアクセスをこのクライアントに許可しませんでした。',
    next: 'メールアドレスの綴りとクライアントの権限を確認してください。',
  },
  'device-not-in-product': {
    title: 'デバイスはこの製品に所属していません',
    happened: '製品のデバイスのリストにありません。',
    next: '先にデバイスを製品に追加してください。',
  },
  'device-owned-outside-team': {
    title: 'デバイスの所有者はチーム外の人です',
    happened: '所有者が製品のチームにいないデバイスは、クラウドが追加しません。',
    next: '所有者に登録解除を依頼してから、もう一度追加してください。',
  },
  'device-unknown-to-product': {
    title: 'クラウドがこのデバイスを受け付けませんでした',
    happened: 'デバイスIDが不明か、デバイスの種類が製品と一致しません。',
    next: 'ラベルのIDと、製品がPhoton用であることを確認してください。',
  },
  'device-denied': {
    title: '製品がこのデバイスを拒否しています',
    happened: 'チームの誰かが拒否しました。',
    next: 'Particleコンソールでチームに承認してもらい、再試行してください。',
  },
  'device-quarantined': {
    title: 'デバイスは隔離中です',
    happened: 'この製品であると報告していますが、まだ承認されていません。',
    next: 'Particleコンソールでチームに承認してもらい、再試行してください。',
  },
  'device-not-customers': {
    title: 'デバイスは顧客に登録されませんでした',
    happened: 'オンラインですが、製品では別の所有者、または所有者なしと表示されています。',
    next: 'もう一度セットアップしてください。所有者が残る場合は、先に登録解除してください。',
  },
  'device-has-owner': {
    title: 'デバイスには所有者がいます',
    happened: '製品に所属し、{{owner, name}}が所有しています。',
    next: '先に登録を解除するか、再試行して登録解除に同意してください。',
  },
  'import-file-unreadable': {
    title: 'ファイルを読み取れません',
    happened: '読み取れなかったか、テキストでもExcelブックでもありません。',
    next: 'ファイルとパスを確認してください。リストはテキスト、CSV、Excelブック（.xlsx）を使えます。',
  },
  'import-without-ids': {
    title: 'デバイスIDが見つかりません',
    happened: 'デバイスIDは24文字で、0–9とa–fだけです。',
    next: '正しいリストを選んだか確認してください。',
  },
  'import-column-unclear': {
    title: 'デバイスIDの列がはっきりしません',
    happened: '複数の列が考えられるため、何も送信していません。',
    next: '列を選んでください。ターミナルでは、--columnに番号、名前、または「all」を指定します。',
  },
  'import-workbook-too-large': {
    title: 'ブックが大きすぎます',
    happened: '展開すると、Photon Setupが読み取れる量を超えます。',
    next: 'Excelで、デバイスIDのシートをCSVで保存し、そのファイルを選んでください。',
  },
  'import-file-changed': {
    title: 'プレビューの後にファイルが変わりました',
    happened: '表示の後に変更、移動、または削除されました。何も送信していません。',
    next: 'ファイルを選び直し、列を確認してください。',
  },
  'import-several-sheets': {
    title: 'ブックに複数のシートがあります',
    happened: '複数のシートに行があるため、何も送信していません。',
    next: 'デバイスIDのシートを別のブック、またはCSVで保存してください。',
  },
  'variable-not-found': {
    title: 'この変数は読み取れません',
    happened: 'このデバイスでは、クラウドが見つけられませんでした。',
    next: 'デバイスのファームウェアにまだあるか確認してください。',
  },
  'customer-not-listed': {
    title: '顧客はまだリストにありません',
    happened: 'デバイスはこの顧客に登録されています。製品のリストは遅れることがあります。',
    next: '1分後に、リストをもう一度確認してください。',
  },
};
