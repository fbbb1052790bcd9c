import { expect, it } from 'vitest';
import { factWords, jobWords } from '../../../electron/terminal/device-commands.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { deviceJobActions } from '../../../shared/device-jobs.ts';
import { errorRows } from '../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { englishPrinter, englishWords } from '../../support/texts.ts';

const deviceId = '0123456789abcdef01234567' as DeviceId;

it('says of a device what a run says, with what helps on this system', () => {
  for (const code of Object.keys(errorRows) as ErrorCode[]) {
    const error = setupError(code);
    const [title, ...rest] = englishPrinter.plainOutcome({ outcome: 'failed', error }).split('\n');
    const result = { status: 'failed', error } as const;
    expect(
      jobWords({ type: 'action-finished', at: 0, deviceId, action: 'flash-tinker', result }, englishWords.person),
    ).toBe(`${deviceId} flash-tinker: ${title}. ${rest.at(-2)} (${code})`);
  }
});

it('says of a device in English what scripts have read', () => {
  const { translator } = englishWords.person;
  const facts = {
    id: deviceId,
    name: 'shed',
    online: true,
    owner: { kind: 'customer', email: 'a@b.example' },
  } as const;
  expect(factWords({ ...facts, inProduct: true, systemVersion: '1.5.2' }, translator.t)).toBe(
    `${deviceId} · shed · online · owner: a@b.example · in the product · Device OS 1.5.2`,
  );
  const nobodys = {
    ...facts,
    name: undefined,
    systemVersion: undefined,
    online: false,
    owner: { kind: 'nobody' },
    inProduct: false,
  } as const;
  expect(factWords(nobodys, translator.t)).toBe(`${deviceId} · - · offline · owner: nobody · not in the product`);
  expect(jobWords({ type: 'waiting-for-device', at: 0, deviceId, untilMs: 0 }, englishWords.person)).toBe(
    `${deviceId} waiting for it to come online`,
  );
  for (const status of ['done', 'not-needed', 'not-tried'] as const) {
    for (const action of deviceJobActions) {
      const said = jobWords(
        { type: 'action-finished', at: 0, deviceId, action, result: { status } },
        englishWords.person,
      );
      expect(said).toBe(`${deviceId} ${action}: ${status}`);
    }
  }
});
