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
};
