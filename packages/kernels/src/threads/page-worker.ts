import type { Start } from './start.ts';

interface PageWorker {
  addEventListener(type: string, listener: (event: { readonly message?: string }) => void): void;
  postMessage(data: unknown): void;
  terminate(): void;
}

declare const Worker: (new (url: string) => PageWorker) | undefined;

/** Workers of a page, or of another worker there; null where there are none. */
export function inPage(): Start | null {
  if (typeof Worker === 'undefined') return null;
  const start = Worker;
  return (program, data, on) => {
    const source = `onmessage = ({ data }) => {
  (${program})(data, () => postMessage('ready'));
  postMessage('stopped');
};`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new start(url);
    let isReady = false;
    worker.addEventListener('message', () => {
      if (isReady) return end('it was told to stop');
      isReady = true;
      URL.revokeObjectURL(url);
      on.ready();
    });
    worker.addEventListener('error', ({ message }) => {
      end(message ?? 'its program could not be loaded');
    });
    // A worker has no origin to be told: that is for windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(data);
    function end(why: string): void {
      worker.terminate();
      on.ended(why);
    }
    return () => {
      worker.terminate();
    };
  };
}
