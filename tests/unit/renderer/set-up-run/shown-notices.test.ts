import { describe, expect, it } from 'vitest';
import { shownNotices } from '../../../../renderer/set-up-run/shown-notices.ts';
import { isNotHome } from '../../../../shared/error-meaning.ts';
import { errorRows } from '../../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { idleSetup } from '../../../../shared/setup-state.ts';

const left = setupError('photon-network-left');
const codesOf = (part: Partial<typeof idleSetup>) => shownNotices({ ...idleSetup, ...part }).map(({ code }) => code);

describe('what a run has noticed', () => {
  it('is told once of each kind, in its newest words', () => {
    const first = setupError('cloud-unreachable', { saw: 'first' });
    const second = setupError('cloud-unreachable', { saw: 'second' });
    expect(shownNotices({ ...idleSetup, notices: [first, left, second] })).toEqual([second, left]);
  });

  it('says that the computer left the Photon until the hand-over is done or the run over', () => {
    const done = { ...idleSetup.stages, commit: { status: 'done' } } as const;
    expect(codesOf({ notices: [left] })).toEqual(['photon-network-left']);
    expect(codesOf({ notices: [left], stages: done })).toEqual([]);
    expect(codesOf({ notices: [left], outcome: { outcome: 'failed', error: setupError('cancelled') } })).toEqual([]);
  });

  it('says that the computer is not home until it is', () => {
    const away = (Object.keys(errorRows) as ErrorCode[]).filter(isNotHome).map((code) => setupError(code));
    expect(away.length).toBeGreaterThan(0);
    expect(codesOf({ notices: away, place: 'between' })).toEqual(away.map(({ code }) => code));
    expect(codesOf({ notices: away, place: 'own-network' })).toEqual([]);
  });
});
