import { fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

/** Task 02.5. */
export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    const classes = x.shape.at(-1);
    if (classes === undefined || classes === 0) throw new ShapeError('Softmax: no values in a row');
    const result = new Float32Array(x.data.length);
    for (let start = 0; start < result.length; start += classes) {
      result.set(softmax(x.data.subarray(start, start + classes)), start);
    }
    return fromData(result, x.shape);
  }
}

/** The softmax of one row. */
function softmax(row: Float32Array): number[] {
  let largest = -Infinity;
  for (const value of row) if (value > largest) largest = value;
  const powers = Array.from(row, (value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
