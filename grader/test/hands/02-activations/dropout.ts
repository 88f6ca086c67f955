import type { Random, Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

export class Dropout implements Layer {
  private readonly p: number;
  private readonly source: Pick<Random, 'uniform'>;

  constructor(p: number, source: Pick<Random, 'uniform'>) {
    if (Number.isNaN(p) || p < 0 || p >= 1) throw new RangeError('Dropout: p lies in [0, 1)');
    this.p = p;
    this.source = source;
  }

  forward(x: Tensor, training?: boolean): Tensor {
    if (training !== true) return x;
    const scale = 1 / (1 - this.p);
    const data = new Float32Array(x.data.length);
    for (let i = 0; i < data.length; i++) {
      const keep = this.source.uniform() >= this.p;
      data[i] = keep ? x.data[i] * scale : 0;
    }
    return { dtype: 'float32', shape: [...x.shape], data };
  }
}
