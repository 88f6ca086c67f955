import type { Tensor } from '@tito/tensor';
import type { Container, Layer } from '@tito/nn/contract';

export class Sequential implements Container {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.layers = layers.slice();
  }

  forward(x: Tensor, training?: boolean): Tensor {
    return this.layers.reduce((value, layer) => layer.forward(value, training ?? false), x);
  }
}

interface Parts {
  readonly weight?: Tensor | null;
  readonly bias?: Tensor | null;
  readonly layers?: readonly Layer[];
}

export function parameters(model: Layer): readonly Tensor[] {
  const { weight = null, bias = null, layers = [] } = model as Parts;
  const own = [weight, bias].filter((t) => t !== null).filter((t) => t.dtype === 'float32');
  return own.concat(layers.flatMap((layer) => parameters(layer)));
}
