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
    next: 'プリセットに入力するか、passwordEnvの変数を設定してください。',
  },
  'preset-name-taken': {
    title: 'この名前は使われています',
    happened: 'このコンピューターの別のプリセットが{{name, name}}という名前です。',
    next: '別の名前を選んでください。',
  },
  'preset-not-saved': {
    title: 'プリセットは保存されませんでした',
    happened: 'ファイルに書き込めないか、その間に別の変更がありました。',
    next: 'ディスクの空き容量を確認し、プリセットを再読み込みしてから、もう一度保存してください。',
  },
  'device-set-up-already': {
    title: 'このPhotonはセットアップ済みです',
    happened: 'ここでセットアップ済みか作業中、または基準Photonです。何も変更していません。',
    next: '取り分けてください。',
  },
  'photon-left-untouched': {
    title: '接続する前にPhotonが見えなくなりました',
    happened:
      'このステーションからは何も送信していません。おそらく電源が切れたか、移動したか、ほかでセットアップされました。',
    next: 'ステータスLEDを確認してください。青で点滅していれば、ステーションの近くに置いてください。',
  },
  'device-set-up-elsewhere': {
    title: 'このPhotonはほかでセットアップされました',
    happened: 'このステーションが接続を指示する前にオンラインになりました。',
    next: '完了したPhotonと一緒に置いてください。',
  },
  'preset-needs-serials': {
    title: 'シリアル番号または顧客がわかりません',
    happened: 'プリセットはデバイスごとにこれらを必要としますが、ここではわかりません。',
    next: 'デバイスリストを指定するか、プリセットを変更してください。',
  },
  'device-list-unreadable': {
    title: 'デバイスリストを使用できません',
    happened: '行がないか、列が足りない、重複している、またはこのプリセットに合いません。',
    next: 'serial、id、customer、nameの列を修正して、もう一度開始してください。',
  },
  'device-list-row-invalid': {
    title: 'デバイスリストに無効な行があります',
    happened: '{{row}}行目が不完全か、値の1つが無効です。何もセットアップしていません。',
    next: 'その行を修正して、もう一度開始してください。',
  },
  'device-list-twice': {
    title: 'デバイスリストに同じ値があります',
    happened: '{{before}}行目と{{row}}行目のシリアル番号、デバイスID、または名前が同じです。',
    next: 'どちらかの行を修正して、もう一度開始してください。',
  },
  'device-not-on-list': {
    title: 'このPhotonはデバイスリストにありません',
    happened: 'リストに未完了の行がありません。何も変更していません。',
    next: '取り分けて、リストを確認してください。',
  },
  'device-list-foreign': {
    title: 'リストにほかの製品のデバイスがあります',
    happened: 'クラウドが{{row}}行目のデバイスを製品に追加しませんでした。何もセットアップしていません。',
    next: 'その行をリストから削除するか、デバイスの所有者を確認してください。',
  },
  'serial-without-device': {
    title: 'このシリアル番号のデバイスはありません',
    happened: 'クラウドにも履歴にも{{serial, name}}のデバイスがありません。どのデバイスも変更していません。',
    next: 'ステッカーと照合するか、デバイスを製品に追加するか、デバイスIDを使ってください。',
  },
  'serial-of-several-devices': {
    title: '複数のデバイスが同じシリアル番号です',
    happened: '{{serial, name}}のデバイスが2つ以上あります。どれも変更していません。',
    next: '対象のデバイスIDか、別の番号を使ってください。',
  },
  'serial-of-another-device': {
    title: 'シリアル番号が別のデバイスのものです',
    happened: '{{row}}行目のデバイスIDには別のシリアル番号があります。何もセットアップしていません。',
    next: '両方をステッカーと照合して、その行を修正してください。',
  },
  'scan-unreadable': {
    title: 'スキャンを使用できません',
    happened: '途切れているか、複数のコードを含むか、Photonのシリアル番号やデバイスIDではありません。',
    next: 'ステッカーを1枚だけ、もう一度スキャンしてください。',
  },
  'scan-not-a-photon': {
    title: 'このコードはPhotonのものではありません',
    happened: 'Photonのシリアル番号はPHで始まる15文字です。照会は行われていません。',
    next: 'Photonのステッカーをスキャンしてください。',
  },
  'scan-not-listed': {
    title: 'このコードはデバイスリストにありません',
    happened: 'リストは独自のシリアル番号を割り当てますが、このコードはその1つではありません。',
    next: 'リストの番号をスキャンするか、リストを修正してください。',
  },
  'scan-not-as-pattern': {
    title: 'シリアル番号が形式に合いません',
    happened: 'このプリセットのシリアル番号の形式は{{pattern, name}}ですが、スキャンは{{scanned, name}}です。',
    next: '正しいコードをスキャンするか、プリセットの形式を修正してください。',
  },
  'number-used-already': {
    title: 'このシリアル番号は使用済みです',
    happened: '{{serial, name}}は、デバイスに割り当て済みか、割り当て中です。',
    next: '別の番号をスキャンしてください。',
  },
  'number-taken-over': {
    title: 'このシリアル番号はすでに使われています',
    happened: 'しばらくここで確保されていませんでした。{{serial, name}}はほかのデバイスかステーションにあります。',
    next: '別の番号でデバイスをもう一度セットアップしてください。',
  },
  'scan-other-layout': {
    title: 'スキャナーのキーボード配列が違うようです',
    happened:
      'このコンピューターとは別のキーボード配列で入力している可能性があります。スキャンの内容は使用していません。',
    next: 'スキャナーをこのコンピューターのキーボード配列に設定し、PS:TESTをスキャンしてください。',
  },
  'scan-layout-untold': {
    title: 'このコードでは配列を確認できません',
    happened: 'YとZのように、キーボード配列によって入れ替わる文字がありません。',
    next: 'コマンドコードを印刷し直し、新しいPS:TESTをスキャンしてください。',
  },
  'scan-after-end': {
    title: 'ラインはこれ以上デバイスを受け付けません',
    happened: 'このステッカーはラインの終了中にスキャンされました。このPhotonはセットアップされていません。',
    next: '次のラインでもう一度スキャンしてください。',
  },
  'customer-not-scanned': {
    title: '顧客が不明です',
    happened: '顧客がスキャンされていないか、最後のスキャンを使用できませんでした。次のPhotonは待機しています。',
    next: '顧客のメールアドレスをスキャンするか入力し、Enterキーを押してください。',
  },
  'scan-not-asked': {
    title: 'ここではステッカーは不要です',
    happened: 'このラインはスキャンなしでデバイスを処理します。スキャンした内容は使われていません。',
    next: 'スキャンせずに続けてください。',
  },
  'cable-same-or-another': {
    title: 'セットアップ済みか、別のPhotonか',
    happened: 'ここで合格したもの、または別のものがUSB経由で応答しません。',
    next: '別のPhotonの場合は、LEDが濃い青で点滅するまでSETUPを3秒間長押ししてください。',
  },
  'order-after-end': {
    title: 'ラインはすでに終了中です',
    happened: 'もうデバイスを受け付けません。何も変更していません。',
    next: '次のラインを開始してください。',
  },
  'line-device-not-there': {
    title: '対象のデバイスがありません',
    happened: '対象のデバイスがないか、すでに合格、取り分け済み、または再試行中です。何も記録していません。',
    next: 'リストからデバイスを選んでください。',
  },
  'line-label-not-there': {
    title: '再印刷するラベルがありません',
    happened: 'このラインでここでラベルを印刷したデバイスがないか、かなり前のものです。',
    next: '履歴からラベルを印刷してください。',
  },
  'first-article-unconfirmed': {
    title: '最初のデバイスが確認待ちです',
    happened: '合格しました。誰かが確認するまで、ほかのデバイスはセットアップしません。',
    next: '確認してから続行するか、PS:GOをスキャンしてください。',
  },
  'golden-first': {
    title: '基準Photonが先です',
    happened: '基準Photonが合格するまで待機します。何も変更していません。',
    next: 'このPhotonはここに置き、基準Photonを用意してください。',
  },
  'golden-failed': {
    title: '基準Photonが合格しませんでした',
    happened: '正常な作業台なら合格します。ほかのデバイスはセットアップしていません。',
    next: '結果に示された原因を解決してから、もう一度試してください。',
  },
  'golden-not-found': {
    title: '基準Photonが見つかりません',
    happened: '見つかったPhotonの中に、IDが{{id, name}}のものはありません。',
    next: '用意して、LEDが濃い青で点滅するまでSETUPを3秒間長押ししてください。',
  },
  'device-not-scanned': {
    title: 'このPhotonはスキャンされていません',
    happened: 'スキャンしたものとは別のデバイスです。何も変更していません。',
    next: 'ステッカーをスキャンするか、電源を切ってスキャンしたものを用意してください。',
  },
  'hook-failed': {
    title: '結果を渡せませんでした',
    happened: 'フック{{hook, name}}が失敗しました。ラインは続き、結果は履歴に残ります。',
    next: 'プリセットのフックを確認してください。',
  },
  'station-disk-not-writable': {
    title: 'このコンピューターに書き込めません',
    happened: 'ディスクがいっぱいか、Photon Setupのフォルダーに書き込めません。どのデバイスにも触れていません。',
    next: '空きを増やすか権限を確認して、もう一度開始してください。',
  },
  'station-clock-off': {
    title: 'このコンピューターの時計がずれています',
    happened: 'クラウドの時計と{{offMs, duration}}違います。どのデバイスにも触れていません。',
    next: 'このコンピューターの日時を合わせて、もう一度開始してください。',
  },
  'label-too-small': {
    title: 'ラベルが小さすぎます',
    happened: 'コードと文字には{{width, number}} × {{height, number}} mmが必要です。',
    next: 'より大きなラベル、より小さな文字、または別のコードを使用してください。',
  },
  'label-text-missing': {
    title: 'ラベルの内容がそろいません',
    happened: 'デバイスに{{field, name}}がないか、ラベルに収まりません。',
    next: 'デバイスにその値を設定するか、ラベルから外してください。',
  },
  'printer-not-found': {
    title: 'プリンターが見つかりません',
    happened: 'このコンピューターの一覧に{{printer, name}}という名前のプリンターはありません。',
    next: 'プリンターを接続するか、別のプリンターを選んでください。',
  },
  'network-not-found-here': {
    title: 'Wi-Fiがここで見つかりません：{{network, name}}',
    happened: '見つからないネットワークは、非公開か、5 GHzのみか、遠すぎる可能性があります。',
    next: '名前とルーターを確認してください。ラインは止まりません。',
  },
  'printer-out-of-paper': {
    title: 'プリンターに用紙がないようです',
    happened: '前回の確認では{{printer, name}}は用紙切れでした。',
    next: '最初のラベルの前に用紙を入れてください。',
  },
  'label-not-printed': {
    title: 'ラベルが印刷されていない可能性があります',
    happened: '印刷システムが拒否したか、時間内に応答しませんでした。デバイスの結果は変わりません。',
    next: '出てこない場合は、履歴からもう一度印刷してください。',
  },
  'label-not-saved': {
    title: 'ラベルを保存できませんでした',
    happened: 'その場所にPDFファイルを書き込めませんでした。',
    next: '別のフォルダーを選んでください。',
  },
  'labels-need-window': {
    title: 'ここではラベルを印刷できません',
    happened: 'プリセットにラベルがありますが、印刷できるのはウィンドウだけです。どのデバイスにも触れていません。',
    next: '--labelsとフォルダー、または--without-labelsを付けてください。',
  },
};
