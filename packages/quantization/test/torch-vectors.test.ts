import { Linear } from '@tito/nn';
import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  dequantizeInt8,
  matmulInt8,
  MinMaxObserver,
  QuantizedLinear,
  quantizeInt8,
  quantizeLinear,
  quantizePerChannel,
} from '../src/index.ts';
import type { CodeTensor, Scheme } from '../src/index.ts';
import { percentileOf } from '../src/percentile.ts';
import { bitsOf, fromBits } from './support/bits.ts';
import { readVectors, vectorsPresent } from './support/shared.ts';

const present = vectorsPresent('torch');

/** The cases of a file: JSON whose form the interfaces below describe, each beside its test. */
function casesOf(name: string): readonly unknown[] {
  return (readVectors(`torch/${name}.json`) as { readonly cases: readonly unknown[] }).cases;
}

/**
 * PyTorch multiplies by the float32 reciprocal of the scale, ONNX and we divide: the quotients differ by
 * at most 2 units in the last place, so the codes may only differ where x / scale is that near a tie.
 */
function expectSameCodes(
  ours: Codes,
  theirs: readonly number[],
  x: Float32Array,
  scaleOf: (i: number) => number,
): number {
  let differing = 0;
  theirs.forEach((code, i) => {
    if (ours[i] === code) return;
    differing++;
    const quotient = Math.abs(x[i] / scaleOf(i));
    const toTie = Math.abs((quotient % 1) - 0.5);
    expect(Math.abs(ours[i] - code)).toBe(1);
    expect(toTie).toBeLessThanOrEqual(quotient * 2 ** -22);
  });
  return differing;
}
type Codes = Int8Array | Uint8Array | Int32Array;

interface PerTensor {
  readonly name: string;
  readonly dtype: 'qint8' | 'quint8';
  readonly x_bits: readonly number[];
  readonly scale_bits: number;
  readonly zero_point: number;
  readonly q: readonly number[];
  readonly dequant_bits: readonly number[];
}

test.skipIf(!present)('codes per tensor are those of torch.quantize_per_tensor', () => {
  // Its saturate cases overflow the CPU's conversion: an observation, not a target.
  const cases = (casesOf('quantize_per_tensor') as readonly PerTensor[]).filter(
    ({ name }) => !name.startsWith('saturate'),
  );
  for (const { dtype, x_bits: bits, scale_bits: scaleBits, zero_point: zeroPoint, ...c } of cases) {
    const x = fromBits(bits);
    const scale = fromBits([scaleBits]);
    const zero: CodeTensor =
      dtype === 'qint8'
        ? fromData(Int8Array.of(zeroPoint), [1])
        : fromData(Uint8Array.of(zeroPoint), [1]);
    const { data } = quantizeLinear(fromData(x, [x.length]), fromData(scale, [1]), zero);
    expectSameCodes(data, c.q, x, () => scale[0]);
    if (dtype === 'qint8') {
      const q = { data: Int8Array.from(c.q), shape: [x.length], scale: scale[0], zeroPoint };
      expect(bitsOf(dequantizeInt8(q).data)).toEqual(c.dequant_bits);
      expect(quantizeInt8(fromData(x, [x.length]), q).data).toEqual(data);
    }
  }
  expect(cases).toHaveLength(22);
});

interface PerChannel {
  readonly x_bits: readonly number[];
  readonly shape: readonly number[];
  readonly axis: number;
  readonly scales: readonly number[];
  readonly zero_points: readonly number[];
  readonly dtype: 'qint8' | 'quint8';
  readonly q: readonly number[];
}

test.skipIf(!present)('codes along an axis are those of torch.quantize_per_channel', () => {
  const cases = casesOf('quantize_per_channel') as readonly PerChannel[];
  for (const { x_bits: bits, shape, axis, scales, zero_points: zeros, dtype, q } of cases) {
    const x = fromBits(bits);
    const zero: CodeTensor =
      dtype === 'qint8'
        ? fromData(Int8Array.from(zeros), [zeros.length])
        : fromData(Uint8Array.from(zeros), [zeros.length]);
    const scale = Float32Array.from(scales);
    const { data } = quantizeLinear(fromData(x, shape), fromData(scale, [scale.length]), zero, {
      axis,
    });
    const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
    expectSameCodes(data, q, x, (i) => scale[Math.floor(i / inner) % shape[axis]]);
  }
  expect(cases).toHaveLength(6);
});

interface Percentiles {
  readonly data: readonly number[];
  readonly percentiles: readonly {
    readonly p: number;
    readonly method: string;
    readonly value: number;
  }[];
}

test.skipIf(!present)('percentiles are those of numpy, method linear, to the last bit', () => {
  let compared = 0;
  for (const { data, percentiles } of casesOf('numpy_percentile') as readonly Percentiles[]) {
    const values = Float32Array.from(data);
    expect([...values]).toEqual(data);
    for (const { p, value } of percentiles.filter(({ method }) => method === 'linear')) {
      expect(percentileOf(values, p)).toBe(value);
      compared++;
    }
  }
  expect(compared).toBe(48);
});

interface Observed {
  readonly data: string;
  readonly observer: string;
  readonly scale_bits: number;
  readonly zero_point: number;
}

interface Batches {
  readonly [name: string]: readonly {
    readonly bits: readonly number[];
    readonly shape: readonly number[];
  }[];
}

