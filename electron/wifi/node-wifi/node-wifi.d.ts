/** node-wifi ships no types; `process.ts` states what it uses and parses every answer. */
declare module 'node-wifi';
