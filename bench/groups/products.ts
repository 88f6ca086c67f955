import { plainKernels } from '../../packages/kernels/src/index.ts';
import type { Kernels } from '../../packages/kernels/src/index.ts';
import { loadKernels } from '../../packages/kernels/src/wasm.ts';
import { codes, uniform } from '../group.ts';
import type { Claim, Group } from '../group.ts';
import type { Contender, Effort } from '../measure.ts';
import type { Graph } from '../onnx-model.ts';
import { ortRunner } from '../peers/ort.ts';
import type { OrtBuild } from '../peers/ort.ts';
import type { Tf } from '../peers/tfjs.ts';

export type Shape = readonly [m: number, k: number, n: number];

/** x [m, k] · Wᵀ with W packed beforehand, JavaScript arrays in and out. */
export async function products(
  shape: Shape,
  tf: Tf,
  claims: readonly Claim[],
  effort: Effort,
): Promise<Group> {
  const [m, k, n] = shape;
  const best = loadKernels();
  const portable = loadKernels({ tier: 'simd128' });
  return {
    title: `product [${m}, ${k}] by [${k}, ${n}]`,
    work: { count: 2 * m * k * n, unit: 'GOP/s' },
    contenders: [
      int8('ours int8', best, shape),
      dynamicLinear('ours int8 layer, float32 in and out', best, shape),
      float32('ours float32', best, shape),
      int8('ours int8, simd128', portable, shape),
      float32('ours float32, simd128', portable, shape),
      int8('plain TypeScript int8', plainKernels, shape),
      float32('plain TypeScript float32', plainKernels, shape),
      await ortInteger('onnxruntime-web', shape),
      await ortFloat('onnxruntime-web', shape),
      await ortInteger('onnxruntime-node', shape),
      await ortFloat('onnxruntime-node', shape),
      tfjs(tf, shape),
    ],
    effort,
    claims,
  };
}

export function int8(name: string, kernels: Kernels, [m, k, n]: Shape): Contender {
  const packed = kernels.packInt8(n, k, codes(n * k, 1));
  const a = codes(m * k, 2);
  const out = new Int32Array(m * n);
  return { name, run: () => packed.multiply(m, a, 3, out) };
}

function dynamicLinear(name: string, kernels: Kernels, [m, k, n]: Shape): Contender {
  const symmetric = codes(n * k, 1).map((code) => Math.max(code, -127));
  const x = uniform(m * k, 2);
  const out = new Float32Array(m * n);
  const layer = kernels.packInt8(n, k, symmetric, { symmetric: true }).layer({
    input: (min: number, max: number) => ({ scale: (max - min) / 255, zeroPoint: 0 }),
    scales: uniform(n, 3).map(Math.abs),
    bias: uniform(n, 4),
  });
  return { name, run: () => layer.forward(m, x, out) };
}

export function float32(name: string, kernels: Kernels, [m, k, n]: Shape): Contender {
  const packed = kernels.packFloat32(n, k, uniform(n * k, 1));
  const x = uniform(m * k, 2);
  const out = new Float32Array(m * n);
  return { name, run: () => packed.multiply(m, x, out) };
}

/** uint8 by int8, the combination for which ONNX Runtime has fast paths. */
async function ortInteger(build: OrtBuild, [m, k, n]: Shape): Promise<Contender> {
  const graph: Graph = {
    nodes: [{ op: 'MatMulInteger', inputs: ['a', 'b'], outputs: ['y'] }],
    constants: [{ name: 'b', type: 'int8', shape: [k, n], data: codes(k * n, 1) }],
    inputs: [{ name: 'a', type: 'uint8', shape: [m, k] }],
    outputs: [{ name: 'y', type: 'int32', shape: [m, n] }],
  };
  const a = new Uint8Array(codes(m * k, 2).buffer);
  return { name: `${build} uint8 · int8`, run: await ortRunner(build, graph, a) };
}

async function ortFloat(build: OrtBuild, [m, k, n]: Shape): Promise<Contender> {
  const graph: Graph = {
    nodes: [{ op: 'MatMul', inputs: ['a', 'b'], outputs: ['y'] }],
    constants: [{ name: 'b', type: 'float32', shape: [k, n], data: uniform(k * n, 1) }],
    inputs: [{ name: 'a', type: 'float32', shape: [m, k] }],
    outputs: [{ name: 'y', type: 'float32', shape: [m, n] }],
  };
  return { name: `${build} float32`, run: await ortRunner(build, graph, uniform(m * k, 2)) };
}

function tfjs(tf: Tf, [m, k, n]: Shape): Contender {
  const a = tf.tensor2d(uniform(m * k, 2), [m, k]);
  const b = tf.tensor2d(uniform(k * n, 1), [k, n]);
  return { name: 'tfjs-wasm float32', run: () => tf.matMul(a, b).dispose() };
}
