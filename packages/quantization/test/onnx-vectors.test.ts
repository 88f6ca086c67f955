import { useKernels } from '@tito/kernels';
import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, onTestFinished, test } from 'vitest';
import {
  dequantizeLinear,
  dynamicQuantizeLinear,
  matmulInteger,
  quantizeLinear,
} from '../src/index.ts';
import type { CodeTensor, IntegerType } from '../src/index.ts';
import { bitsOf, fromBits } from './support/bits.ts';
import { allTiers } from './support/tiers.ts';
import { readVectors, vectorsPresent } from './support/shared.ts';

interface Value {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: readonly number[];
  /** The bits of the values, if they are floating-point. */
  readonly bits: readonly number[];
}

interface Node {
  readonly op: string;
  readonly attributes: {
    readonly axis?: number;
    readonly block_size?: number;
    readonly output_dtype?: number;
  };
}

interface Vector {
  readonly case: string;
  readonly nodes: readonly Node[];
  readonly data_sets: readonly {
    readonly inputs: readonly Value[];
    readonly outputs: readonly Value[];
  }[];
}

const present = vectorsPresent('onnx');
const integers = ['int2', 'uint2', 'int4', 'uint4', 'int8', 'uint8', 'int16', 'uint16'];

/** The cases of a file name prefix whose tensors are all integers or float32; JSON of known form. */
function casesOf(prefix: string): Vector[] {
  if (!present) return [];
  const index = readVectors('onnx/index.json') as readonly { readonly case: string }[];
  return index
    .filter(({ case: name }) => name === prefix || name.startsWith(`${prefix}_`))
    .map(({ case: name }) => readVectors(`onnx/${name}.json`) as Vector)
    .filter(({ data_sets: sets }) =>
      sets.every(({ inputs, outputs }) =>
        [...inputs, ...outputs].every(({ dtype }) =>
          [...integers, 'int32', 'float32'].includes(dtype),
        ),
      ),
    );
}

const float32 = ({ bits, shape }: Value): Tensor => fromData(fromBits(bits), shape);

function codes({ dtype, data, shape }: Value): CodeTensor {
  if (dtype === 'int8') return fromData(Int8Array.from(data), shape);
  if (dtype === 'uint8') return fromData(Uint8Array.from(data), shape);
  return fromData(Int32Array.from(data), shape);
}

function bytes(value: Value): Tensor<'int8'> | Tensor<'uint8'> {
  const tensor = codes(value);
  if (tensor.dtype === 'int32') throw new TypeError(`${value.dtype} is no 8-bit type`);
  return tensor;
}

function integerType(name: string): IntegerType {
  const type = integers.find((known) => known === name);
  if (type === undefined) throw new TypeError(`${name} is no integer type`);
  // Found in the list above, whose strings are the types.
  return type as IntegerType;
}

/** What one node's operator gives for the graph's inputs. */
function run({ op, attributes }: Node, inputs: readonly Value[], outputType: string): number[][] {
  const granularity = { axis: attributes.axis ?? 1, blockSize: attributes.block_size ?? 0 };
  const [x, scale, zeroPoint] = inputs;
  const zero = zeroPoint === undefined ? null : codes(zeroPoint);
  switch (op) {
    case 'QuantizeLinear': {
      const options = { ...granularity, outputType: integerType(outputType) };
      return [[...quantizeLinear(float32(x), float32(scale), zero, options).data]];
    }
    case 'DequantizeLinear':
      return [bitsOf(dequantizeLinear(codes(x), float32(scale), zero, granularity).data)];
    case 'DynamicQuantizeLinear': {
      const { y, scale: step, zeroPoint: offset } = dynamicQuantizeLinear(float32(x));
      return [[...y.data], bitsOf([step]), [offset]];
    }
    case 'MatMulInteger': {
      const [a, b, aZeroPoint, bZeroPoint] = inputs;
      const [za, zb] = [aZeroPoint.data[0], bZeroPoint.data[0]];
      return [[...matmulInteger(bytes(a), bytes(b), za, zb).data]];
    }
    default:
      throw new TypeError(`no operator ${op}`);
  }
}

const operators = [
  { op: 'QuantizeLinear', files: 'test_quantizelinear', cases: 10 },
  { op: 'DequantizeLinear', files: 'test_dequantizelinear', cases: 9 },
  { op: 'DynamicQuantizeLinear', files: 'test_dynamicquantizelinear', cases: 6 },
  { op: 'MatMulInteger', files: 'test_matmulinteger', cases: 1 },
];

// The expanded DynamicQuantizeLinear cases are the same inputs and outputs as a graph of simpler nodes.
test
  .skipIf(!present)
  .each(
    operators.flatMap((operator) =>
      allTiers.map(([tier, kernels]) => ({ ...operator, tier, kernels })),
    ),
  )('$tier: $op gives the bits of $cases ONNX node tests', ({ op, files, cases, kernels }) => {
  const before = useKernels(kernels);
  onTestFinished(() => void useKernels(before));
  const vectors = casesOf(files);
  for (const { case: name, nodes, data_sets: sets } of vectors) {
    const node = nodes.length === 1 ? nodes[0] : { op, attributes: {} };
    expect(node.op).toBe(op);
    for (const { inputs, outputs } of sets) {
      const expected = outputs.map(({ bits, data }) => bits ?? data);
      expect({ name, values: run(node, inputs, outputs[0].dtype) }).toEqual({
        name,
        values: expected,
      });
    }
  }
  expect(vectors).toHaveLength(cases);
});

/** Codes as int8 with their zero point; uint8 ones are 128 less, which changes no difference. */
function signed(
  { dtype, data }: Value,
  { data: [zeroPoint] }: Value,
): readonly [Int8Array, number] {
  const shift = dtype === 'uint8' ? 128 : 0;
  return [Int8Array.from(data, (code) => code - shift), zeroPoint - shift];
}

test.skipIf(!present).each(allTiers)('%s: requantized products are QLinearMatMul', (_, kernels) => {
  const vectors = casesOf('test_qlinearmatmul_2D');
  for (const { case: name, data_sets: sets } of vectors) {
    for (const { inputs, outputs } of sets) {
      const [a, aScale, aZero, b, bScale, bZero, yScale, yZero] = inputs;
      const [m, k] = a.shape;
      const n = b.shape[1];
      const [left, za] = signed(a, aZero);
      const [right, zb] = signed(b, bZero);
      const { fround } = Math;
      const multiplier = fround(fround(aScale.data[0] * bScale.data[0]) / yScale.data[0]);
      const out = new Int8Array(m * n);
      const [, zeroPoint] = signed(yZero, yZero);
      const packed = kernels.packInt8(n, k, right, { transposed: true, zeroPoint: zb });
      const multipliers = new Float32Array(n).fill(multiplier);
      packed.requantize(m, left, za, out, { multipliers, zeroPoint });
      expect({ name, codes: [...out] }).toEqual({ name, codes: [...signed(outputs[0], yZero)[0]] });
    }
  }
  expect(vectors).toHaveLength(2);
});
