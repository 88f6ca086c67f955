import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'matmul-int8.ts';
const task = '15.6';
const product = '(a.data[i * k + p] - aZeroPoint) * (b.data[p * n + j] - bZeroPoint)';
const addition = `sum += ${product};`;
const refusal = 'k * widest(aZeroPoint) * widest(bZeroPoint) >= 2 ** 31';

/** The refusal with another idea of the largest |code - zeroPoint|. */
function depthOver(widest: (zero: string) => string): string {
  return `k * ${widest('aZeroPoint')} * ${widest('bZeroPoint')} >= 2 ** 31`;
}

export const matmulMistakes: readonly Mistake[] = [
  {
    id: 'int8-accumulator',
    task,
    sentence: 'The sum is kept in 8 bits: one product can already need 15. Sum in int32.',
    edits: [edit(FILE, addition, `sum = ((sum + ${product}) << 24) >> 24;`)],
  },
  {
    id: 'int16-accumulator',
    task,
    sentence:
      'The sum is kept in 16 bits: the third product of 127 * 127 leaves them. Sum in int32.',
    edits: [edit(FILE, addition, `sum = ((sum + ${product}) << 16) >> 16;`)],
  },
  {
    id: 'float32-accumulator',
    task,
    sentence:
      'The sum is kept in float32, which is exact up to 2^24 only: long products lose their last digits.',
    edits: [edit(FILE, addition, `sum = Math.fround(sum + ${product});`)],
  },
  {
    id: 'b-read-transposed',
    task,
    sentence: 'b is read as if it were transposed: element (p, j) of [k, n] is b[p * n + j].',
    edits: [edit(FILE, 'b.data[p * n + j]', 'b.data[j * k + p]')],
  },
  {
    id: 'a-read-transposed',
    task,
    sentence: 'a is read as if it were transposed: element (i, p) of [m, k] is a[i * k + p].',
    edits: [edit(FILE, 'a.data[i * k + p]', 'a.data[p * m + i]')],
  },
  {
    id: 'sum-not-reset',
    task,
    sentence: 'The sum is not started afresh for each output: each one contains those before it.',
    edits: [
      edit(FILE, '      let sum = 0;\n', ''),
      edit(
        FILE,
        "const out = zeros([m, n], 'int32');",
        "const out = zeros([m, n], 'int32');\n  let sum = 0;",
      ),
    ],
  },
  {
    id: 'result-in-int8',
    task,
    sentence: 'The result is an Int8Array: sums need int32; going back to 8 bits is a later step.',
    edits: [
      edit(FILE, "zeros([m, n], 'int32')", "zeros([m, n], 'int8')"),
      edit(FILE, '  return out;', '  return out as any;'),
    ],
  },
  {
    id: 'result-in-float32',
    task,
    sentence: 'The result is a Float32Array: it loses the last digits beyond 2^24. Use int32.',
    edits: [
      edit(FILE, "zeros([m, n], 'int32')", 'zeros([m, n])'),
      edit(FILE, '  return out;', '  return out as any;'),
    ],
  },
  {
    id: 'zero-points-ignored',
    task,
    sentence: 'The zero points are ignored: a code stands for code - zeroPoint steps.',
    edits: [edit(FILE, product, 'a.data[i * k + p] * b.data[p * n + j]')],
  },
  {
    id: 'only-the-first-zero-point',
    task,
    sentence: 'Only the zero point of a is taken off; b has one too.',
    edits: [edit(FILE, product, '(a.data[i * k + p] - aZeroPoint) * b.data[p * n + j]')],
  },
  {
    id: 'zero-points-added',
    task,
    sentence: 'The zero points are added; a code stands for code - zeroPoint steps.',
    edits: [
      edit(FILE, product, '(a.data[i * k + p] + aZeroPoint) * (b.data[p * n + j] + bZeroPoint)'),
    ],
  },
  {
    id: 'last-term-missing',
    task,
    sentence:
      'The products are corrected by both row sums, but not by k * aZeroPoint * bZeroPoint, which is then taken off twice.',
    edits: [
      edit(
        FILE,
        product,
        'a.data[i * k + p] * b.data[p * n + j] - aZeroPoint * b.data[p * n + j] - bZeroPoint * a.data[i * k + p]',
      ),
    ],
  },
  {
    id: 'int8-operand-difference',
    task,
    sentence:
      'code - zeroPoint needs 9 bits; kept in int8 it wraps around before it is multiplied.',
    edits: [
      edit(
        FILE,
        '(a.data[i * k + p] - aZeroPoint)',
        '(((a.data[i * k + p] - aZeroPoint) << 24) >> 24)',
      ),
    ],
  },
  {
    id: 'overflow-not-refused',
    task,
    sentence: 'A depth at which the sum can leave int32 is accepted; throw a RangeError.',
    edits: [edit(FILE, refusal, 'k < 0')],
  },
  {
    id: 'refusal-ignores-zero-points',
    task,
    sentence:
      'The depth is limited as if the zero points were 0; they widen the factors up to 255.',
    edits: [edit(FILE, refusal, 'k * 128 * 128 >= 2 ** 31')],
  },
  {
    id: 'refuses-too-early',
    task,
    sentence: 'Depths are refused that cannot overflow: the bound depends on the zero points.',
    edits: [edit(FILE, refusal, 'k * 255 * 255 >= 2 ** 31')],
  },
  {
    id: 'refuses-by-data',
    task,
    sentence:
      'The depth is judged by the codes at hand; it has to be refused for all codes, or a model works until the wrong input comes.',
    edits: [
      edit(
        FILE,
        refusal,
        `k *
      a.data.reduce((most, code) => Math.max(most, Math.abs(code - aZeroPoint)), 0) *
      b.data.reduce((most, code) => Math.max(most, Math.abs(code - bZeroPoint)), 0) >= 2 ** 31`,
      ),
    ],
  },
  {
    id: 'accepts-exactly-2-31',
    task,
    sentence:
      'A depth whose largest sum is exactly 2^31 is accepted; int32 ends at 2^31 - 1, so the bound has to stay below 2^31.',
    edits: [edit(FILE, refusal, refusal.replace('>=', '>'))],
  },
  {
    id: 'widest-code-is-127',
    task,
    sentence:
      'Where the zero point is 0, the depth is limited as if no code lay further from it than 127; -128 is a code too.',
    edits: [
      edit(
        FILE,
        refusal,
        depthOver((zero) => `(127 + Math.abs(${zero}))`),
      ),
    ],
  },
  {
    id: 'distance-to-127-only',
    task,
    sentence:
      'The depth is limited by how far 127 is from the zero point; -128 may be further away: take the larger one.',
    edits: [
      edit(
        FILE,
        refusal,
        depthOver((zero) => `(127 - ${zero})`),
      ),
    ],
  },
  {
    id: 'distance-to-minus-128-only',
    task,
    sentence:
      'The depth is limited by how far -128 is from the zero point; 127 may be further away: take the larger one.',
    edits: [
      edit(
        FILE,
        refusal,
        depthOver((zero) => `(${zero} + 128)`),
      ),
    ],
  },
  {
    id: 'inner-dimensions-not-checked',
    task,
    sentence:
      'Operands whose inner dimensions differ are multiplied all the same; throw a RangeError.',
    edits: [edit(FILE, ' || b.shape[0] !== k', '')],
  },
];
