import { ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    const width = x.shape[x.shape.length - 1];
    if (!width) throw new ShapeError('Softmax: rows need values');
    const data = x.data.slice();
    const rows = data.length / width;
    for (let r = 0; r < rows; r++) {
      const row = data.subarray(r * width, (r + 1) * width);
      const top = row.reduce((a, b) => (a > b ? a : b));
      const powers = [...row].map((v) => Math.exp(v - top));
      const all = powers.reduce((a, b) => a + b);
      row.set(powers.map((p) => p / all));
    }
    return { dtype: 'float32', shape: [...x.shape], data };
  }
}
