import { accuracy } from '@tito/nn';
import type { Dataset, Layer } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import type { SweepPoint, WeightBits } from '../contract.ts';
import { quantizeMixed } from './quantize-mixed.ts';

/**
 * Every plan carried out and measured: bytes of the model, and its accuracy on `test`; in the order
 * of the plans.
 *
 * Choose on data that the final figure is not quoted from: of many plans the luckiest one looks
 * better than it is.
 *
 * Cost: per plan one run of the float model over the calibration data, and one run over `test`.
 *
 * @throws {RangeError} if a plan does not fit the model, or `calibration` or `test` is empty.
 * @example
 * const model = new Sequential([new Linear(tensor([1, 0, 0, 1], [2, 2]))]);
 * const images = tensor([1, 0, 0, 1], [2, 2]);
 * const test = { images, labels: fromData(Uint8Array.of(0, 1), [2]), classes: 2 };
 * const points = sweepBits(model, [[32], [4]], [images], test);
 * points.map(({ byteLength, accuracy }) => [byteLength, accuracy]); // => [[16, 1], [2 + 8, 1]]
 */
export function sweepBits(
  model: Layer,
  plans: readonly (readonly WeightBits[])[],
  calibration: readonly Tensor[],
  test: Dataset,
): readonly SweepPoint[] {
  return plans.map((bits) => {
    const mixed = quantizeMixed(model, bits, calibration);
    return { ...mixed, accuracy: accuracy(mixed.model, test) };
  });
}
