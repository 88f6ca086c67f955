import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The part of TensorFlow.js that is used here. */
export interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor2d(values: Float32Array, shape: readonly [number, number]): TfTensor;
  matMul(a: TfTensor, b: TfTensor, transposeA?: boolean, transposeB?: boolean): TfTensor;
  sequential(options: object): TfModel;
  readonly layers: { dense(options: object): unknown };
  readonly train: { sgd(rate: number): unknown };
}

export interface TfTensor {
  dataSync(): Float32Array;
  dispose(): void;
}

interface TfModel {
  compile(options: object): void;
  fit(x: TfTensor, y: TfTensor, options: object): Promise<unknown>;
  predict(x: TfTensor): TfTensor;
}

/** TensorFlow.js on its WebAssembly backend, one thread. */
export async function tensorflow(): Promise<Tf> {
  const require = createRequire(import.meta.url);
  // Its own types are there only once it is installed. The CommonJS build is the one Node can load.
  const tf = require('@tensorflow/tfjs') as Tf;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as {
    setWasmPaths(folder: string): void;
    setThreadsCount(count: number): void;
  };
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}
