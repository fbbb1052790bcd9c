import type { TextsOf } from '../catalogue.ts';
import { afterwardsErrors } from './errors/afterwards.ts';
import { cloudErrors } from './errors/cloud.ts';
import { deviceErrors } from './errors/device.ts';
import { linkErrors } from './errors/link.ts';
import { networkErrors } from './errors/network.ts';
import { photonErrors } from './errors/photon.ts';
import { policyErrors } from './errors/policy.ts';
import { productErrors } from './errors/product.ts';
import { programErrors } from './errors/program.ts';
import { secretsErrors } from './errors/secrets.ts';
import { signInErrors } from './errors/sign-in.ts';
import { stationErrors } from './errors/station.ts';
import { updateErrors } from './errors/update.ts';
import { wifiErrors } from './errors/wifi.ts';

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts: TextsOf<'errors', 'ja'> = {
  errors: {
    ...programErrors,
    ...signInErrors,
    ...cloudErrors,
    ...deviceErrors,
    ...photonErrors,
    ...wifiErrors,
    ...linkErrors,
    ...networkErrors,
    ...afterwardsErrors,
    ...productErrors,
    ...secretsErrors,
    ...policyErrors,
    ...updateErrors,
    ...stationErrors,
  },
  provenEndings: {
    'canceled-before-contact': {
      title: 'セットアップをキャンセルしました',
      happened: 'Photonには何も送信していません。',
      next: '準備ができたら、もう一度始めてください。',
    },
    'canceled-nothing-changed': {
      title: 'セットアップをキャンセルしました',
      happened: 'PhotonのデバイスIDを読み取りました。変更は加えていません。',
      next: '準備ができたら、もう一度始めてください。',
    },
    'canceled-partly-set-up': {
      title: 'セットアップをキャンセルしました',
      happened: 'PhotonにWi-Fi情報などのセットアップデータが保存されている可能性があります。',
      next: 'もう一度始めて完了するか、SETUPを10秒間長押ししてWi-Fiを消去してください。',
    },
    'canceled-told-to-connect': {
      title: 'セットアップをキャンセルしました',
      happened: 'PhotonにはすでにWi-Fi情報があります。この後オンラインになり、登録される可能性があります。',
      next: '1分後に、オンラインか確認してください。',
    },
    'canceled-told-to-connect-without-owner': {
      title: 'セットアップをキャンセルしました',
      happened: 'PhotonにはすでにWi-Fi情報があります。この後オンラインになる可能性があります。',
      next: '1分後に、オンラインか確認してください。',
    },
    'canceled-online': {
      title: 'セットアップをキャンセルしました',
      happened: 'Photonがオンラインであることは、すでにクラウドで確認されています。',
      next: '所有者をもう一度確認してください。',
    },
    'contact-lost': {
      title: 'Photonが応答しなくなりました',
      happened: 'デバイスIDを読み取った後、接続が切れました。',
      next: 'RESETを押し、LEDが濃い青で点滅するまでSETUPを3秒間長押しして、再試行してください。',
    },
    'contact-lost-told-to-connect': {
      title: 'Photonが応答しなくなりました',
      happened: '接続を指示した後、接続が切れました。この後オンラインになる可能性があります。',
      next: '1分後に、オンラインか確認してください。',
    },
    'not-home-told-to-connect': {
      title: 'このコンピューターは{{network, name}}に戻っていません',
      happened: 'Photonには接続を指示済みで、オンラインになる可能性があります。クラウドでは未確認です。',
      next: 'システムのネットワークメニューで{{network, name}}を選び、もう一度確認してください。',
    },
  },
  errorParts: {
    network: 'ネットワーク',
    ownNetwork: 'いつものネットワーク',
    adapter: '別のアダプター',
    saw: {
      answer: '応答：{{saw}}',
      entered: '入力した内容：{{saw}}',
      detail: 'メッセージ：{{saw}}',
      page: '応答：Webページ「{{saw}}」',
      'web-server': '応答：Webサーバー、{{saw}}',
    },
    details: '詳細',
    inField: '{{title}}。{{happened}}',
  },
};
