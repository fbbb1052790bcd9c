import { describe, expect, it } from 'vitest';
import { readByOtherLayouts } from '../../../shared/keyboard-layouts.ts';
import { isSerialAndMore, readNote, readOperator, readReference, readScan, scanReader } from '../../../shared/scan.ts';
import { type Scan, testCode } from '../../../shared/scan-kinds.ts';
import { stationLimits } from '../../../shared/time-limits.ts';

const { scanPauseMs } = stationLimits;

const serial = 'PHHMAB12CD34EF5';
const other = 'PHNTAB12CD34EF5';
const id = '3b0021001747353236343033';
const secret = 'SECRETSECRETSEC';

it('knows a serial number with something behind it, which may be a secret', () => {
  for (const text of ['PHHMAB12CD34EF5XYZ', ']d2PHHMAB12CD34EF5-7', 'lamp PHHMAB12CD34EF5 X']) {
    expect(isSerialAndMore(text)).toBe(true);
  }
  for (const text of [
    'PHHM-7',
    '1234567890123456',
    'lamp-PHHMAB12CD34EF5',
    'PHHMAB12CD34EF5 SECRET',
    'PHHMAB12CD34EF5 ',
  ]) {
    expect(isSerialAndMore(text)).toBe(false);
  }
});

it('keeps a note, and none that is or holds a code', () => {
  expect(readNote(' bent antenna ')).toBe('bent antenna');
  expect(readNote('PHHM')).toBe('PHHM');
  expect(readNote('1747353236')).toBe('1747353236');
  expect(readNote('ann@example.com')).toBe('ann@example.com');
  const codes = [serial, `${serial} ${secret}`, `${serial}${secret}`, `bent: ${serial.toLowerCase()}`, id, 'ps:stop'];
  for (const text of [...codes, '', ' \u200b ']) {
    expect([readNote(text), readOperator(text), readReference(text)]).toEqual([undefined, undefined, undefined]);
  }
  const [badge, long] = ['Ann, badge 4711', `${'x'.repeat(314)} ${serial} ${secret}`];
  expect([readReference(' WO 4711/2 \u200b'), readReference(long)]).toEqual(['WO 4711/2', undefined]);
  expect([readOperator(` ${badge} `), readOperator(long), readNote(long)]).toEqual([badge, undefined, undefined]);
});

it('keeps a batch whole, and none in which a command stands', () => {
  const longest = '𝔸'.repeat(64);
  expect([readReference(` ${longest} `), readReference(`${longest}A`)]).toEqual([longest, undefined]);
  expect(readReference('LAMPS:3')).toBe('LAMPS:3');
  for (const text of ['WO PS:BY:x', '4711ps:stop', 'WO PS:NOTE:'])
    expect([text, readReference(text)]).toEqual([text, undefined]);
});

