import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QTensorPerChannel } from '../../src/index.ts';

/** What per-channel codes stand for, written plainly, as an oracle. */
export function dequantizePerChannel({ data, shape, scales, axis }: QTensorPerChannel): Tensor {
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const values = Float32Array.from(
    data,
    (code, i) => code * scales[Math.floor(i / inner) % shape[axis]],
  );
  return fromData(values, shape);
}
