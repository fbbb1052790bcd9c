import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { Redact } from '../diagnostics/redactor.ts';
import { problemReport, type ReportParts } from '../diagnostics/report.ts';
import { replaceFile } from '../files/private-file.ts';
import type { Handlers } from './handlers.ts';

export interface ReportHandlerParts {
  readonly collect: () => Promise<ReportParts>;
  readonly redact: Redact;
  readonly chooseNewFile: (name: string) => Promise<string | undefined>;
}

/** "Report a problem": what was shown is what is saved, with the person's own words before it. */
export function reportHandlers(parts: ReportHandlerParts): Pick<Handlers, 'readReport' | 'saveReport'> {
  let shown: string | undefined;
  return {
    async readReport() {
      shown = parts.redact(problemReport(await parts.collect()));
      return success(shown);
    },

    async saveReport({ words }) {
      if (shown === undefined) return failure(setupError('invalid-input'));
      const path = await parts.chooseNewFile('photon-setup-report.txt');
      if (path === undefined) return success(false);
      const own = parts.redact(words.trim());
      try {
        const text = own === '' ? shown : `${own}\n\n${shown}`;
        await replaceFile(path, (file) => file.writeFile(text, 'utf8'));
        return success(true);
      } catch (error) {
        // Its message holds the path, which may hold the person's name.
        const name = error instanceof Error && 'code' in error ? String(error.code) : '';
        return failure(setupError('report-not-saved', { saw: name }));
      }
    },
  };
}
