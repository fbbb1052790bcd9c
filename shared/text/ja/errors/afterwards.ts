import type { ErrorTextsOf } from '../../catalogue.ts';

export const afterwardsErrors: ErrorTextsOf<'afterwards'> = {
  'photon-did-not-leave': {
    title: 'Photonが接続を始めませんでした',
    happened: 'Wi-Fi情報はありますが、まだリスニングモードです。',
    next: 'PhotonのRESETを押し、LEDを確認して、再試行してください。',
  },
  'home-network-not-back': {
    title: 'このコンピューターは{{network, name}}に戻っていません',
    happened: '再接続できませんでした。',
    next: 'システムのネットワークメニューで{{network, name}}を選んでください。',
  },
  'home-network-asks-password': {
    title: 'このコンピューターは{{network, name}}に戻っていません',
    happened: 'パスワードなしでは接続されませんでした。',
    next: 'システムのネットワークメニューで{{network, name}}を選び、パスワードを入力してください。',
  },
  'photon-network-kept': {
    title: 'PhotonのWi-Fiがこのコンピューターに残っています',
    happened: '保存済みネットワークから{{network, name}}を削除することが許可されませんでした。',
    next: 'システムのWi-Fi設定で{{network, name}}を削除してください。',
  },
  'network-details-wrong': {
    title: 'Photonは{{network, name}}に接続できませんでした',
    happened: 'リスニングモードに戻りました。Wi-Fiのパスワードが原因である可能性が最も高いです。',
    next: '再試行し、Wi-Fiのパスワードをもう一度入力してください。',
  },
  'photon-came-back-once': {
    title: '今回は{{network, name}}に接続できませんでした',
    happened: 'リスニングモードに戻りました。このネットワークには以前Photonが接続できています。',
    next: 'RESETを押し、SETUPを3秒間長押しして、同じ情報で再試行してください。',
  },
  'kept-networks-not-joined': {
    title: '保存済みネットワークに接続できませんでした',
    happened: 'Photonはリスニングモードに戻りました。',
    next: 'もう一度セットアップし、電波の届くネットワークを選んでください。',
  },
  'photon-not-online': {
    title: 'Photonはまだオンラインではありません',
    happened: '{{network, name}}の情報はありますが、クラウドにはまだ接続がありません。',
    next: 'PhotonのステータスLEDを確認してください。',
  },
  'photon-not-yours': {
    title: 'Photonはこのアカウントにありません',
    happened: 'クラウドによると、ほかの人が所有しています。このアカウントには登録されませんでした。',
    next: 'LEDが水色でゆっくり明滅していれば、所有者に登録解除を依頼してください。そうでなければ、Wi-Fiのパスワードを確認してください。',
  },
  'ownership-not-confirmed': {
    title: 'このPhotonは以前セットアップされています',
    happened: '所有者がいる可能性があります。登録が確認されなかったため、所有者はそのままです。',
    next: 'もう一度始めて確認するか、別のPhotonを使ってください。',
  },
  'photon-still-listening': {
    title: 'Photonはまだリスニングモードです',
    happened: '接続が指示されていないか、指定のネットワークに接続できませんでした。',
    next: 'もう一度始めて、ネットワークを選び直してください。',
  },
};
