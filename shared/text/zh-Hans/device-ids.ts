import type { TextsOf } from '../catalogue.ts';

/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts: TextsOf<'device-ids', 'zh-Hans'> = {
  deviceIds: {
    problems: {
      rounded: '电子表格对它做了舍入。请将该列设为文本格式，然后重新导出列表。',
      exponent: '电子表格把它变成了数字。请将该列设为文本格式，然后重新导出列表。',
      'serial-number': '这是序列号。请在 Particle 控制台中，或在终端中用“device serial-number”查找它的设备 ID。',
      'other-keyboard': '这些字母来自其他键盘布局。请将布局切换为英语，然后重新扫描。',
      'look-alike': '在应为 0 或 1 的位置出现了字母 O、l 或 I。',
      'too-short': '太短：{{digits, number}} 个字符中只有 {{characters, number}} 个。',
      'too-long': '太长：有 {{characters, number}} 个字符，应为 {{digits, number}} 个。',
      'wrong-letter': '设备 ID 只包含 0–9 和 a–f。',
      several: '其中有多个设备 ID。请只输入一个。',
      'no-id': '这不是设备 ID。设备 ID 有 {{digits, number}} 个字符，只包含 0–9 和 a–f。',
    },
    lookUp_other: '查找序列号',
    found: '序列号 {{serialNumber, name}} 对应设备 {{id}}。',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}：{{problem}}',
    more_other: '另有 {{count, number}} 个不是设备 ID。',
  },
};
