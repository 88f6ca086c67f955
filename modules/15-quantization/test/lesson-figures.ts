// The figures of the lesson, computed anew: each function returns rows of the README's tables.
import { accuracy, Linear, ReLU, Sequential } from '@tito/nn';
import type { Layer } from '@tito/nn';
import {
  calibrate,
  chooseQParams,
  chooseUnderBudget,
  clippingBreakEven,
  dequantizeInt8,
  maxExactDepth,
  paretoFrontier,
  QuantizedLinear,
  quantizeInt8,
  quantizeModel,
  quantizePerChannel,
  sweepBits,
  uniformSqnrDb,
  weightReadMs,
} from '@tito/quantization';
import type { CalibrationOptions, QParams } from '@tito/quantization';
import { meanAbsoluteError, relativeL2, roundTripError, sqnrDb } from '@tito/quantization/metrics';
import {
  copy,
  fromData,
  maximum,
  mul,
  random,
  randomNormal,
  randomUniform,
  tensor,
} from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { trainedModel } from '../stubs/explore.ts';

const source = random('lesson');
const db = (value: number): string => `${value.toFixed(1)} dB`;
const percent = (fraction: number, digits = 2): string => `${(100 * fraction).toFixed(digits)} %`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function roundTrip(x: Tensor, options: CalibrationOptions): Tensor {
  return dequantizeInt8(quantizeInt8(x, calibrate([x], options)));
}

function meanAbsolute({ data }: Tensor): number {
  return data.reduce((sum, value) => sum + Math.abs(value), 0) / data.length;
}

/** Section 2: both schemes on four kinds of data. */
export function schemes(): string[] {
  const normal = randomNormal([100, 100], source.fork('normal'));
  const data: readonly (readonly [string, Tensor])[] = [
    ['normal, deviation 1', normal],
    ['the same after a ReLU', maximum(normal, 0)],
    ['uniform on [-1, 1]', randomUniform([100, 100], source.fork('uniform'), -1, 1)],
    ['uniform on [2, 6]', randomUniform([100, 100], source.fork('positive'), 2, 6)],
  ];
  return data.map(([name, x]) => {
    const symmetric = roundTrip(x, { scheme: 'symmetric' });
    const asymmetric = roundTrip(x, { scheme: 'asymmetric' });
    const perMean = meanAbsoluteError(x, asymmetric) / meanAbsolute(x);
    return row([
      name,
      db(sqnrDb(x, symmetric)),
      db(sqnrDb(x, asymmetric)),
      percent(roundTripError(x, asymmetric), 3),
      percent(perMean, 3),
    ]);
  });
}

function depth(a: number, b: number): string {
  return maxExactDepth(a, b).toLocaleString('en');
}

/** Sections 3, 7, 10: what follows from formulas alone. */
export function closedForms(): string[] {
  return [
    `= ${uniformSqnrDb(8).toFixed(1)} dB`,
    `has ${(20 * Math.log10((127 * Math.sqrt(12)) / 4)).toFixed(1)} dB`,
    `1/510 = ${percent(1 / 510, 3)}`,
    `1/254 = ${percent(1 / 254, 3)}`,
    `zero point of [1, 6] would be ${-128 - Math.round(1 / (5 / 255))}`,
    `one in ${Math.round(1 / clippingBreakEven(8)).toLocaleString('en')} (symmetric)`,
    `one-sided data, one in ${(12 * 255 ** 2).toLocaleString('en')}`,
    `Q = 7, it is one in ${Math.round(1 / clippingBreakEven(4))}:`,
    row(['0 and 0', '128 * 128', depth(0, 0)]),
    row(['-128 and 0', '255 * 128', depth(-128, 0)]),
    row(['-128 and 127', '255 * 255', depth(-128, 127)]),
    row(['times smaller', ...[27, 64, 156, 784, 4096].map((k) => ((4 * k) / (k + 4)).toFixed(3))]),
    `${weightReadMs(4096, 4, 20).toFixed(2)} ms in float32 and ${weightReadMs(4096, 1, 20).toFixed(2)} ms in int8`,
    `${(1 / (0.02 * 1e-8)).toLocaleString('en')} units`,
    `bias of 0.5 is ${Math.round(0.5 / (0.02 * 0.004))} units`,
  ];
}

