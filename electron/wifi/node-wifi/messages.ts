import * as v from 'valibot';

/** What travels between the app and the process of node-wifi; parsed at both ends. No error text, ever. */
export const taskMessage = v.strictObject({
  id: v.number(),
  task: v.variant('call', [
    v.strictObject({ call: v.literal('scan'), adapter: v.pipe(v.string(), v.maxLength(64)) }),
    v.strictObject({
      call: v.literal('connect'),
      adapter: v.pipe(v.string(), v.maxLength(64)),
      ssid: v.pipe(v.string(), v.maxLength(32)),
    }),
  ]),
});

/** The process has loaded and hears: tasks sent from now on are its own, and it can be asked to stop. */
export const readyMessage = v.strictObject({ ready: v.literal(true) });

export const stopMessage = v.strictObject({ stop: v.literal(true) });

export const answerMessage = v.strictObject({
  id: v.number(),
  ok: v.boolean(),
  networks: v.array(v.strictObject({ ssid: v.string(), rssi: v.exactOptional(v.pipe(v.number(), v.finite())) })),
});

export type ReadyMessage = v.InferOutput<typeof readyMessage>;
export type AnswerMessage = v.InferOutput<typeof answerMessage>;
