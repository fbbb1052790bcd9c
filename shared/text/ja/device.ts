import type { TextsOf } from '../catalogue.ts';

/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts: TextsOf<'device', 'ja'> = {
  variables: {
    read: '変数を読み取る',
    reading: '読み取っています…',
    caption: '変数',
    name: '名前',
    type: '型',
    value: '値',
    none: 'このデバイスに変数はありません。ファームウェアはParticle.variableで変数を提供します。',
    told: '読み取った変数：{{amount, number}}',
  },
  signal: {
    blink: 'シグナル（LEDを光らせる）',
    blinkStop: 'シグナルを停止',
    blinking: 'LEDの色が順に変わるはずです。{{ms, duration}}後に止まります。',
  },
  ping: {
    start: 'Ping',
    pinging: 'Pingを送信しています…',
    online: 'デバイスが応答しました。オンラインです。',
    offline: '応答がありません。デバイスはオフラインです。',
    console: 'Particleコンソールで開く',
  },
};
