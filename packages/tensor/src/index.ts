export { allocate, bytesPerElement, dtypeOf } from './dtype.ts';
export type { DType, Storage } from './dtype.ts';
export { DTypeError, NotImplementedError, ShapeError } from './errors.ts';
export {
  broadcastShapes,
  formatShape,
  normalizeAxis,
  sameShape,
  sizeOf,
  stridesOf,
} from './shape.ts';
export type { Shape } from './shape.ts';
export { arange, copy, fromData, full, tensor, zeros } from './tensor.ts';
export type { Tensor } from './tensor.ts';
export { cast } from './cast.ts';
export {
  abs,
  add,
  clip,
  div,
  exp,
  log,
  map,
  maximum,
  minimum,
  mul,
  neg,
  sqrt,
  square,
  sub,
} from './ops/elementwise.ts';
export { matmul } from './ops/matmul.ts';
export type { MatmulOptions } from './ops/matmul.ts';
export { broadcastTo, concat, reshape, rows, take, transpose } from './ops/movement.ts';
export { argmax, max, mean, min, minMax, sum } from './ops/reduce.ts';
export { random } from './random.ts';
export { randomNormal, randomUniform } from './random-tensors.ts';
export type { Random } from './random.ts';
export {
  broadcastBytes,
  bytesOf,
  columnLines,
  firstLostInteger,
  flatIndex,
  matmulFlops,
  matmulIntensity,
} from './systems.ts';
