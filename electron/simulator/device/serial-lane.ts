/** One worker: tasks run one after another, in the order they came. */
export interface SerialLane {
  run(task: () => Promise<void>): Promise<void>;
}

export function serialLane(): SerialLane {
  let last: Promise<void> = Promise.resolve();
  return {
    run(task) {
      last = last.then(task);
      return last;
    },
  };
}
