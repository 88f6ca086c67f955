import type { TradeOff } from '../contract.ts';

/**
 * Indices of the points that no other point beats, from the fewest bytes to the most: a point is
 * beaten by one with at most its bytes and at least its accuracy, if one of the two is better. Of
 * equal points the first stands for all.
 *
 * Cost: one sort.
 *
 * @example
 * const point = (byteLength, accuracy) => ({ byteLength, accuracy });
 * paretoFrontier([point(400, 0.97), point(100, 0.96), point(200, 0.95)]); // => [1, 0]
 */
export function paretoFrontier(points: readonly TradeOff[]): readonly number[] {
  const bySize = points
    .map((point, index) => ({ ...point, index }))
    .toSorted((a, b) => a.byteLength - b.byteLength || b.accuracy - a.accuracy);
  let best = -Infinity;
  return bySize.flatMap(({ accuracy, index }) => {
    if (accuracy <= best) return [];
    best = accuracy;
    return [index];
  });
}

/**
 * Index of the most accurate point of at most `budgetBytes`. Of equally accurate ones that with the
 * fewest bytes, and of equal points the first.
 *
 * @throws {RangeError} if no point fits the budget.
 * @example
 * const point = (byteLength, accuracy) => ({ byteLength, accuracy });
 * chooseUnderBudget([point(400, 0.97), point(100, 0.96)], 399); // => 1
 * chooseUnderBudget([point(400, 0.97), point(100, 0.96)], 400); // => 0
 */
export function chooseUnderBudget(points: readonly TradeOff[], budgetBytes: number): number {
  const best = paretoFrontier(points).findLast((i) => points[i].byteLength <= budgetBytes);
  if (best !== undefined) return best;
  const smallest = Math.min(...points.map(({ byteLength }) => byteLength));
  throw new RangeError(
    `chooseUnderBudget: no point has at most ${budgetBytes} bytes, the smallest has ${smallest}`,
  );
}
