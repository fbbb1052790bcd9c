import { expect, it } from 'vitest';
import { closeQuestion } from '../../../electron/app/close-question.ts';
import type { ClosingLoss } from '../../../shared/closing-loss.ts';
import { programLimits } from '../../../shared/time-limits.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

function open(loss?: ClosingLoss) {
  const clock = virtualClock();
  const told: string[] = [];
  const question = closeQuestion({
    clock,
    loss: () => loss,
    show: () => void told.push('asked'),
    quit: () => void told.push('quit'),
  });
  return { clock, told, question };
}

it('asks only where something would be lost', async () => {
  const { clock, told, question } = open();
  expect(question.asks()).toBe(false);
  await clock.advance(programLimits.drawQuestionMs);
  expect(told).toEqual([]);
});

it('leaves the program open as long as the question is on the screen', async () => {
  const { clock, told, question } = open('told-to-connect');
  for (const asked of [1, 2]) {
    expect(question.asks()).toBe(true);
    question.drawn();
    await clock.advance(10 * programLimits.drawQuestionMs);
    expect(told).toEqual(Array(asked).fill('asked'));
  }
  expect(clock.sleepers()).toBe(0);
});

it('closes under a page that does not draw it, once, however often it was asked', async () => {
  const { clock, told, question } = open('import');
  question.asks();
  await clock.advance(programLimits.drawQuestionMs - 1);
  question.asks();
  expect(told).toEqual(['asked', 'asked']);
  await clock.advance(1);
  expect(told).toEqual(['asked', 'asked', 'quit']);
});
