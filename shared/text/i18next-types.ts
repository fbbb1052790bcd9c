import type { Catalogue } from './en.ts';

/** Keys are checked by the compiler: a message that is not in the catalogue does not build. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'messages';
    resources: { messages: Catalogue };
  }
}
