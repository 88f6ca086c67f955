import { Linear, ReLU, Sequential } from '../../packages/nn/src/index.ts';
import { quantizeModel } from '../../packages/quantization/src/index.ts';
import { random, tensor } from '../../packages/tensor/src/index.ts';
import { useKernels } from '../../packages/kernels/src/index.ts';
import { loadKernels } from '../../packages/kernels/src/wasm.ts';
import type { Kernels } from '../../packages/kernels/src/index.ts';
import { codes, uniform } from '../group.ts';
import type { Claim, Group } from '../group.ts';
import type { Contender } from '../measure.ts';
import type { Graph, Initializer, Node } from '../onnx-model.ts';
import { ortRunner } from '../peers/ort.ts';
import type { OrtBuild } from '../peers/ort.ts';

const [INPUTS, HIDDEN, OUTPUTS] = [784, 128, 10];

/** An image classifier 784-128-10, one forward pass from float32 to float32. */
export async function classifier(batch: number, claims: readonly Claim[]): Promise<Group> {
  const kernels = loadKernels();
  return {
    title: `784-128-10 classifier, batch ${batch}`,
    work: { count: batch, unit: 'images/s' },
    contenders: [
      ours(kernels, batch),
      model(kernels, batch),
      await ort('onnxruntime-node', 'dynamic int8', batch),
      await ort('onnxruntime-node', 'float32', batch),
      await ort('onnxruntime-web', 'dynamic int8', batch),
      await ort('onnxruntime-web', 'float32', batch),
    ],
    effort: { rounds: 15, ms: 30 },
    claims,
  };
}

/** Two packed layers, each quantizing its input over its own range. */
function ours(kernels: Kernels, batch: number): Contender {
  const layer = (n: number, k: number, relu: boolean) => {
    const weights = codes(n * k, n).map((code) => Math.max(code, -127));
    const packed = kernels.packInt8(n, k, weights, { symmetric: true });
    const out = new Float32Array(batch * n);
    const options = {
      input: (min: number, max: number) => {
        const scale = Math.fround((Math.max(max, 0) - Math.min(min, 0)) / 255);
        return { scale, zeroPoint: -128 - Math.round(Math.min(min, 0) / scale) };
      },
      scales: uniform(n, 5).map((x) => Math.abs(x) / 1000),
      bias: uniform(n, 6),
      relu,
    };
    const fused = packed.layer(options);
    return (x: Float32Array): Float32Array => {
      fused.forward(batch, x, out);
      return out;
    };
  };
  const [hidden, output] = [layer(HIDDEN, INPUTS, true), layer(OUTPUTS, HIDDEN, false)];
  const x = uniform(batch * INPUTS, 7);
  return { name: 'ours int8, fused layers', run: () => output(hidden(x)) };
}

/** The same as a quantized model of tensors and layers. */
function model(kernels: Kernels, batch: number): Contender {
  const before = useKernels(kernels);
  const source = random('bench');
  const layers = [
    Linear.init(INPUTS, HIDDEN, source),
    new ReLU(),
    Linear.init(HIDDEN, OUTPUTS, source),
  ];
  const quantized = quantizeModel(new Sequential(layers)).model;
  const x = tensor(uniform(batch * INPUTS, 7), [batch, INPUTS]);
  quantized.forward(x);
  useKernels(before);
  return {
    name: 'ours int8, @tito/quantization model',
    run() {
      const previous = useKernels(kernels);
      quantized.forward(x);
      useKernels(previous);
    },
  };
}

type Kind = 'float32' | 'dynamic int8';

async function ort(build: OrtBuild, kind: Kind, batch: number): Promise<Contender> {
  const layer = kind === 'float32' ? floatLayer : integerLayer;
  const layers = [layer('h', 'x', HIDDEN, INPUTS, true), layer('y', 'h', OUTPUTS, HIDDEN, false)];
  const graph: Graph = {
    nodes: layers.flatMap(({ nodes }) => nodes),
    constants: layers.flatMap(({ constants }) => constants),
    inputs: [{ name: 'x', type: 'float32', shape: [batch, INPUTS] }],
    outputs: [{ name: 'y', type: 'float32', shape: [batch, OUTPUTS] }],
  };
  const run = await ortRunner(build, graph, uniform(batch * INPUTS, 7));
  return { name: `${build} ${kind}`, run };
}

interface Layer {
  readonly nodes: readonly Node[];
  readonly constants: readonly Initializer[];
}

function floatLayer(y: string, x: string, n: number, k: number, relu: boolean): Layer {
  return {
    nodes: [
      { op: 'MatMul', inputs: [x, `${y}w`], outputs: [`${y}p`] },
      ...biased(y, `${y}p`, relu),
    ],
    constants: [
      { name: `${y}w`, type: 'float32', shape: [k, n], data: uniform(k * n, 8) },
      { name: `${y}b`, type: 'float32', shape: [n], data: uniform(n, 6) },
    ],
  };
}

/** What ONNX Runtime's quantize_dynamic writes, and its optimizer fuses. */
function integerLayer(y: string, x: string, n: number, k: number, relu: boolean): Layer {
  return {
    nodes: [
      { op: 'DynamicQuantizeLinear', inputs: [x], outputs: [`${y}q`, `${y}qs`, `${y}qz`] },
      {
        op: 'MatMulInteger',
        inputs: [`${y}q`, `${y}w`, `${y}qz`, `${y}wz`],
        outputs: [`${y}i`],
      },
      { op: 'Cast', inputs: [`${y}i`], outputs: [`${y}f`], to: 'float32' },
      { op: 'Mul', inputs: [`${y}qs`, `${y}ws`], outputs: [`${y}s`] },
      { op: 'Mul', inputs: [`${y}f`, `${y}s`], outputs: [`${y}p`] },
      ...biased(y, `${y}p`, relu),
    ],
    constants: [
      { name: `${y}w`, type: 'int8', shape: [k, n], data: codes(k * n, 8) },
      { name: `${y}wz`, type: 'int8', shape: [], data: new Int8Array(1) },
      { name: `${y}ws`, type: 'float32', shape: [], data: Float32Array.of(0.001) },
      { name: `${y}b`, type: 'float32', shape: [n], data: uniform(n, 6) },
    ],
  };
}

function biased(y: string, product: string, relu: boolean): Node[] {
  if (!relu) return [{ op: 'Add', inputs: [product, `${y}b`], outputs: [y] }];
  return [
    { op: 'Add', inputs: [product, `${y}b`], outputs: [`${y}a`] },
    { op: 'Relu', inputs: [`${y}a`], outputs: [y] },
  ];
}
