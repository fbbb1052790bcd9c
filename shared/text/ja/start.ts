import type { TextsOf } from '../catalogue.ts';

/** The first screen. */
export const texts: TextsOf<'start', 'ja'> = {
  start: {
    title: 'Photonのセットアップ',
    lead: '所要時間は約2分です。Photon、USBケーブル、Wi-Fiのパスワードを用意してください。',
    setUp: 'Photonをセットアップ',
    setUpLead: 'PhotonをWi-Fiに接続し、アカウントに登録します。',
    product: '製品を管理',
    productLead: '顧客のPhotonをセットアップし、デバイスを追加し、イベントを確認します。',
    devices: 'デバイスを管理',
    devicesLead: 'デバイスを探し、所有者の確認、登録解除、再利用のためのリセットを行います。',
    station: '量産ステーション',
    stationLead: '多数のPhotonを次々にセットアップします。',
    practise: '模擬Photonを試す',
    practiseLead: '練習モードにはアカウントもハードウェアも必要ありません。',
    step: {
      find: 'Photonを電源につなぎます。ステータスLEDが濃い青で点滅するはずです。',
      choose: 'Photonから見えるネットワークを1つ選びます。',
      finish: 'オンラインになるのを確認し、名前を付けます。',
    },
  },
};
