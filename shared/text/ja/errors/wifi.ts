import type { ErrorTextsOf } from '../../catalogue.ts';

export const wifiErrors: ErrorTextsOf<'wifi'> = {
  'wifi-radio-off': {
    title: 'このコンピューターのWi-Fiがオフです',
    happened: 'Wi-FiがないとPhotonが見えません。',
    next: 'Wi-Fiをオンに、機内モードをオフにしてください。',
    nextOn: {
      linux: '画面の隅のシステムメニューで、Wi-Fiをオンに、機内モードをオフにしてください。',
      windows: 'タスクバーのネットワークアイコンを選び、Wi-Fiをオンに、機内モードをオフにしてください。',
      macos: 'メニューバーのWi-Fiアイコンを選び、Wi-Fiをオンにしてください。',
    },
  },
  'wifi-no-adapter': {
    title: 'このコンピューターにWi-Fiアダプターがありません',
    happened: '内蔵も接続もされていないか、ドライバーがありません。',
    next: '2.4 GHzのWi-Fiアダプターを接続するか、別のコンピューターを使ってください。',
  },
  'wifi-not-permitted': {
    title: 'Wi-Fiを使う権限がありません',
    happened: 'システムが許可していない権限が必要です。',
    next: 'PhotonのWi-Fiに手動で接続してください。',
    nextOn: {
      linux:
        'リモートではなくこのコンピューターのデスクトップにサインインするか、PhotonのWi-Fiに手動で接続してください。',
      windows:
        '「設定」の「プライバシーとセキュリティ」、「位置情報」で、位置情報サービスとデスクトップアプリをオンにしてください。',
      macos: 'PhotonのWi-Fiに手動で接続してください。macOSから管理者のパスワードを求められることがあります。',
    },
  },
  'wifi-service-not-running': {
    title: 'Wi-Fiサービスが動作していません',
    happened: 'Wi-Fiを管理するシステムの機能が応答しません。',
    next: 'このコンピューターを再起動して、再試行してください。',
    nextOn: {
      linux: 'ターミナルで「sudo systemctl restart NetworkManager」、次に「nmcli networking on」を入力してください。',
      windows: '「サービス」アプリを開き、「WLAN AutoConfig」を開始してください。',
      macos: 'このコンピューターを再起動して、再試行してください。',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon SetupがWi-Fiを切り替えられません',
    happened: '必要なシステムの機能がインストールされていません。',
    next: 'PhotonのWi-Fiに手動で接続してください。',
    nextOn: {
      linux: 'PhotonのWi-Fiに手動で接続してください。NetworkManagerをインストールすると自動で行えます。',
      windows: 'PhotonのWi-Fiに手動で接続してください。',
      macos: 'PhotonのWi-Fiに手動で接続してください。',
    },
  },
  'wifi-tool-unreadable': {
    title: 'このコンピューターのWi-Fiを読み取れません',
    happened: 'システムが不明な形式で応答しました。',
    next: 'PhotonのWi-Fiに手動で接続してください。',
  },
  'wifi-adapter-without-2ghz': {
    title: 'このWi-FiアダプターではPhotonが見えません',
    happened: '5 GHz専用ですが、Photonは2.4 GHzを使います。',
    next: '2.4 GHzのWi-Fiアダプターを接続するか、別のコンピューターを使ってください。',
  },
  'wifi-adapter-not-managed': {
    title: 'このアダプターはシステムの管理外です',
    happened: '別のアプリ用に予約されているため、Photon Setupは使えません。',
    next: '「設定」で別のWi-Fiアダプターを選ぶか、PhotonのWi-Fiに手動で接続してください。',
    nextOn: {
      linux: 'ターミナルで「nmcli device set NAME managed yes」を、アダプターの名前で入力してください。',
      windows: '「設定」で別のWi-Fiアダプターを選ぶか、PhotonのWi-Fiに手動で接続してください。',
      macos: '「設定」で別のWi-Fiアダプターを選ぶか、PhotonのWi-Fiに手動で接続してください。',
    },
  },
  'wifi-list-not-given': {
    title: '近くのWi-Fiを一覧にできません',
    happened: 'システムがWi-Fiネットワークの名前をアプリに公開していません。',
    next: 'PhotonのWi-Fiに手動で接続してください。',
    nextOn: {
      linux: 'PhotonのWi-Fiに手動で接続してください。',
      windows: 'PhotonのWi-Fiに手動で接続するか、デスクトップアプリの位置情報サービスをオンにしてください。',
      macos: 'PhotonのWi-Fiに手動で接続してください。',
    },
  },
  'photon-name-not-joinable': {
    title: 'このネットワーク名には手動で接続します',
    happened: '名前{{network, name}}に、誤って読み取られる可能性のある文字があります。',
    next: 'PhotonのWi-Fiに手動で接続してください。',
  },
};
