import { ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Forward, LayerWork, ModelWork } from '@tito/profiling/contract';
import { retainedBytes } from './retained.ts';

/** A layer with what it was given. */
export interface Step {
  readonly layer: Forward;
  readonly input: Tensor;
  readonly work: LayerWork;
}

function inner(layer: Forward): readonly Forward[] | null {
  const { layers } = layer as { layers?: readonly Forward[] };
  return layers === undefined ? null : layers;
}

/** The steps of a model in order, and what comes out at its end. */
export function stepsOf(model: Forward, x: Tensor, at: readonly number[] = []): [Step[], Tensor] {
  const layers = inner(model);
  if (layers === null) {
    const output = model.forward(x);
    return [[{ layer: model, input: x, work: workOf(model, at, x, output) }], output];
  }
  const steps: Step[] = [];
  let value = x;
  for (const [i, layer] of layers.entries()) {
    const [below, output] = stepsOf(layer, value, [...at, i]);
    steps.push(...below);
    value = output;
  }
  return [steps, value];
}

function workOf(layer: Forward, at: readonly number[], x: Tensor, y: Tensor): LayerWork {
  const place = { at, inputShape: x.shape.slice(), outputShape: y.shape.slice() };
  if (x.data === y.data) return { ...place, macs: 0, flops: 0, bytes: 0 };
  const { weight } = layer as { weight?: { readonly shape: readonly number[] } };
  const bytes = 4 * (x.data.length + y.data.length) + retainedBytes(layer).total;
  if (!weight) return { ...place, macs: 0, flops: y.data.length, bytes };
  const macs = weight.shape.slice(1).reduce((a, b) => a * b, y.data.length);
  return { ...place, macs, flops: macs + macs, bytes };
}

export function countWork(model: Forward, x: Tensor): ModelWork {
  const samples = x.shape.length === 0 ? 0 : x.shape[0];
  if (samples < 1) throw new ShapeError('countWork: a batch has samples');
  const [steps] = stepsOf(model, x);
  const layers = steps.map((step) => step.work);
  const [macs, flops, bytes] = (['macs', 'flops', 'bytes'] as const).map((what) =>
    layers.map((layer) => layer[what]).reduce((a, b) => a + b, 0),
  );
  return {
    samples,
    perBatch: { macs, flops, bytes },
    perSample: { macs: macs / samples, flops: flops / samples, bytes: bytes / samples },
    layers,
  };
}