/** With one scale for all, and with one per row. */
function bothSqnrs(x: Tensor): string[] {
  const q = quantizePerChannel(x, 0);
  const perRow = q.data.length / q.scales.length;
  const values = Float32Array.from(q.data, (code, i) => code * q.scales[Math.floor(i / perRow)]);
  const one = roundTrip(x, { scheme: 'symmetric' });
  return [db(sqnrDb(x, one)), db(sqnrDb(x, fromData(values, x.shape)))];
}

/** Section 5: one scale against one scale per row. */
export function channels(): string[] {
  const draw = source.fork('channels');
  const loudness = Array.from({ length: 100 }, () => 10 ** draw.uniform(-1, 1));
  const even = randomNormal([100, 100], draw);
  const uneven = fromData(
    even.data.map((value, i) => value * loudness[Math.floor(i / 100)]),
    [100, 100],
  );
  return [
    row(['equally loud', ...bothSqnrs(even)]),
    row(['louder or quieter by up to a factor of 10', ...bothSqnrs(uneven)]),
  ];
}

/** Section 6: one outlier among n values, and what clipping makes of it. */
export function outliers(): string[] {
  const measured = [10_000, 100_000, 1_000_000].map((n) => {
    const x = randomUniform([n], source.fork('outlier'), 0, 5);
    x.data[0] = 100;
    const [kept, clipped] = [100, 99.9].map((percentile) => roundTrip(x, { percentile }));
    return { n, sqnr: [kept, clipped].map((y) => sqnrDb(x, y)), x, kept, clipped };
  });
  const rows = measured.map(({ n, x, kept, clipped, sqnr }) =>
    row([
      `${n.toLocaleString('en')} values`,
      db(sqnr[0]),
      meanAbsoluteError(x, kept).toFixed(4),
      db(sqnr[1]),
      meanAbsoluteError(x, clipped).toFixed(4),
    ]),
  );
  const factor = 10 ** ((measured[0].sqnr[0] - measured[0].sqnr[1]) / 10);
  return [...rows, `rises by a factor of ${Math.round(factor)},`];
}

/** Sections 6, 8, 9 and 11: the digit model, as quantized in several ways, right and wrong. */
export function digitModel(): string[] {
  const { source: float, calibration, test } = trainedModel();
  const logits = float.forward(test.images);
  const error = (model: Layer): number => relativeL2(logits, model.forward(test.images));
  const converted = (samples: Tensor, percentile: number): string =>
    percent(error(quantizeModel(float, [samples], { percentile }).model));
  const spoilt = copy(calibration);
  for (let i = 0; i < spoilt.shape[1]; i++) spoilt.data[i] *= 100;
  const percentiles = [100, 99.9, 99];

  const { model, stats } = quantizeModel(float, [calibration]);
  const dynamic = quantizeModel(float).model;
  const drop = (wrong: Layer): number => accuracy(float, test) - accuracy(wrong, test);
  const unsigned = withInputs(float, stats, (input) => ({ ...input, zeroPoint: 0 }));
  const onModelInput = withInputs(float, stats, () => stats[0]);
  const brightness = [1, 2, 4].map((gain) => {
    const images = mul(test.images, gain);
    const expected = float.forward(images);
    return [model, dynamic].map((m) => percent(relativeL2(expected, m.forward(images)), 1));
  });
  return [
    row(['clean', ...percentiles.map((p) => converted(calibration, p))]),
    row(['one image of 100 is wrong', ...percentiles.map((p) => converted(spoilt, p))]),
    ...['as calibrated', 'twice', 'four times'].map((name, i) => row([name, ...brightness[i]])),
    `cost ${(100 * drop(onModelInput)).toFixed(1)} points`,
    `the logits ${percent(error(onModelInput), 1)} off`,
    `costs ${(100 * drop(unsigned)).toFixed(2)} points`,
    `The logits are ${percent(error(unsigned), 1)} off`,
  ];
}

