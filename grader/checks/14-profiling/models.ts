// Models of simulated layers, and the work that they have by what was drawn.
import type { Context14 } from '@tito/module-14-profiling/contract';
import type { Remoted } from '@tito/check';
import type { Forward, LayerWork } from '@tito/profiling/contract';
import type { LayerSpec } from '@tito/profiling/simulation';
import type { Random } from '@tito/tensor';

type Model = Remoted<Forward>;
type DType = 'float32' | 'int8' | 'uint8' | 'int32';

const BYTES = { float32: 4, int8: 1, uint8: 1, int32: 4 } as const;

/** A layer as it is told to be; null stands for one that hands on what it is given. */
export type Drawn = LayerSpec | null;

/** Layers, and lists of layers that are containers inside the model. */
export type Tree = readonly (Drawn | readonly Drawn[])[];

/** A model on a machine, and what is known of it. */
export interface Trial {
  readonly model: Model;
  readonly tree: Tree;
  /** The shape of one sample. */
  readonly input: readonly number[];
  readonly layers: readonly LayerWork[];
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Fully connected, float32 or int8, with a bias or without. */
function drawDense(random: Random, inputs: number, durationsMs: readonly number[]): LayerSpec {
  const outputs = 2 + random.integer(20);
  const dtype: DType = random.integer(2) === 0 ? 'float32' : 'int8';
  const weight = { dtype, shape: [outputs, inputs] };
  const bias = { dtype: dtype === 'int8' ? ('int32' as const) : dtype, shape: [outputs] };
  return {
    input: [inputs],
    output: [outputs],
    weight,
    ...(random.integer(2) === 0 ? { bias } : {}),
    durationsMs,
  };
}

/** Element by element, without weights. */
function drawActivation(shape: readonly number[], durationsMs: readonly number[]): LayerSpec {
  return { input: shape, output: shape, durationsMs };
}

/** A dense network with activations, something idle, and a container inside. */
export function drawNetwork(random: Random, durations: () => readonly number[]): Tree {
  const inputs = 2 + random.integer(20);
  const first = drawDense(random, inputs, durations());
  const second = drawDense(random, first.output[0] ?? 1, durations());
  const third = drawDense(random, second.output[0] ?? 1, durations());
  return [
    first,
    drawActivation(first.output, durations()),
    [second, null, drawActivation(second.output, durations())],
    third,
  ];
}

/** Convolutions with kernels that are not square, and a last layer that only looks at channels. */
export function drawConvolutions(random: Random, durations: () => readonly number[]): Tree {
  const size = (least: number) => least + random.integer(4);
  const [channels, height, width] = [size(1), size(6), size(7)];
  const [filters, kernel] = [size(2), [size(1), size(2)]];
  const output = [filters, height + 1 - (kernel[0] ?? 1), width + 1 - (kernel[1] ?? 1)];
  const convolution: LayerSpec = {
    input: [channels, height, width],
    output,
    weight: { dtype: 'float32', shape: [filters, channels, ...kernel] },
    bias: { dtype: 'float32', shape: [filters] },
    durationsMs: durations(),
  };
  // One weight per channel: a scale, no sum over anything.
  const scale: LayerSpec = {
    input: output,
    output,
    weight: { dtype: 'float32', shape: [filters] },
    durationsMs: durations(),
  };
  return [convolution, scale, drawActivation(output, durations())];
}

/** Builds the tree and works out what a batch of n samples costs in it. */
export async function build(
  { given }: Pick<Context14, 'given'>,
  machine: Awaited<ReturnType<Context14['given']['SimulatedMachine']['create']>>,
  tree: Tree,
  n: number,
  betweenMs: readonly number[] = [0],
): Promise<Trial> {
  const makeLayer = (drawn: Drawn) =>
    drawn === null ? given.SimulatedIdentity.create() : given.SimulatedLayer.create(machine, drawn);
  const made: Model[] = [];
  const layers: LayerWork[] = [];
  const first = tree.flat()[0];
  const input = first?.input ?? [];
  let shape = [n, ...input];
  const note = (drawn: Drawn, at: readonly number[]) => {
    const work = workOf(drawn, n);
    const outputShape = drawn === null ? shape : [n, ...drawn.output];
    layers.push({ at, inputShape: shape, outputShape, ...work });
    shape = outputShape;
  };
  for (const [i, node] of tree.entries()) {
    if (isList(node)) {
      const inner: Model[] = [];
      for (const [j, drawn] of node.entries()) {
        note(drawn, [i, j]);
        inner.push(await makeLayer(drawn));
      }
      made.push(await given.SimulatedContainer.create(inner));
    } else {
      note(node, [i]);
      made.push(await makeLayer(node));
    }
  }
  const between = await machine.workload(betweenMs);
  return { model: await given.SimulatedContainer.create(made, between), tree, input, layers };
}

function isList(node: Tree[number]): node is readonly Drawn[] {
  return Array.isArray(node);
}

function workOf(drawn: Drawn, n: number) {
  if (drawn === null) return { macs: 0, flops: 0, bytes: 0 };
  const { input, output, weight, bias } = drawn;
  const stored = [weight, bias].reduce(
    (sum, spec) => sum + (spec === undefined ? 0 : BYTES[spec.dtype] * product(spec.shape)),
    0,
  );
  const bytes = 4 * n * (product(input) + product(output)) + stored;
  if (weight === undefined) return { macs: 0, flops: n * product(output), bytes };
  const macs = n * product(output) * product(weight.shape.slice(1));
  return { macs, flops: 2 * macs, bytes };
}
