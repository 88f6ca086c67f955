import type { Start } from './start.ts';

/** Workers of Node, or null elsewhere. Nothing is imported, so that bundlers for pages find nothing. */
export function inNode(): Start | null {
  if (typeof process === 'undefined' || process.getBuiltinModule === undefined) return null;
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  return (program, data, on) => {
    const source = `const { parentPort, workerData } = require('node:worker_threads');
(${program})(workerData, () => parentPort.postMessage('ready'));`;
    const worker = new Worker(source, {
      eval: true,
      workerData: data,
      execArgv: [],
      name: 'tito-kernels',
    });
    worker
      .on('message', () => {
        // Whoever waits for it is to live until then, but no longer.
        worker.unref();
        on.ready();
      })
      .on('error', (error) => on.ended(String(error)))
      .on('exit', (code) => on.ended(`it exited with code ${code}`));
    return () => worker.terminate();
  };
}
