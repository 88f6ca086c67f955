import { sizeOf } from '@tito/tensor';
import type { Shape, Tensor } from '@tito/tensor';
import type { Forward, LayerWork, ModelWork, Work } from './contract.ts';
import { retainedBytes } from './retained.ts';
import { type Step, stepsOf } from './steps.ts';

/**
 * The work of one forward pass, layer by layer. It is run once, and the work follows from the shapes
 * that come out:
 *
 * - A layer with a `weight` of shape [out, ...rest] does one multiply-accumulate (MAC) per output value
 *   and element of `rest`: in for a Linear, channels * height * width of the kernel for a convolution.
 *   The element type does not matter: int8 codes multiply as often as float32 weights. 1 MAC = 2 FLOPs;
 *   the sum starts at the bias, so that a bias costs nothing more.
 * - A layer without weights does one FLOP per output value. One that hands on the very data it was given
 *   did nothing.
 * - Bytes are those that have to move once: input, output, and `retainedBytes` of the layer.
 *
 * A layer that works otherwise (a lookup, a recurrence) is counted wrongly; so is what a cache saves
 * or moves twice.
 *
 * @throws {ShapeError} if x is no batch of at least one sample.
 * @example
 * const layer = new Linear(zeros([3, 4]), zeros([3]));
 * countWork(layer, zeros([7, 4])).perBatch; // => { macs: 84, flops: 168, bytes: 112 + 84 + 60 }
 * countWork(layer, zeros([7, 4])).perSample.flops; // => 24
 */
export function countWork(model: Forward, x: Tensor): ModelWork {
  return workOf(stepsOf('countWork', model, x), x);
}

/** The work of the steps of one pass of x. */
export function workOf(steps: readonly Step[], x: Tensor): ModelWork {
  const layers = steps.map(layerWork);
  const samples = x.shape[0];
  const perBatch = layers.reduce(plus, { macs: 0, flops: 0, bytes: 0 });
  return { samples, perBatch, perSample: share(perBatch, samples), layers };
}

function layerWork({ at, layer, input, output }: Step): LayerWork {
  const work = output.data === input.data ? NOTHING : workOfLayer(layer, input, output);
  return { at, inputShape: [...input.shape], outputShape: [...output.shape], ...work };
}

const NOTHING: Work = { macs: 0, flops: 0, bytes: 0 };

function workOfLayer(layer: Forward, input: Tensor, output: Tensor): Work {
  const values = sizeOf(output.shape);
  const bytes = input.data.byteLength + output.data.byteLength + retainedBytes(layer).total;
  const weight = weightShape(layer);
  if (weight === null) return { macs: 0, flops: values, bytes };
  const macs = values * sizeOf(weight.slice(1));
  return { macs, flops: 2 * macs, bytes };
}

/** The shape of a layer's weight, in whatever element type it is stored; null without one. */
function weightShape(layer: Forward): Shape | null {
  const weight: unknown = 'weight' in layer ? layer.weight : null;
  if (typeof weight !== 'object' || weight === null || !('shape' in weight)) return null;
  return Array.isArray(weight.shape) ? weight.shape : null;
}

function plus(a: Work, b: Work): Work {
  return { macs: a.macs + b.macs, flops: a.flops + b.flops, bytes: a.bytes + b.bytes };
}

function share({ macs, flops, bytes }: Work, samples: number): Work {
  return { macs: macs / samples, flops: flops / samples, bytes: bytes / samples };
}
