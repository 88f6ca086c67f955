import type { Tensor } from '@tito/tensor';

export function scale(x: Tensor, factor: number): Tensor {
  const data = new Float32Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = (x.data[i] ?? 0) * factor;
  return { dtype: 'float32', shape: x.shape, data };
}
