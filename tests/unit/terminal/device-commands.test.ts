import { expect, it } from 'vitest';
import { jobWords } from '../../../electron/terminal/device-commands.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
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
    ).toBe(`${deviceId} flash-tinker: ${title} ${rest.at(-2)} (${code})`);
  }
});