/** The model with its Linear layers quantized for other input parameters than the right ones. */
function withInputs(
  { layers }: Sequential,
  stats: readonly (QParams | null)[],
  wrong: (input: QParams) => QParams | null,
): Sequential {
  return new Sequential(
    layers.map((layer, i) => {
      const input = stats[i];
      if (input === null || !(layer instanceof Linear)) return new ReLU();
      return new QuantizedLinear(layer, wrong(input) ?? input);
    }),
  );
}

/** Section 12: accuracy against bytes, plan by plan. */
export function frontier(): string[] {
  const { source: float, calibration, test } = trainedModel();
  const choices = [32, 8, 4, 2] as const;
  const plans = choices.flatMap((first) => choices.map((second) => [first, second] as const));
  const points = sweepBits(float, plans, [calibration], test);
  const onFrontier = paretoFrontier(points);
  const shown = ['32, 32', '8, 32', '8, 8', '4, 8', '4, 4', '4, 2', '2, 4', '2, 2'];
  const at = (plan: string) => points[plans.findIndex((bits) => bits.join(', ') === plan)];
  const points100 = (a: string, b: string): number => 100 * (at(a).accuracy - at(b).accuracy);
  const chosen = (budget: number): string => plans[chooseUnderBudget(points, budget)].join(', ');
  return [
    ...shown.map((plan) => {
      const { byteLength, accuracy: fraction } = at(plan);
      const mark = onFrontier.includes(points.indexOf(at(plan))) ? '| frontier |' : '| |';
      return `| ${plan} | ${byteLength.toLocaleString('en')} | ${percent(fraction)} ${mark}`;
    }),
    `budget of 10,000 bytes the choice is ${chosen(10_000)}; under 9,200 it is ${chosen(9_200)}.`,
    `save ${at('4, 4').byteLength - at('4, 2').byteLength} bytes against 4 and cost ${points100('4, 4', '4, 2').toFixed(0)} points`,
    `save ${(at('4, 4').byteLength - at('2, 4').byteLength).toLocaleString('en')} bytes and cost ${points100('4, 4', '2, 4').toFixed(1)}.`,
    `2, 4 is measured ${points100('2, 4', '2, 32').toFixed(2)} points above 2, 32`,
  ];
}

/** Section 11: the figures of the answers. */
export function answers(): string[] {
  const uniform = randomUniform([100, 100], source.fork('uniform'), -1, 1);
  const unsigned = { scale: Math.fround(2 / 255), zeroPoint: 127 };
  const restored = dequantizeInt8(quantizeInt8(uniform, unsigned));
  const six = tensor([1, 2, 3, 4, 5, 6]);
  const asGiven = { scale: Math.fround(5 / 255), zeroPoint: -128 };
  const errors = Array.from({ length: 200 }, (_, i) => {
    const x = randomNormal([100, 100], source.fork(`e1-${i}`));
    return meanAbsoluteError(x, dequantizeInt8(quantizeInt8(x))) / meanAbsolute(x);
  });
  const bulk = randomUniform([10_000], source.fork('outlier'), 0, 5);
  const codesOf = (scale: number): number =>
    new Set(quantizeInt8(bulk, { scale, zeroPoint: -128 }).data).size;
  const smallest = (100 * Math.min(...errors)).toFixed(2);
  return [
    `the mean error is ${percent(roundTripError(uniform, restored), 1)} of the range`,
    `6 comes back as ${dequantizeInt8(quantizeInt8(six, asGiven)).data[5]}`,
    `mean error is ${meanAbsoluteError(six, dequantizeInt8(quantizeInt8(six, asGiven))).toFixed(3)}`,
    `half a step is ${(chooseQParams(1, 6, 'asymmetric').scale / 2).toFixed(4)}`,
    `between ${smallest} and ${percent(Math.max(...errors))}`,
    `there are ${codesOf(100 / 255)}: codes 0 to ${codesOf(100 / 255) - 1}`,
    `there are ${codesOf(100 / 127)}.`,
    `512 bytes are ${percent(512 / 1728, 1)} of them`,
    `256 bytes, ${percent(256 / 1728, 1)}, and a ratio of ${((4 * 1728) / (1728 + 256)).toFixed(2)}`,
  ];
}
