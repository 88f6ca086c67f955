import type { Tensor } from '@tito/tensor';
import type { Forward, LayerWork, ModelWork, Work } from '@tito/profiling/contract';
import { retainedBytes } from './retained.ts';

/** One layer, where it is, and what enters and leaves it. */
export interface Passed {
  readonly at: number[];
  readonly layer: Forward;
  readonly input: Tensor;
  readonly output: Tensor;
}

/** Sends a batch through a model, layer by layer. */
export function trace(model: Forward, x: Tensor): Passed[] {
  if (!(x.shape[0] > 0)) throw new RangeError(`a batch needs samples, got [${x.shape.join()}]`);
  const passed: Passed[] = [];
  const send = (layer: Forward, at: number[], input: Tensor): Tensor => {
    const inner = 'layers' in layer ? layer.layers : undefined;
    if (Array.isArray(inner)) {
      let y = input;
      inner.forEach((each: Forward, i) => {
        y = send(each, at.concat(i), y);
      });
      return y;
    }
    const output = layer.forward(input);
    passed.push({ at, layer, input, output });
    return output;
  };
  send(model, [], x);
  return passed;
}

export function countWork(model: Forward, x: Tensor): ModelWork {
  return summed(trace(model, x), x);
}

/** The work of all layers that were passed, and its sum. */
export function summed(passed: readonly Passed[], x: Tensor): ModelWork {
  const layers = passed.map(workOf);
  const samples = x.shape[0];
  const total = (key: keyof Work) => layers.reduce((sum, layer) => sum + layer[key], 0);
  const perBatch = { macs: total('macs'), flops: total('flops'), bytes: total('bytes') };
  const perSample = {
    macs: perBatch.macs / samples,
    flops: perBatch.flops / samples,
    bytes: perBatch.bytes / samples,
  };
  return { samples, perBatch, perSample, layers };
}

function workOf({ at, layer, input, output }: Passed): LayerWork {
  const place = { at, inputShape: [...input.shape], outputShape: [...output.shape] };
  if (output.data === input.data) return { ...place, macs: 0, flops: 0, bytes: 0 };
  const values = output.data.length;
  const bytes = input.data.byteLength + output.data.byteLength + retainedBytes(layer).total;
  const weight = weightOf(layer);
  if (weight === null) return { ...place, macs: 0, flops: values, bytes };
  const macs = values * weight.slice(1).reduce((product, size) => product * size, 1);
  return { ...place, macs, flops: 2 * macs, bytes };
}

function weightOf(layer: Forward): readonly number[] | null {
  const { weight } = layer as { weight?: { shape?: readonly number[] } | null };
  return weight?.shape ?? null;
}
