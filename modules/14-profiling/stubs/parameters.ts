import { NotImplementedError } from '@tito/tensor';

/**
 * Task 14.1. How many values the typed arrays hold that can be reached from a model.
 *
 * From an object one reaches the values of its own enumerable properties, the items of an array, the
 * keys and values of a Map, and the items of a Set; and so on from there. A getter is not called, and
 * what only it would answer with is not reached: a profiler must not run the code it looks at.
 *
 * Each typed array counts once, however often it is reached: two layers may share their weights, and a
 * model may refer to itself. Two typed arrays over the same buffer are two. All element types count,
 * int8 codes like float32 weights. Plain numbers, shapes, buffers and DataViews do not.
 *
 * Cost: each object is looked at once.
 *
 * @example
 * countParameters({ weight: zeros([10, 784]), bias: zeros([10]) }); // => 7850
 * countParameters({ codes: new Int8Array(6), scale: 0.5, shape: [2, 3] }); // => 6
 * const tied = zeros([4, 5]);
 * countParameters([tied, { decoder: tied }]); // => 20
 */
export function countParameters(model: object): number {
  // TODO(14.1): which objects have you seen already?   tito hint 14.1
  throw new NotImplementedError('14.1');
}
