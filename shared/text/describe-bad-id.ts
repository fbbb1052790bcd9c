import type { i18n } from 'i18next';
import { type BadId, idDigits } from '../read-device-ids.ts';

/** What is wrong with a text in place of a device id, in one sentence. The translator has the words of `device-ids`. */
export function describeIdProblem({ text, problem }: BadId, { t }: Pick<i18n, 't'>): string {
  const characters = [...text.replace(/[\s"'=]/g, '').slice(0, 1_000)].length;
  return t(`deviceIds.problems.${problem}`, { characters, digits: idDigits });
}

/** The same after the text itself. */
export function describeBadId(bad: BadId, translator: Pick<i18n, 't'>): string {
  const { t } = translator;
  return t('deviceIds.bad', { text: bad.text, problem: describeIdProblem(bad, translator) });
}

/** Several, one a line; beyond `limit` they are counted. */
export function describeBadIds(all: readonly BadId[], translator: Pick<i18n, 't'>, limit: number): readonly string[] {
  const words = all.slice(0, limit).map((bad) => describeBadId(bad, translator));
  return all.length <= limit ? words : [...words, translator.t('deviceIds.more', { count: all.length - limit })];
}
