import { plainKernels } from '../../packages/kernels/src/index.ts';
import type { Kernels } from '../../packages/kernels/src/index.ts';
import { loadKernels } from '../../packages/kernels/src/wasm.ts';
import { uniform } from '../group.ts';
import type { Claim, Group } from '../group.ts';
import type { Contender } from '../measure.ts';
import type { Graph } from '../onnx-model.ts';
import { ortRunner } from '../peers/ort.ts';
import type { OrtBuild } from '../peers/ort.ts';

const SCALE = Math.fround(1 / 127);

/** float32 to int8 codes. */
export async function quantizing(claims: readonly Claim[]): Promise<Group> {
  const count = 2 ** 20;
  return {
    title: 'quantize 1 048 576 float32 to int8',
    work: { count, unit: 'Gelement/s' },
    contenders: [
      quantizer('ours', loadKernels(), count),
      quantizer('plain TypeScript', plainKernels, count),
      await ortQuantizer('onnxruntime-web', count),
      await ortQuantizer('onnxruntime-node', count),
    ],
    effort: { rounds: 15, ms: 30 },
    claims,
  };
}

function quantizer(name: string, kernels: Kernels, count: number): Contender {
  const x = uniform(count, 1);
  const out = new Int8Array(count);
  const grid = { scale: SCALE, zeroPoint: 3, low: -128, high: 127 };
  return { name, run: () => kernels.quantize(x, out, grid) };
}

async function ortQuantizer(build: OrtBuild, count: number): Promise<Contender> {
  const graph: Graph = {
    nodes: [{ op: 'QuantizeLinear', inputs: ['x', 'scale', 'zero'], outputs: ['y'] }],
    constants: [
      { name: 'scale', type: 'float32', shape: [], data: Float32Array.of(SCALE) },
      { name: 'zero', type: 'int8', shape: [], data: Int8Array.of(3) },
    ],
    inputs: [{ name: 'x', type: 'float32', shape: [count] }],
    outputs: [{ name: 'y', type: 'int8', shape: [count] }],
  };
  return { name: build, run: await ortRunner(build, graph, uniform(count, 1)) };
}

/** The 99.9th percentile of |x|, exact. */
export function percentile(claims: readonly Claim[]): Group {
  const count = 10_000_000;
  const x = uniform(count, 1);
  const rank = Math.floor(0.999 * (count - 1));
  const ours = loadKernels();
  return {
    title: '99.9th percentile of |x|, 10 000 000 float32, exact',
    work: { count, unit: 'Gelement/s' },
    contenders: [
      { name: 'ours', run: () => ours.neighbours(x, rank, true) },
      { name: 'plain TypeScript, sorting', run: () => plainKernels.neighbours(x, rank, true) },
    ],
    effort: { rounds: 5, ms: 1 },
    claims,
  };
}
