import type { TextsOf } from '../catalogue.ts';

export const texts: TextsOf<'cable', 'ja'> = {
  cable: {
    plugged: '接続されています：{{name, name}}',
    stays: 'USBなら、このコンピューターはネットワークにつながったままです。',
    oneVisit: 'USBなら1回で完了し、このコンピューターはネットワークにつながったままです。',
    use: 'USBでセットアップ',
    heard: 'Photonが接続されています。',
    findTitle: 'USBで接続しています',
    findLead: 'このコンピューターはネットワークにつながったままです。',
    reading: 'USB経由でPhotonを読み取っています…',
    holdTitle: 'SETUPを3秒間長押し',
    holdLead: 'LEDが濃い青で点滅したら離します。自動的に続行します。',
    resetTitle: 'RESETを押す',
    resetLead: 'Photonが再起動すると自動的に続行します。',
    plugTitle: 'Photonをこのコンピューターに接続',
    plugLead: 'データ通信対応のUSBケーブルを使います。自動的に続行します。',
    useWifi: 'Wi-Fiを使う',
    chooseLead: 'このコンピューターから見えるネットワークです。Photonは2.4 GHzのみを使います。',
    none: 'このコンピューターからネットワークの一覧を取得できません。「その他のネットワーク」を選び、名前を入力してください。',
    scanning: 'このコンピューターがスキャンしています…',
    atWork: 'このコンピューターはネットワークにつながったまま、USBでPhotonと通信しています。',
    closingLead: 'Photonが実行中のUSBの手順を終えると、ウィンドウが閉じます。',
  },
};
