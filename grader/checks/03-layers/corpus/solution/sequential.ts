import type { Tensor } from '@tito/tensor';
import type { Container, Layer } from '@tito/nn/contract';

export class Sequential implements Container {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.layers = [...layers];
  }

  forward(x: Tensor, training = false): Tensor {
    let y = x;
    for (const layer of this.layers) y = layer.forward(y, training);
    return y;
  }
}

export function parameters(model: Layer): readonly Tensor[] {
  const { weight, bias, layers } = model as {
    weight?: Tensor | null;
    bias?: Tensor | null;
    layers?: readonly Layer[];
  };
  const found: Tensor[] = [];
  for (const candidate of [weight, bias]) {
    if (candidate?.dtype === 'float32') found.push(candidate);
  }
  if (Array.isArray(layers)) {
    for (const layer of layers) found.push(...parameters(layer));
  }
  return found;
}
