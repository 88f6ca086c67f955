/** A row-major shape folded around one axis: [outer, length, inner]. */
export interface AxisView {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/**
 * The view of a shape around `axis`, counted from 0: what is before it, itself, what is after it.
 */
export function axisView(shape: readonly number[], axis: number): AxisView {
  return {
    outer: shape.slice(0, axis).reduce((product, dimension) => product * dimension, 1),
    length: shape[axis],
    inner: shape.slice(axis + 1).reduce((product, dimension) => product * dimension, 1),
  };
}
