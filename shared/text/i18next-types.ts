import type { en } from './en.ts';
import type { aboutTexts } from './en-about.ts';
import type { bringBackTexts } from './en-bring-back.ts';
import type { deviceIdTexts } from './en-device-ids.ts';
import type { errorTexts } from './en-errors.ts';
import type { keptTexts } from './en-kept.ts';
import type { productTexts } from './en-product.ts';
import type { reportTexts } from './en-report.ts';
import type { runTexts } from './en-run.ts';
import type { startTexts } from './en-start.ts';
import type { terminalTexts } from './en-terminal.ts';
import type { updateTexts } from './en-update.ts';
import type { variableTexts } from './en-variables.ts';

/** All words there are; whoever uses those of a later part adds them first (`addTexts` in translator.ts). */
type Catalogue = typeof en &
  typeof errorTexts &
  typeof runTexts &
  typeof updateTexts &
  typeof variableTexts &
  typeof productTexts &
  typeof deviceIdTexts &
  typeof aboutTexts &
  typeof reportTexts &
  typeof bringBackTexts &
  typeof startTexts &
  typeof keptTexts &
  typeof terminalTexts;

/** Keys are checked by the compiler: a message that is not in the catalogue does not build. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'messages';
    resources: { messages: Catalogue };
  }
}
