import type { ErrorTextsOf } from '../../catalogue.ts';

export const photonErrors: ErrorTextsOf<'photon'> = {
  'photon-not-found': {
    title: 'Photonが見つかりません',
    happened: 'このコンピューターからPhotonのWi-Fiが見えません。',
    next: 'LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'photon-not-reachable': {
    title: 'Photonに接続できません',
    happened: 'Photonのアドレスから応答がありません。',
    next: 'ネットワークケーブルを抜き、VPNを一時停止して、再試行してください。',
  },
  'photon-timed-out': {
    title: 'Photonが時間内に応答しませんでした',
    happened: '接続はできましたが、応答がありませんでした。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'photon-connection-lost': {
    title: 'Photonとの接続が切れました',
    happened: 'PhotonのWi-Fiから離れたか、Photonが再起動した可能性が最も高いです。',
    next: 'Photonを近づけ、LEDが濃い青で点滅するまでSETUPを長押しして、再試行してください。',
  },
  'photon-answer-unreadable': {
    title: 'Photonからの予期しない応答',
    happened: 'Photonの形式ではありません。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'photon-answer-too-large': {
    title: 'Photonからのデータが多すぎます',
    happened: 'Photonが送るどの応答よりも大きな応答でした。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'photon-request-refused': {
    title: 'Photonが要求を拒否しました',
    happened: '対応していないと応答しました。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'not-a-photon': {
    title: 'Photonではなく別の機器が応答しました',
    happened: 'Photonのアドレスを使っています。ルーターである可能性が最も高いです。',
    next: 'このコンピューターのネットワークケーブルを抜いて、再試行してください。',
  },
  'different-photon': {
    title: 'これは別のPhotonです',
    happened: '予定していたものではありません。変更は加えていません。',
    next: '使うPhotonだけを濃い青で点滅させて、再試行してください。',
  },
  'photon-key-changed': {
    title: 'Photonのセキュリティキーが変わりました',
    happened: '別の機器がPhotonになりすましている可能性があります。パスワードは送信していません。',
    next: 'ほかの人がいない場所でRESETを押し、SETUPを3秒間長押しして、再試行してください。',
  },
  'photon-name-twice': {
    title: '{{network, name}}という名前のWi-Fiが2つあります',
    happened: 'Photonのネットワークは1つです。もう一方はパスワードを盗むためのなりすましの可能性があります。',
    next: '両方とも自分のものである場合だけ続行してください。そうでなければ、キャンセルして別の場所で行ってください。',
  },
  'photon-key-missing': {
    title: 'Photonがセキュリティキーを提供しませんでした',
    happened: 'キーがないとパスワードを安全に送れないため、送信していません。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'still-on-photon-network': {
    title: 'このコンピューターはまだPhotonのWi-Fiにいます',
    happened: 'セットアップはオンラインで始まりますが、PhotonのWi-Fiにはインターネットがありません。',
    next: 'このコンピューターをWi-Fiに再接続して、再試行してください。',
  },
  'photon-network-not-joined': {
    title: 'PhotonのWi-Fiに接続できませんでした',
    happened: 'Photonからの応答がありませんでした。',
    next: 'Photonを近づけ、LEDが濃い青で点滅するまでSETUPを長押しして、再試行してください。',
  },
  'photon-network-left': {
    title: 'このコンピューターはPhotonのWi-Fiから離れました',
    happened: 'コンピューターは、インターネットのないWi-Fiから離れることがよくあります。',
    next: 'システムから尋ねられたら、接続を維持してください。',
  },
  'claim-code-not-stored': {
    title: 'Photonが登録コードを保存しませんでした',
    happened: '登録コードがないと、クラウドはPhotonを登録できません。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'acceptance-firmware': {
    title: 'ファームウェアが想定と異なります',
    happened: 'デバイスはオンラインですが、時間内に{{expected}}を報告しませんでした。',
    next: '製品がリリースしているファームウェアを確認して、もう一度セットアップしてください。',
  },
  'acceptance-variable': {
    title: '変数が想定と異なります',
    happened: 'デバイスはオンラインですが、変数{{name, name}}はプリセットが認める値を返しませんでした。',
    next: 'デバイスの測定内容を確認して、もう一度セットアップしてください。',
  },
  'acceptance-function': {
    title: '関数の戻り値が想定と異なります',
    happened: 'デバイスはオンラインですが、関数{{name, name}}はプリセットが求める値を返しませんでした。',
    next: '関数のテスト内容を確認して、もう一度セットアップしてください。',
  },
  'cable-in-dfu': {
    title: 'PhotonはDFUモードです',
    happened: 'このモードではファームウェアを待っており、セットアップできません。',
    next: 'RESETを押して、再試行してください。',
  },
  'cable-not-listening': {
    title: 'PhotonがUSB経由で応答しません',
    happened: 'おそらくリスニングモードではありません。',
    next: 'LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'cable-dialogue-open': {
    title: 'Photonが別のプログラムを待っています',
    happened: 'USB経由の質問に回答がないままです。',
    next: 'RESETを押して、再試行してください。',
  },
  'cable-drowned': {
    title: 'Photonのファームウェアが妨げになっています',
    happened: 'USBへの出力が多すぎて、Photonの応答を読み取れません。',
    next: 'Wi-FiでPhotonをセットアップしてください。',
  },
  'cable-no-claim-code': {
    title: 'このPhotonは、顧客用にはケーブルでセットアップできません',
    happened: 'このDevice OSは、USB経由では登録コードを受け取りません。',
    next: 'Wi-FiでPhotonをセットアップしてください。',
  },
  'cable-interrupted': {
    title: 'USB経由のセットアップが中断されました',
    happened: 'おそらくPhotonはまだ応答を待っています。',
    next: 'RESETを押して、再試行してください。',
  },
};
