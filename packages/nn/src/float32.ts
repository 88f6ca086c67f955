import type { Tensor } from '@tito/tensor';

/** Whether a value has the form of a float32 tensor, whoever made it. */
export function isFloat32(value: unknown): value is Tensor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'dtype' in value &&
    value.dtype === 'float32' &&
    'shape' in value &&
    Array.isArray(value.shape) &&
    'data' in value
  );
}
