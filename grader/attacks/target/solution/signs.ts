import type { Tensor } from '@tito/tensor';

export function signs(x: Tensor): { data: Int8Array; shape: readonly number[]; zeros: number } {
  const data = new Int8Array(x.data.length);
  let zeros = 0;
  for (let i = 0; i < data.length; i++) {
    const value = x.data[i] ?? 0;
    data[i] = value > 0 ? 1 : value < 0 ? -1 : 0;
    if (value === 0) zeros++;
  }
  return { data, shape: x.shape, zeros };
}
