import type { ErrorTextsOf } from '../../catalogue.ts';

export const deviceErrors: ErrorTextsOf<'device'> = {
  'device-name-taken': {
    title: 'この名前は使われています',
    happened: 'アカウントの別のデバイスが使っています。名前は変更されませんでした。',
    next: '別の名前を選んでください。',
  },
  'device-name-refused': {
    title: 'クラウドがこの名前を受け付けませんでした',
    happened: '名前は変更されませんでした。アカウントの別のデバイスが使っている可能性が最も高いです。',
    next: '別の名前を選んでください。',
  },
  'device-limit-reached': {
    title: 'デバイス数の上限に達しました',
    happened: 'アカウントまたは製品のデバイス数が、クラウドの上限に達しています。',
    next: '使わないデバイスを登録解除するか、上限を上げて、再試行してください。',
  },
  'device-not-in-account': {
    title: 'デバイスはこのアカウントにありません',
    happened: 'このIDのデバイスは、このアカウントでは見つかりません。',
    next: 'Photonをもう一度セットアップするか、所有者のアカウントでサインインしてください。',
  },
  'serial-number-unknown': {
    title: '不明なシリアル番号',
    happened: 'このシリアル番号のデバイスは、このアカウントでは見つかりません。',
    next: 'ステッカーと照らし合わせるか、デバイスIDを使ってください。',
  },
  'function-not-found': {
    title: 'このデバイスにその関数はありません',
    happened: 'ファームウェアにこの名前の関数はありません。',
    next: '大文字と小文字も含めて、名前を確認してください。',
  },
  'device-not-answering': {
    title: 'デバイスが応答しませんでした',
    happened: 'クラウドは要求を転送しましたが、応答がありませんでした。',
    next: 'LEDが水色でゆっくり明滅しているか確認して、再試行してください。',
  },
  'device-not-found': {
    title: '一致するデバイスはありません',
    happened: 'サインイン中のアカウントまたは製品にありません。',
    next: 'IDまたは名前を確認してください。ほかの所有者のデバイスは表示されません。',
  },
  'device-offline': {
    title: 'デバイスはオフラインです',
    happened: 'クラウドがデバイスに接続できる間だけ可能です。',
    next: 'デバイスの電源を入れ、LEDが水色でゆっくり明滅したら、再試行してください。',
  },
  'device-owned-by-somebody-else': {
    title: 'デバイスはほかの人が所有しています',
    happened: '何も変更していません。先に所有者が登録解除する必要があります。',
    next: '所有者に登録解除を依頼するか、Photonとしてもう一度セットアップしてください。',
  },
  'tinker-refused': {
    title: 'このクラウドはTinkerを提供していません',
    happened: '名前によるTinkerの書き込みが受け付けられませんでした。',
    next: '代わりに、書き込むTinkerのファイルを選んでください。',
  },
  'change-not-seen': {
    title: 'クラウドに変更が表示されません',
    happened: '要求は受け付けられましたが、デバイスは以前のまま表示されています。',
    next: '1分待って確認し、変わっていなければ手順を繰り返してください。',
  },
  'order-fate-unknown': {
    title: '結果は不明です',
    happened: '要求を送信しましたが、クラウドから応答がありませんでした。',
    next: '1分後にデバイスを確認し、変わっていない場合だけ繰り返してください。',
  },
  'work-already-running': {
    title: '別のリストを処理中です',
    happened: 'Photon Setupが処理するデバイスのリストは一度に1つです。',
    next: '終わるまで待つか、停止してください。',
  },
  'work-needs-product': {
    title: '製品が必要です',
    happened: '製品のOAuthクライアントだけが行えます。',
    next: '製品にサインインしてください。',
  },
  'work-needs-account': {
    title: 'アカウントが必要です',
    happened: 'デバイスを登録するアカウントがサインインしていません。',
    next: 'アカウントにサインインしてください。',
  },
  'report-not-saved': {
    title: 'ファイルを保存できませんでした',
    happened: 'その場所に書き込めませんでした。',
    next: '別のフォルダーを選んでください。',
  },
  'program-file-unreadable': {
    title: 'Photonのファームウェアではありません',
    happened: 'ファイルが読み取れないか、空か、Photonのメモリより大きいです。',
    next: '.binで終わるコンパイル済みファームウェアを選んでください。',
  },
};
