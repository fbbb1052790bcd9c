import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

export const updateRequests = {
  lookForUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
  postponeUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
  restartAndUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
