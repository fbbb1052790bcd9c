import type { ErrorTextsOf } from '../../catalogue.ts';

export const networkErrors: ErrorTextsOf<'network'> = {
  'network-name-invalid': {
    title: 'このネットワーク名は使えません',
    happened: '名前は1～32バイトです。これは{{bytes, bytes}}です。',
    next: '名前を確認してください。日本語や絵文字は1文字で数バイトになります。',
  },
  'network-name-not-settable': {
    title: 'Photonはこのネットワーク名を保存できません',
    happened: '引用符とバックスラッシュは正しく保存されません。',
    next: '別のネットワークを選ぶか、ルーターで名前を変更してください。',
  },
  'network-password-missing': {
    title: 'Wi-Fiのパスワードがありません',
    happened: 'このネットワークに接続するには必要です。',
    next: 'Wi-Fiのパスワードを入力してください。',
  },
  'network-password-too-short': {
    title: 'このパスワードは短すぎます',
    happened: '{{bytes, bytes}}です。この種類のネットワークでは8～64バイトです。',
    next: 'Wi-Fiのパスワードを確認してください。',
  },
  'network-password-too-long': {
    title: 'このパスワードは長すぎます',
    happened: '{{bytes, bytes}}で、上限は64です。日本語や絵文字は1文字で数バイトになります。',
    next: 'Wi-Fiのパスワードを確認してください。',
  },
  'network-wep-key-invalid': {
    title: 'このWEPキーは無効です',
    happened: '{{bytes, bytes}}です。5文字か13文字、または0–9とA–Fの10桁か26桁にしてください。',
    next: 'WEPキーを確認してください。',
  },
  'network-security-unknown': {
    title: 'このネットワークのセキュリティは不明です',
    happened: 'Photonはオープン、WEP、WPA、WPA2に対応しています。WPA3専用には接続できません。',
    next: 'セキュリティを手動で選ぶか、WPA2のネットワークを使ってください。',
  },
  'network-security-misprint': {
    title: 'このセキュリティ番号はよく知られた誤りです',
    happened: '広まっている手順書ではWPAのAESを2097165としていますが、PhotonはWEPと解釈します。',
    next: '2097156を使うか、セキュリティを名前で選んでください。',
  },
  'enterprise-details-missing': {
    title: 'エンタープライズの情報が足りません',
    happened: 'Photonを接続させるために、ネットワークが必要とします。',
    next: '印のある欄に入力してください。',
  },
  'enterprise-details-too-long': {
    title: 'エンタープライズの情報が長すぎます',
    happened: '{{bytes, bytes}}です。Photonが保存できるのは{{limit, number}}までです。',
    next: '印のある欄を短くしてください。',
  },
  'enterprise-details-not-settable': {
    title: 'Photonはこの情報を保存できません',
    happened: '引用符とバックスラッシュは正しく保存されません。',
    next: '印のある欄を変更してください。',
  },
  'enterprise-key-unreadable': {
    title: '秘密鍵ではありません',
    happened: '秘密鍵は-----BEGIN PRIVATE KEY-----と-----END PRIVATE KEY-----の間のテキストです。',
    next: '最初と最後の行も含めて、鍵全体を貼り付けてください。',
  },
  'enterprise-key-passphrase-missing': {
    title: '秘密鍵は暗号化されています',
    happened: 'パスフレーズがないと読み取れません。',
    next: '秘密鍵のパスフレーズを入力してください。',
  },
  'enterprise-key-passphrase-wrong': {
    title: '秘密鍵を復号できません',
    happened: 'パスフレーズが違うか、鍵が壊れています。',
    next: 'パスフレーズ、次に鍵を確認してください。',
  },
  'enterprise-key-kind-refused': {
    title: 'Photonはこの種類の秘密鍵を使えません',
    happened: '2048ビットまでのRSA鍵と、P-256曲線の鍵に対応しています。',
    next: '対応する鍵の証明書を依頼してください。',
  },
  'enterprise-certificate-unreadable': {
    title: '証明書ではありません',
    happened: '証明書は-----BEGIN CERTIFICATE-----と-----END CERTIFICATE-----の間のテキストです。',
    next: '最初と最後の行も含めて、証明書全体を貼り付けてください。',
  },
  'network-password-letters': {
    title: 'このパスワードには送れない文字があります',
    happened: 'エンタープライズのパスワードに使えるのは西ヨーロッパの文字だけで、ヌル文字は使えません。',
    next: 'ほかの文字のないパスワードにしてください。',
  },
  'network-password-not-hexadecimal': {
    title: 'このパスワードは正しくありません',
    happened: 'Wi-Fiのパスワードは8～63文字です。64文字の場合は、0–9とA–Fだけの鍵です。',
    next: 'Wi-Fiのパスワードを確認してください。',
  },
  'enterprise-key-of-another': {
    title: '秘密鍵が証明書と一致しません',
    happened: 'ネットワークはPhotonを拒否します。',
    next: 'クライアント証明書の秘密鍵を入力してください。',
  },
  'network-not-in-list': {
    title: 'Photonから{{network, name}}が見えません',
    happened: 'Photonのリストにありません。Photonから見えるのは2.4 GHzのネットワークだけです。',
    next: '名前を確認し、Photonをルーターに近づけて、再試行してください。',
  },
  'enterprise-refused': {
    title: 'Photonがエンタープライズの情報を拒否しました',
    happened: 'ユーザー名、証明書、または鍵を保存できませんでした。',
    next: '情報を確認して、再試行してください。',
  },
  'enterprise-not-supported': {
    title: 'エンタープライズネットワークに接続できません',
    happened: 'Device OS 0.7.0以降が必要です。',
    next: '別のネットワークを選んでください。Photonはオンラインになると更新されます。',
  },
  'network-not-heard': {
    title: 'Photonから{{network, name}}が見えません',
    happened: 'ネットワークを探しましたが、見つかりませんでした。非公開や5 GHzのネットワークは見えません。',
    next: '名前を確認するか、Photonをルーターに近づけるか、別のネットワークを選択してください。',
  },
  'network-name-refused': {
    title: 'Photonがネットワーク名を拒否しました',
    happened: '名前の長さが無効であると報告されました。',
    next: '名前を確認するか、別のネットワークを選んでください。',
  },
  'network-password-length-refused': {
    title: 'PhotonがWi-Fiのパスワードを拒否しました',
    happened: 'パスワードの長さがこのネットワークでは無効であると報告されました。',
    next: 'Wi-Fiのパスワードを確認してください。',
  },
  'network-password-not-decrypted': {
    title: 'Photonがパスワードを復号できませんでした',
    happened: 'パスワードは暗号化して送信されましたが、Photonは読み取れませんでした。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'network-not-stored': {
    title: 'Photonがネットワークを保存しませんでした',
    happened: '情報を受け取りましたが、保存できませんでした。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'networks-not-joined': {
    title: 'Photonは新しいネットワークに接続できませんでした',
    happened: 'リスニングモードに戻りました。{{network, name}}に接続できませんでした。',
    next: '再試行し、電波の届くネットワークのパスワードをもう一度入力してください。',
  },
  'network-second-enterprise': {
    title: '保存できるエンタープライズネットワークは1つです',
    happened: 'ユーザー名または証明書は1つだけで、すでに{{network, name}}に使われています。',
    next: 'どちらかを削除してください。',
  },
  'networks-too-many': {
    title: '保存できるネットワークは{{limit, number}}つです',
    happened: '追加すると、前のネットワークのどれかと置き換わります。',
    next: '1つ削除してください。',
  },
  'network-signal-weak': {
    title: '信号が弱いです',
    happened: 'Photonでの信号は{{rssi, number}} dBmです。−75 dBm未満では接続に失敗しやすくなります。',
    next: 'Photonとルーターを近づけてください。',
  },
  'network-password-blank-edges': {
    title: 'パスワードの先頭か末尾に空白があります',
    happened: '空白も含めて、入力どおりに使われます。',
    next: 'パスワードの一部でなければ、空白を削除してください。',
  },
  'cable-network-open': {
    title: 'このネットワークはケーブルでは送れません',
    happened: 'このDevice OSは、USB経由ではオープンやWEPのネットワークを正しく保存しません。',
    next: 'Wi-FiでPhotonをセットアップするか、WPA2のネットワークを選んでください。',
  },
  'cable-network-hidden': {
    title: '非公開のネットワークはケーブルでは送れません',
    happened: 'このコンピューターからは見えず、このDevice OSはUSB経由では正しく保存しません。',
    next: 'Wi-FiでPhotonをセットアップするか、リストからネットワークを選んでください。',
  },
  'cable-network-differs': {
    title: 'Photonが検出したセキュリティが違います',
    happened: 'Photonが検出したこのネットワークのセキュリティは、選んだものと異なるため、何も保存されていません。',
    next: 'PhotonのRESETを押してから、ネットワークのセキュリティを選んでください。',
  },
  'cable-text-not-enterable': {
    title: 'これはケーブルでは送れません',
    happened: 'USB経由で行を終わらせたり編集したりする制御文字が含まれています。',
    next: 'その文字を削除するか、別のネットワークを選んでください。',
  },
};