test.skipIf(!present)('min/max observers have the parameters of PyTorch’s, to the last bit', () => {
  const file = readVectors('torch/observers.json') as {
    readonly batches: Batches;
    readonly cases: readonly Observed[];
  };
  // PyTorch keeps scales above an epsilon: for these data it is the epsilon that is returned.
  const floored = new Set(['all_zero', 'tiny', 'denorm']);
  const schemes: Readonly<Record<string, Scheme>> = {
    MinMax_affine_qint8: 'asymmetric',
    MinMax_sym_qint8_pm127: 'symmetric',
  };
  const cases = file.cases.filter((c) => c.observer in schemes && !floored.has(c.data));
  for (const { data, observer: name, scale_bits: bits, zero_point: zeroPoint } of cases) {
    const observer = new MinMaxObserver(schemes[name]);
    for (const { bits: x, shape } of file.batches[data]) {
      observer.observe(fromData(fromBits(x), shape));
    }
    const qparams = observer.calculateQParams();
    expect({ data, bits: bitsOf([qparams.scale]), zeroPoint: qparams.zeroPoint }).toEqual({
      data,
      bits: [bits],
      zeroPoint,
    });
  }
  expect(cases).toHaveLength(20);
});

interface ChannelObserved {
  readonly qscheme: string;
  /** [-127, 127], or null for the type's own range. */
  readonly quant_range: readonly number[] | null;
  readonly ch_axis: number;
  readonly shape: readonly number[];
  readonly w_bits: readonly number[];
  readonly scale_bits: readonly number[];
}

test.skipIf(!present)(
  'scales per channel are those of PyTorch’s symmetric observer over ±127',
  () => {
    const cases = (casesOf('observers_per_channel') as readonly ChannelObserved[]).filter(
      ({ qscheme, quant_range: range }) => qscheme === 'sym' && range !== null,
    );
    for (const { ch_axis: axis, shape, w_bits: bits, scale_bits: scaleBits } of cases) {
      const w = fromData(fromBits(bits), shape);
      const { scales } = quantizePerChannel(w, axis);
      const theirs = fromBits(scaleBits);
      scales.forEach((scale, channel) => {
        // PyTorch's scale of a channel of zeros is its epsilon, 2^-23; ours is 1.
        const expected = theirs[channel] === 2 ** -23 ? 1 : theirs[channel];
        expect(scale).toBe(expected);
      });
    }
    expect(cases).toHaveLength(4);
  },
);

interface QnnpackLinear {
  /** [batch, inputs, outputs]. */
  readonly shape: readonly [number, number, number];
  readonly x_q: readonly number[];
  readonly x_scale: number;
  readonly x_zero_point: number;
  readonly w_q: readonly number[];
  readonly w_scales: readonly number[];
  readonly bias_bits: readonly number[];
  readonly bias_q: readonly number[];
  readonly acc: readonly number[];
}

test.skipIf(!present)('accumulators are those of PyTorch’s quantized linear', () => {
  const cases = casesOf('quantized_linear_qnnpack') as readonly QnnpackLinear[];
  for (const { shape, x_q: x, x_zero_point: zeroPoint, w_q: w, bias_q: bias, acc } of cases) {
    const [batch, inputs, outputs] = shape;
    // quint8 codes and their zero point, both lowered by 128; the weight [out, in] turned to [in, out].
    const a = fromData(
      Int8Array.from(x, (code) => code - 128),
      [batch, inputs],
    );
    const b = fromData(
      Int8Array.from(w, (_, i) => w[(i % outputs) * inputs + Math.floor(i / outputs)]),
      [inputs, outputs],
    );
    const sums = matmulInt8(a, b, { aZeroPoint: zeroPoint - 128 });
    expect(Array.from(sums.data, (sum, i) => sum + bias[i % outputs])).toEqual(acc);
  }
  expect(cases).toHaveLength(12);
});

test.skipIf(!present)('a static layer puts out PyTorch’s accumulators times the scales', () => {
  const cases = (casesOf('quantized_linear_qnnpack') as readonly QnnpackLinear[]).filter(fillsRows);
  for (const c of cases) {
    const [batch, inputs, outputs] = c.shape;
    const scaleOf = (output: number): number => c.w_scales[c.w_scales.length === 1 ? 0 : output];
    const weight = Float32Array.from(c.w_q, (w, i) => w * scaleOf(Math.floor(i / inputs)));
    const linear = new Linear(
      fromData(weight, [outputs, inputs]),
      fromData(fromBits(c.bias_bits), [outputs]),
    );
    const input = { scale: c.x_scale, zeroPoint: c.x_zero_point - 128 };
    const layer = new QuantizedLinear(linear, input);
    expect([...layer.weight.data]).toEqual(c.w_q);
    const x: Tensor = fromData(
      Float32Array.from(c.x_q, (code) => (code - c.x_zero_point) * c.x_scale),
      [batch, inputs],
    );
    layer.forward(x).data.forEach((y, i) => {
      const step = c.x_scale * scaleOf(i % outputs);
      // The scale recovered from the weights may be a float32 neighbour, the bias code then one off.
      const slack = step * (0.51 + 2 ** -22 * Math.abs(c.acc[i]));
      expect(Math.abs(y - c.acc[i] * step)).toBeLessThanOrEqual(slack);
    });
  }
  expect(cases).toHaveLength(6);
});

/** Whether the scale of every row can be recovered from its weights: one of the codes is ±127. */
function fillsRows({ shape, w_q: w }: QnnpackLinear): boolean {
  const [, inputs, outputs] = shape;
  return Array.from({ length: outputs }, (_, row) =>
    w.slice(row * inputs, (row + 1) * inputs).some((code) => Math.abs(code) === 127),
  ).every(Boolean);
}
