/** Who started a helper process, as that process sees it. */
export interface Parent {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** The two kinds of processes that a helper may be: Node's own fork, and Electron's utility process. */
export function connectParent(): Parent {
  const { parentPort } = process as NodeJS.Process & {
    readonly parentPort?: {
      postMessage(message: unknown): void;
      on(name: 'message', l: (event: unknown) => void): void;
    };
  };
  if (parentPort === undefined) {
    return {
      post: (message) => void process.send?.(message),
      listen: (listener) => void process.on('message', listener),
    };
  }
  return {
    post: (message) => parentPort.postMessage(message),
    listen: (listener) => parentPort.on('message', (event) => listener((event as { readonly data: unknown }).data)),
  };
}