describe('what a scan is', () => {
  it.each<[string, Scan]>([
    [serial, { kind: 'serial', serial }],
    [` ${serial.toLowerCase()} `, { kind: 'serial', serial }],
    [`]d2${serial}`, { kind: 'serial', serial }],
    [`${serial} ${secret}`, { kind: 'serial', serial }],
    [serial + serial, { kind: 'serial', serial }],
    [id.toUpperCase(), { kind: 'device-id', id: id as never }],
    ['PS:STOP', { kind: 'command', command: 'stop' }],
    ['ps:retry', { kind: 'command', command: 'retry' }],
    ['PS:GO', { kind: 'command', command: 'go-on' }],
    ['PS:SEEN', { kind: 'command', command: 'seen' }],
    ['PS:LABEL', { kind: 'command', command: 'reprint' }],
    ['ps:aside', { kind: 'command', command: 'set-aside' }],
    [']d2PS:Note: Bent Antenna ', { kind: 'command', command: 'note', note: 'Bent Antenna' }],
    ['PS:NOTE', { kind: 'unknown' }],
    [' ps:by: Ann Lee ', { kind: 'command', command: 'operator', operator: 'Ann Lee' }],
    ['PS:BY:4711', { kind: 'command', command: 'operator', operator: '4711' }],
    ['PS:BY:ann@example.com', { kind: 'command', command: 'operator', operator: 'ann@example.com' }],
    ['PS:BY', { kind: 'unknown' }],
    ['PS:BY: ', { kind: 'unknown' }],
    [`PS:BY:Ann ${serial} ${secret}`, { kind: 'several' }],
    [`PS:BY:${id}`, { kind: 'several' }],
    ['PS:BY:AnnPS:STOP', { kind: 'several' }],
    ['PS:NOTE: ', { kind: 'unknown' }],
    [`PS:NOTE:${'x'.repeat(400)}`, { kind: 'command', command: 'note', note: `${'x'.repeat(119)}…` }],
    [`PS:NOTE:${serial} ${secret}`, { kind: 'several' }],
    [`PS:NOTE: ${id}`, { kind: 'several' }],
    ['PS:NOTE:PS:STOP', { kind: 'several' }],
    ['PS:constructor', { kind: 'unknown' }],
    [serial + other, { kind: 'several' }],
    [`${serial} ${other}`, { kind: 'several' }],
    [id + id.replace('3b', '4b'), { kind: 'several' }],
    [serial + id, { kind: 'several' }],
    [serial.slice(0, 9), { kind: 'half' }],
    [id.slice(0, 20), { kind: 'half' }],
    [serial.slice(1), { kind: 'half' }],
    [other.slice(2).toLowerCase(), { kind: 'half' }],
    [serial.slice(3), { kind: 'half' }],
    ['PHNMAB12CD34EF5'.slice(1), { kind: 'half' }],
    ['HLMAB12CD34EF5', { kind: 'foreign', text: 'HLMAB12CD34EF5' }],
    [serial.slice(4), { kind: 'foreign', text: serial.slice(4) }],
    ['Ann@Example.com', { kind: 'customer', email: 'ann@example.com' }],
    [']Q3mailto:ann@example.com', { kind: 'customer', email: 'ann@example.com' }],
    ['ann@example.com ann@example.com', { kind: 'customer', email: 'ann@example.com' }],
    ['ann@example.comann@example.com', { kind: 'customer', email: 'ann@example.com' }],
    ['ann@example.combob@example.com', { kind: 'several' }],
    ['ann@example.com bob@example.com', { kind: 'several' }],
    [`${serial}ann@example.com`, { kind: 'several' }],
    [`ann@example.com ${id}`, { kind: 'several' }],
    [`${id}@example.com`, { kind: 'customer', email: `${id}@example.com` }],
    [`${id}ann@example.com`, { kind: 'several' }],
    ['ann@', { kind: 'no-customer' }],
    ['@example.com', { kind: 'no-customer' }],
    [`${'x'.repeat(243)}@example.com`, { kind: 'no-customer' }],
    ['write to ann@example.com', { kind: 'unknown' }],
    // One code, and none of a Photon: an article, or a device of another kind.
    ['4006381333931', { kind: 'foreign', text: '4006381333931' }],
    ['PHLMAB12CD34EF5', { kind: 'foreign', text: 'PHLMAB12CD34EF5' }],
    [' l-1 ', { kind: 'foreign', text: 'L-1' }],
    ['x'.repeat(65), { kind: 'unknown' }],
    ['two words', { kind: 'unknown' }],
    // What is behind a serial number may be its secret.
    [`${serial}X`, { kind: 'unknown' }],
    [testCode, { kind: 'command', command: 'test' }],
    [testCode.toLowerCase(), { kind: 'command', command: 'test' }],
    // As a sheet of an older version has it: none of its letters says for which layout it was typed.
    ['PS:TEST', { kind: 'command', command: 'test', layout: 'untold' }],
    [testCode.slice(0, -1), { kind: 'half' }],
    ['PS:TEST:', { kind: 'half' }],
    [`${testCode}1`, { kind: 'other-layout' }],
    ['', { kind: 'unknown' }],
  ])('%j', (text, scan) => {
    expect(readScan(text)).toEqual(scan);
  });

  it('of the two sources of a Photon’s serial number no other kind of device is one', () => {
    expect(readScan('E00FCE68CAFE123')).toEqual({ kind: 'foreign', text: 'E00FCE68CAFE123' });
  });
});

