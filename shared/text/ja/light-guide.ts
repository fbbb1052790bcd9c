import type { TextsOf } from '../catalogue.ts';

/** The guide to the status LED; what it says of one stands in the screens of a run, too. */
export const texts: TextsOf<'light-guide', 'ja'> = {
  lightGuide: {
    title: 'LEDガイド',
    lead: 'Photon中央のステータスLEDは、動作の状態を示します。今はどのように光っていますか？',
    colour: '色',
    pattern: '光り方',
    any: '指定なし',
    search: '検索',
    searchHint: '「ルーター」「更新」など、どの言葉でも検索できます。',
    colours: {
      blue: '青',
      green: '緑',
      cyan: '水色',
      magenta: 'マゼンタ（ピンク）',
      red: '赤',
      orange: 'オレンジ',
      yellow: '黄色',
      white: '白',
      none: '消灯',
    },
    patterns: {
      blinking: '点滅',
      breathing: 'ゆっくりした明滅',
      flashes: '別の色の点灯が混じる',
      steady: '点灯したまま、または消灯',
    },
    found_zero: '一致なし',
    found_other: '{{count, number}}件一致',
    pace: {
      blinking_other: '1秒に{{count, number}}回',
      breathing_other: '{{count, number}}秒ごと',
    },
    advice: '対処',
    noneTitle: 'このような表示のLEDの状態はありません',
    noneLead: 'アプリのファームウェアがLEDを操作することがあります。RESETを押し、最初の数秒を見てください。',
    clear: '条件をクリア',
    stopMoving: 'アニメーションを止める',
    slower: '図は実際のLEDよりゆっくり点滅します。',
    copyCommand: 'コマンドをコピー',
    lights: {
      'blue-blinking': {
        looks: '濃い青の点滅',
        means: 'リスニングモードです。Photonはセットアップできます。',
        advice:
          'セットアップしてください。セットアップした直後なら、Wi-Fiに接続できませんでした。パスワードが違う可能性が最も高いです。',
      },
      'blue-breathing': {
        looks: '濃い青のゆっくりした明滅',
        means: 'Wi-Fiはオンですが、どのネットワークにも接続していません。',
        advice: 'LEDが濃い青で点滅するまで、SETUPを3秒間長押しします。その後、セットアップしてください。',
      },
      'blue-clearing': {
        looks: '青のとても速い点滅',
        means: 'Wi-Fiネットワークを消去しています。',
        advice: 'SETUPを離してください。その後、もう一度セットアップしてください。',
      },
      'red-clearing': {
        looks: '赤のとても速い点滅',
        means: '青の速い点滅の直後なら、Wi-Fiネットワークを消去できませんでした。',
        advice: 'RESETを押してください。その後、もう一度SETUPを10秒間長押ししてください。',
      },
      'green-blinking': {
        looks: '緑の点滅',
        means: 'Wi-Fiネットワークに接続しています。',
        advice:
          '1分以上続く場合は、Photonをルーターに近づけ、ルーターが2.4 GHzを使っていることと、アンテナを確認してください。',
      },
      'green-fast': {
        looks: '緑の速い点滅',
        means: 'Wi-Fiに接続済みで、ルーターからのアドレスを待っています。',
        advice: '終わらない場合は、ルーターを再起動し、登録済みの機器だけを許可していないか確認してください。',
      },
      'green-breathing': {
        looks: '緑のゆっくりした明滅',
        means:
          'Wi-Fiには接続していますが、クラウドには接続していません。ファームウェアがクラウドを使っていないか、接続を妨げています。',
        advice:
          'セーフモードにしてください。SETUPとRESETを長押しし、RESETを離し、LEDがマゼンタで点滅したらSETUPを離します。その後、ファームウェアを更新してください。',
      },
      'cyan-blinking': {
        looks: '水色の点滅',
        means: 'Particleクラウドに接続しています。',
        advice: '終わらない場合は、間のオレンジの点灯を数えてください。2回と3回では原因が違います。',
      },
      'cyan-fast': {
        looks: '水色の速い点滅',
        means: 'Particleクラウドに安全に接続しています（ハンドシェイク）。',
        advice:
          '終わらない場合は、ネットワークがハンドシェイクをブロックしているか、鍵が一致しません。先に別のネットワークを試してください。',
      },
      'cyan-two-orange': {
        looks: '水色に、オレンジの点灯2回',
        means: 'Wi-Fiは動作していますが、インターネットがありません。初期のファームウェアでは赤く光ります。',
        advice: 'ルーターを確認してください。サインインページのあるネットワークは、Photonでは使えません。',
      },
      'cyan-three-orange': {
        looks: '水色に、オレンジの点灯3回',
        means:
          'インターネットは動作していますが、Particleクラウドに到達できません。初期のファームウェアでは赤く光ります。',
        advice: 'ネットワーク管理者にTCPポート5683の許可を依頼するか、別のネットワークを使ってください。',
      },
      'cyan-orange': {
        looks: '速い水色に、オレンジの点灯1回',
        means: 'Photonの鍵がクラウドに受け入れられませんでした。',
        advice: 'PhotonをUSBで接続し、デバイスIDを指定して「particle keys doctor」を実行してください。',
      },
      'cyan-magenta': {
        looks: '速い水色に、マゼンタの点灯1回',
        means: 'Photonにあるクラウドの鍵が違います。たとえば、ローカルクラウドの鍵です。',
        advice: 'PhotonをUSBで接続し、デバイスIDを指定して「particle keys doctor」を実行してください。',
      },
      'cyan-red': {
        looks: '速い水色に、赤の点灯1回',
        means: 'その他のハンドシェイクのエラーです。初期のファームウェアではすべて赤で示されます。',
        advice:
          'RESETを押してください。再び光る場合は、PhotonをUSBで接続し、デバイスIDを指定して「particle keys doctor」を実行してください。',
      },
      'cyan-breathing': {
        looks: '水色のゆっくりした明滅',
        means: 'オンラインです。PhotonはParticleクラウドに接続しています。',
        advice: '1分以内にクラウドで確認できない場合は、もう一度確認してください。',
      },
      'magenta-fast': {
        looks: 'マゼンタの点滅',
        means: '更新中です。初回のセットアップ後や、Photonを製品に追加した後によくあります。',
        advice: '電源を切らずに、数分後にもう一度確認してください。',
      },
      'magenta-breathing': {
        looks: 'マゼンタのゆっくりした明滅',
        means: 'セーフモードです。Photonはアプリのファームウェアなしでオンラインで、更新できます。',
        advice:
          '無線で更新している間は電源を切らないでください。セーフモードが終わらない場合は、Tinkerを書き込んでください。',
      },
      'yellow-blinking': {
        looks: '黄色の点滅',
        means: 'DFUモードです。USB経由のファームウェアを待っています。',
        advice: 'RESETを押してください。再び黄色になる場合は、USB経由でファームウェアを書き込んでください。',
      },
      'white-breathing': {
        looks: '白のゆっくりした明滅',
        means: 'ファームウェアがWi-Fiをオフにしました。',
        advice: 'RESETを押してください。再び白くなる場合は、セーフモードにしてファームウェアを更新してください。',
      },
      'red-sos': {
        looks: '赤い点灯のまとまり（SOS）',
        means: 'ファームウェアが異常終了しました。',
        advice: 'RESETを押してください。再び赤く光る場合は、セーフモードにしてファームウェアを更新してください。',
      },
      dark: {
        looks: '消灯',
        means: '電源が入っていないか、ファームウェアがLEDをオフにしています。',
        advice: 'ケーブルと電源を確認してください。その後、RESETを押してください。',
      },
    },
    buttons: 'ボタン',
    setupShort: 'SETUPを3秒間長押し',
    setupShortMeans: 'リスニングモードになります。LEDが濃い青で点滅するはずです。',
    setupLong: 'SETUPを10秒間長押し',
    setupLongMeans: 'すべてのWi-Fiネットワークを消去します。LEDが青でとても速く点滅するはずです。',
    reset: 'RESETを押す',
    resetMeans: 'Photonを再起動します。何も消去されません。',
    safeMode: 'セーフモードにする',
    safeModeMeans:
      'SETUPとRESETを長押しし、RESETを離し、LEDがマゼンタで点滅したらSETUPを離します。アプリのファームウェアは動作しません。',
  },
};
