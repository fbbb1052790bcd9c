import type { TextsOf } from '../catalogue.ts';

/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts: TextsOf<'device-ids', 'ja'> = {
  deviceIds: {
    problems: {
      rounded: '表計算ソフトで丸められています。列の書式を文字列にして、リストをもう一度書き出してください。',
      exponent: '表計算ソフトで数値に変わっています。列の書式を文字列にして、リストをもう一度書き出してください。',
      'serial-number':
        'これはシリアル番号です。デバイスIDをParticleコンソール、またはターミナルの「device serial-number」で調べてください。',
      'other-keyboard': '別のキーボード配列の文字です。配列を英語に切り替えて、もう一度スキャンしてください。',
      'look-alike': '0または1であるべき所に、文字のO、l、Iがあります。',
      'too-short': '短すぎます：{{digits, number}}文字中{{characters, number}}文字です。',
      'too-long': '長すぎます：{{digits, number}}文字ではなく{{characters, number}}文字あります。',
      'wrong-letter': 'デバイスIDに使われるのは0–9とa–fだけです。',
      several: '複数のデバイスIDがあります。1つだけ入力してください。',
      'no-id': 'デバイスIDではありません。デバイスIDは{{digits, number}}文字で、0–9とa–fだけです。',
    },
    lookUp_other: 'シリアル番号を調べる',
    found: 'シリアル番号{{serialNumber, name}}はデバイス{{id}}です。',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}：{{problem}}',
    more_other: 'ほか{{count, number}}件はデバイスIDではありません。',
  },
};