describe('a scanner that types for another keyboard than the computer’s', () => {
  // As a scanner that is set to the keyboard of the United States types it, and as the others do there.
  it.each([
    ['German', 'PSÖTEST'],
    ['German', 'PSÖRETRZ'],
    ['French', 'PSMTEST'],
    ['French', 'PSMQSIDE'],
    ['French', 'psMgo'],
    ['French', 'PHH?QB&éCD"\'EF('],
    ['French, in small letters', 'phh,qb&écd"\'ef('],
    ['French', `"bààé&àà&è'è"("é"-"'"à""`],
    ['Spanish', 'PSÑTEST'],
    ['Japanese', 'PS+TEST'],
    ['of a German scanner at one of the United States', 'PS>RETRZ'],
    ['of a French one there', 'PS.QSIDE'],
    ['of a Japanese one there', "PS'TEST"],
    ['of a Spanish one at a French one', 'PS/TEST'],
  ])('is told by a code of ours that has become %s: %s', (_keyboard, typed) => {
    expect(readScan(typed)).toEqual({ kind: 'other-layout' });
  });

  it.each([
    ['Y and Z (German, where the sign stays)', 'YZ'],
    ['A and Q (French)', 'AQ'],
    ['Z and W (French, Italian)', 'ZW'],
    ['M and a comma (French)', 'M,'],
    ['I and a letter without a dot (Turkish)', 'Iİ'],
    ['0 and a letter (Hungarian)', '0Ö'],
    ['1 and a letter (Lithuanian)', '1Ą'],
    ['1 and a sign (Czech)', '1+'],
  ])('is told by the test code where nothing but %s has changed places', (_keyboard, [one = '', other = '']) => {
    const swapped = (text: string) =>
      text.replace(/./g, (letter) => (letter === one ? other : letter === other ? one : letter));
    // No letter of the command is among them, so that one without more would be read.
    expect(swapped('PS:TEST')).toBe('PS:TEST');
    expect(readScan(swapped(testCode))).toEqual({ kind: 'other-layout' });
    expect(readScan(swapped(testCode).toLowerCase())).toEqual({ kind: 'other-layout' });
  });

  it('is told by the test code between any two of the layouts that are known', () => {
    // What is read by another layout than it was typed for is what the other one of the two makes of it.
    const typed = [...readByOtherLayouts(testCode)];
    expect(typed.length).toBeGreaterThan(10);
    expect(typed.filter((text) => readScan(text).kind !== 'other-layout')).toEqual([]);
  });

  it('is no note, and shows in no code that reads the same on both', () => {
    expect([readNote('PSÖNOTEÖbent'), readOperator('PSÖBZÖ4711')]).toEqual([undefined, undefined]);
    // A badge of one's own may begin with the letters that French keys make of the command.
    expect(readOperator('PSMBYM4711')).toBe('PSMBYM4711');
    for (const text of ['PSMBYM4711', 'PSMNOTEM0001', 'PSÖTESTS', 'PSXTEST', 'Öl', 'lamp-0001', 'L:7', 'ÖÖÖÖÖÖÖÖ']) {
      expect(readScan(text).kind).not.toBe('other-layout');
    }
    // Y and Z alone have changed places: it may well be the serial number of another Photon. A test scan tells.
    expect(readScan('PHHMAY12CD34EF5')).toEqual({ kind: 'serial', serial: 'PHHMAY12CD34EF5' });
  });
});

