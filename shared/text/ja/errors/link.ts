import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'Photonからアドレスが割り当てられませんでした',
    happened: 'このコンピューターはPhotonのWi-Fiにいますが、通信できません。',
    next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
  },
  'photon-address-taken': {
    title: '別のネットワークが妨げています',
    happened: '{{adapter, name}}のネットワークが、Photonと同じアドレスを使っています。',
    next: '切断してください。コンテナーや仮想マシンのものであれば、停止してください。',
  },
  'vpn-in-the-way': {
    title: 'VPNが妨げています',
    happened: 'Photonへの通信が{{adapter, name}}を通っています。',
    next: 'VPNを一時停止してください。',
  },
  'photon-connection-blocked': {
    title: 'このコンピューターがPhotonへの接続を妨げています',
    happened: 'このコンピューターのファイアウォールまたはセキュリティアプリが接続を拒否しました。',
    next: 'ファイアウォールでPhoton Setupの192.168.0.1への接続を許可して、再試行してください。',
    nextOn: {
      linux: '192.168.0.1のポート5609と80への送信を許可して、再試行してください。',
      windows:
        'Windowsセキュリティの「ファイアウォールとネットワーク保護」でPhoton Setupを許可して、再試行してください。',
      macos:
        'システム設定の「プライバシーとセキュリティ」、「ローカルネットワーク」でPhoton Setupを許可して、再試行してください。',
    },
  },
  'photon-no-route': {
    title: 'このコンピューターがPhotonへの接続を妨げています',
    happened: '192.168.0.1と同じ範囲のアドレスがありますが、接続がすぐに拒否されました。',
    next: 'Photon Setupにローカルネットワークのデバイスへの接続を許可して、再試行してください。',
    nextOn: {
      linux: '192.168.0.1のポート5609と80への送信を許可して、再試行してください。',
      windows:
        'Windowsセキュリティの「ファイアウォールとネットワーク保護」でPhoton Setupを許可して、再試行してください。',
      macos:
        'システム設定の「プライバシーとセキュリティ」、「ローカルネットワーク」でPhoton Setupを許可して、再試行してください。',
    },
  },
  'cable-not-found': {
    title: 'USBケーブルにPhotonがありません',
    happened: 'このコンピューターのUSBにはPhotonもP1も見つかりません。',
    next: 'データ通信用のケーブルでPhotonを接続して、再試行してください。',
  },
  'cable-not-photon': {
    title: 'これはPhotonではありません',
    happened: '接続されている{{name, name}}は、セットアップの方法が異なります。',
    next: 'PhotonまたはP1を接続して、もう一度お試しください。',
  },
  'cable-several': {
    title: '複数のPhotonが接続されています',
    happened: 'ポートは{{ports, list}}です。',
    next: 'ポートを1つ指定するか、ほかのPhotonを外してください。',
  },
  'cable-port-busy': {
    title: '別のプログラムがUSBポートを使用中です',
    happened: 'Photonのポートを使えるプログラムは一度に1つだけです。',
    next: 'シリアルモニターなど、ほかのプログラムを閉じて、再試行してください。',
  },
  'cable-port-denied': {
    title: 'USBポートを使う権限がありません',
    happened: 'このコンピューターでは、グループ{{group, name}}のメンバーが使えます。',
    next: 'sudo usermod -aG {{group, name}} $USERを実行し、サインインし直して、再試行してください。',
  },
  'cable-gone': {
    title: 'PhotonがUSBから消えました',
    happened: '取り外されたか、再起動しました。',
    next: 'もう一度接続して、再試行してください。',
  },
  'cable-unavailable': {
    title: 'ここではUSBを使えません',
    happened: 'Photon SetupのUSBポートを読む部分を読み込めませんでした。',
    next: 'Wi-FiでPhotonをセットアップするか、Photon Setupを再インストールしてください。',
  },
};
