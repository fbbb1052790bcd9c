import { describe, expect, it } from 'vitest';
import { makeAhead } from '../../../../build/stages/ahead.mjs';
import type { Stage } from '../../../../build/stages/stages.mjs';

const stage = (name: string, ahead?: () => Promise<unknown>): Stage => ({
  name,
  needs: [],
  run: async () => ({ passed: 1, failed: 0, skipped: 0 }),
  ...(ahead === undefined ? {} : { ahead }),
});

describe('what stages need ahead', () => {
  it('is made one after the other, and waited for by its own stage alone', async () => {
    const done: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const one = stage('one', async () => done.push('one'));
    const two = stage('two', () => held.then(() => done.push('two')));
    const none = stage('none');
    const madeFor = makeAhead([none, one, two]);
    await madeFor(none);
    await madeFor(one);
    expect(done).toEqual(['one']);
    release();
    await madeFor(two);
    expect(done).toEqual(['one', 'two']);
  });

  it('does not keep the others from being made when it cannot be', async () => {
    const done: string[] = [];
    const broken = stage('broken', () => Promise.reject(new Error('no disk')));
    const next = stage('next', async () => done.push('next'));
    const madeFor = makeAhead([broken, next]);
    await madeFor(broken);
    await madeFor(next);
    expect(done).toEqual(['next']);
  });
});