describe('what a scanner types', () => {
  /** Each key so many milliseconds after the one before; then nothing for as long as is asked. */
  function typed(text: string, everyMs: number) {
    const reader = scanReader();
    const scans: Scan[] = [];
    let at = 1_000;
    for (const key of text) {
      scans.push(...reader.take(key, at));
      at += everyMs;
    }
    const dueAt = reader.dueAt();
    return { scans, rest: dueAt === undefined ? [] : reader.pause(dueAt), early: dueAt && reader.pause(dueAt - 1) };
  }

  it.each(['\n', '\r\n', '\t', '\r'])('ends with %j', (end) => {
    expect(typed(serial + end, 80).scans).toEqual([{ kind: 'serial', serial }]);
  });

  it('ends with a pause where no Enter comes, and not before', () => {
    const reader = scanReader();
    expect(reader.take(serial, 0)).toEqual([]);
    expect(reader.dueAt()).toBe(scanPauseMs);
    expect(reader.pause(scanPauseMs - 1)).toEqual([]);
    expect(reader.pause(scanPauseMs)).toEqual([{ kind: 'serial', serial }]);
    expect(reader.dueAt()).toBeUndefined();
    // The next scan alone may tell that the one before has ended.
    reader.take(serial, 10_000);
    expect(reader.take(`${other}\n`, 12_000)).toEqual([
      { kind: 'serial', serial },
      { kind: 'serial', serial: other },
    ]);
  });

  it('may come slowly, in pieces, and with several in one', () => {
    expect(typed(`${id}\n`, 100).scans).toEqual([{ kind: 'device-id', id }]);
    expect(scanReader().take(`${serial}\n\n${id}\nPS:STOP\n`, 0)).toEqual([
      { kind: 'serial', serial },
      { kind: 'device-id', id },
      { kind: 'command', command: 'stop' },
    ]);
  });

  it.each([
    ['max.', 'muster@firma.de'],
    ['max.muster', '@firma.de'],
    ['max.muster@', 'firma.de'],
    ['max.muster@firma.de', ''],
  ])(
    'takes an address that a hand typed as %j and %j only as a whole, and when Enter has ended it',
    (first, second) => {
      const reader = scanReader();
      reader.take(first, 0);
      const early = reader.pause(scanPauseMs);
      expect(early.map(({ kind }) => kind)).toEqual([first.includes('@') ? 'unended' : 'foreign']);
      // Long after: nobody knows what kept the hand.
      const late = second === '' ? [] : [...reader.take(second, 60_000), ...reader.pause(60_000 + scanPauseMs)];
      expect(late.map(({ kind }) => kind)).not.toContain('customer');
      expect(reader.take('\n', 120_000)).toEqual([{ kind: 'customer', email: 'max.muster@firma.de' }]);
      expect(reader.take('ann@example.com\n', 130_000)).toEqual([{ kind: 'customer', email: 'ann@example.com' }]);
    },
  );

  it('has no address of what came before a whole code, and leaves other codes as they came', () => {
    const reader = scanReader();
    reader.take('ann@example.com', 0);
    expect(reader.take(`${serial}\n`, 1_000)).toEqual([{ kind: 'unended' }, { kind: 'serial', serial }]);
    reader.take('max.', 2_000);
    reader.take(serial, 3_000);
    expect(reader.take('ann@example.com\n', 4_000)).toEqual([
      { kind: 'serial', serial },
      { kind: 'customer', email: 'ann@example.com' },
    ]);
    reader.take('4006381333931', 5_000);
    expect(reader.take('lamp\n', 6_000)).toEqual([
      { kind: 'foreign', text: '4006381333931' },
      { kind: 'foreign', text: 'LAMP' },
    ]);
  });

  it('never keeps a mobile secret, whatever its beginning, nor more than a code has', () => {
    for (const one of [secret, `P${secret}`, `PH${secret}`]) {
      const reader = scanReader();
      reader.take(`${serial} ${one}`, 0);
      expect(reader.pause(scanPauseMs)).toEqual([{ kind: 'serial', serial }]);
    }
    expect(scanReader().take(`${serial} ${secret}ann@example.com\n`, 0)).toEqual([{ kind: 'several' }]);
    // The scanner halted in front of it.
    const halted = scanReader();
    halted.take(serial, 0);
    halted.take(` ${secret}`, 1_000);
    expect(halted.take('ann@example.com\n', 2_000)).toEqual([
      { kind: 'unknown' },
      { kind: 'customer', email: 'ann@example.com' },
    ]);
    // Enter may come behind it as well, and a number of one's own may look like one.
    const late = scanReader();
    late.take(serial, 0);
    expect(late.take(` ${secret}\n`, 1_000)).toEqual([{ kind: 'serial', serial }, { kind: 'unknown' }]);
    expect(late.take(`${secret}\n`, 2_000)).toEqual([{ kind: 'foreign', text: secret }]);
    expect(scanReader().take(`${'x'.repeat(100_000)}${serial}\n`, 0)).toEqual([{ kind: 'unknown' }]);
  });
});
