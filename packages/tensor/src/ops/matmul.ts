import { float32Kernels } from '@tito/kernels/float32';
import { ShapeError } from '../errors.ts';
import { formatShape } from '../shape.ts';
import { zeros } from '../tensor.ts';
import type { MatmulOptions } from '../contract.ts';
import type { Tensor } from '../tensor.ts';

import { float32Data } from './operand.ts';

export type { MatmulOptions } from '../contract.ts';

/**
 * The matrix product `C[i, j] = sum over p of A[i, p] * B[p, j]`.
 *
 * Shapes: a [m, k] or, with `transposeA`, [k, m]; b [k, n] or, with `transposeB`, [n, k]; result [m, n].
 * The three orientations training needs: `x · Wᵀ` (transposeB), `dy · W` (none), `dyᵀ · x` (transposeA).
 *
 * Each result is summed for p = 0, 1, ..., k - 1, whatever the blocking, so it depends on its row and
 * column only: in float64, rounded once, unless an application has put float32 kernels in use. Callers
 * may rely on `|error| <= k * 2^-24 * sum |a||b|`.
 *
 * Cost: 2·m·n·k flops; from four rows on, scratch for both operands, 4·(m + n)·k bytes.
 *
 * @throws {ShapeError} if an operand is not 2-D or the inner dimensions differ.
 * @throws {DTypeError} if an operand is not float32.
 * @example
 * [...matmul(tensor([1, 2, 3, 4], [2, 2]), tensor([1, 1], [2, 1])).data]; // => [3, 7]
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false } = options;
  const aData = float32Data('matmul', 'a', a);
  const bData = float32Data('matmul', 'b', b);
  const [m, k] = matrixShape('a', a, transposeA);
  const [inner, n] = matrixShape('b', b, transposeB);
  if (k !== inner) {
    throw new ShapeError(
      `matmul: a is ${describe(a, transposeA)}, b is ${describe(b, transposeB)}: inner dimensions ${k} and ${inner} differ`,
    );
  }
  const result = zeros([m, n]);
  float32Kernels().gemm(m, n, k, aData, transposeA, bData, transposeB, result.data);
  return result;
}

function matrixShape(name: string, x: Tensor, transposed: boolean): readonly [number, number] {
  if (x.shape.length !== 2) {
    throw new ShapeError(
      `matmul: ${name} is ${formatShape(x.shape)}, rank ${x.shape.length}: rank 2 is needed`,
    );
  }
  return transposed ? [x.shape[1], x.shape[0]] : [x.shape[0], x.shape[1]];
}

function describe(x: Tensor, transposed: boolean): string {
  return formatShape(x.shape) + (transposed ? ' transposed' : '');
}
