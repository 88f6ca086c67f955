import { NotImplementedError } from '@tito/tensor';

/**
 * Task 14.3. The value below which a fraction of the samples lies.
 *
 * In ascending order the samples have positions 0 to n - 1; the quantile lies at position
 * fraction * (n - 1). Between two positions the straight line between their samples is taken (NumPy's
 * default). Exactly at a position it is that sample, even where its neighbour is infinite. At 0.5 this
 * is the median: the middle sample, or the mean of the two middle ones.
 *
 * The samples stay as they are, in their order.
 *
 * @throws {RangeError} if there are no samples, or the fraction is not in [0, 1].
 * @example
 * quantile([9, 1, 5], 0.5); // => 5
 * quantile([9, 1, 5, 2], 0.5); // => 3.5
 * quantile([10, 0, 20, 30, 40, 50], 0.9); // => 45
 * quantile([1, Infinity], 0); // => 1
 */
export function quantile(samples: readonly number[], fraction: number): number {
  // TODO(14.3): at which position does the fraction lie?   tito hint 14.3
  throw new NotImplementedError('14.3');
}
