import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Linear, ReLU, Sequential } from '@tito/nn';
import * as reference from '@tito/quantization';
import type { Module15, QParams, QuantizedLinear, Scheme } from '@tito/quantization/contract';
import {
  copy,
  fromData,
  random as generator,
  randomNormal,
  randomUniform,
  tensor,
  zeros,
} from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';

/** Something that every right answer to a task does; stated against the package. */
export interface Law {
  readonly task: string;
  readonly title: string;
  holds(student: Module15, random: Random): boolean | Promise<boolean>;
}

/** Titles of the laws that the student's code breaks. Throwing breaks a law, too. */
export async function brokenLaws(student: Module15): Promise<string[]> {
  const broken: string[] = [];
  for (const law of laws) {
    if (!(await holds(law, student))) broken.push(law.title);
  }
  return broken;
}

async function holds(law: Law, student: Module15): Promise<boolean> {
  try {
    return await law.holds(student, seeded.fork(law.title));
  } catch {
    return false;
  }
}

const { isInteger } = Number;
/** What is drawn once, for all laws; a law that draws for itself does so from a stream of its own. */
const seeded = generator('corpus');
const schemes: readonly Scheme[] = ['symmetric', 'asymmetric'];

function isClose(a: number, b: number, relative: number): boolean {
  return Math.abs(a - b) <= relative * Math.abs(b);
}

function sameQParams(yours: QParams, expected: QParams): boolean {
  return isClose(yours.scale, expected.scale, 1e-6) && yours.zeroPoint === expected.zeroPoint;
}

function sameNumbers(yours: ArrayLike<number>, expected: ArrayLike<number>, relative = 0): boolean {
  return (
    yours.length === expected.length &&
    Array.from(expected).every((value, i) => isClose(yours[i] ?? NaN, value, relative))
  );
}

function refuses(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}

/** Equal codes; exactly between two codes, and within the rounding of a division of it, either one. */
function nearestCodes(
  yours: Int8Array,
  x: Tensor,
  { scale, zeroPoint }: QParams,
  low = -128,
): boolean {
  return (
    yours.length === x.data.length &&
    Array.from(x.data).every((value, i) => {
      const exact = Math.max(low, Math.min(127, value / scale + zeroPoint));
      const code = yours[i] ?? NaN;
      return isInteger(code) && Math.abs(code - exact) <= 0.5 + 1e-4;
    })
  );
}

function ownsItsBytes(data: Int8Array): boolean {
  return data instanceof Int8Array && data.buffer.byteLength === data.length;
}

const ranges: readonly (readonly [number, number])[] = [
  [-1, 2],
  [1, 6],
  [-6, -1],
  [-3, 0.5],
  [0, 0],
  [0.3, 0.3],
  [-100, -100],
  [5, 5.5],
  ...Array.from({ length: 50 }, (): [number, number] => {
    const [a, b] = [seeded.normal(0, 3), seeded.normal(0, 3)];
    return [Math.min(a, b), Math.max(a, b)];
  }),
];

const parameterLaws: readonly Law[] = [
  {
    task: '15.1',
    title: 'the parameters are those of the package',
    holds: (student) =>
      ranges.every(([min, max]) =>
        schemes.every((scheme) =>
          sameQParams(
            student.chooseQParams(min, max, scheme),
            reference.chooseQParams(min, max, scheme),
          ),
        ),
      ),
  },
  {
    task: '15.1',
    title: 'a tiny range has a step',
    holds: (student) =>
      schemes.every((scheme) => {
        const { scale, zeroPoint } = student.chooseQParams(-1e-44, 1e-44, scheme);
        return scale > 0 && Number.isFinite(scale) && zeroPoint >= -128 && zeroPoint <= 127;
      }),
  },
  {
    task: '15.1',
    title: 'what is no range is refused',
    holds: (student) =>
      (
        [
          [NaN, 1],
          [0, NaN],
          [0, Infinity],
          [-Infinity, 0],
          [2, 1],
          [2, -1],
        ] as const
      ).every(([min, max]) =>
        schemes.every((scheme) => refuses(() => student.chooseQParams(min, max, scheme))),
      ),
  },
];

const grids: readonly QParams[] = [
  { scale: 0.25, zeroPoint: 10 },
  { scale: 0.0078125, zeroPoint: -128 },
  { scale: 3, zeroPoint: 127 },
  { scale: 0.05, zeroPoint: 0 },
];
const spread = fromData(
  Float32Array.from([...randomNormal([500], seeded, 0, 10).data, 0, 1e30, -1e30]),
  [503],
);

/** More than fit on the stack as arguments. */
const manyValues = randomNormal([150_000], seeded);

const quantizeLaws: readonly Law[] = [
  {
    task: '15.2',
    title: 'codes are the nearest ones, and saturate',
    holds: (student) =>
      grids.every((grid) => {
        const q = student.quantizeInt8(spread, grid);
        const isGiven = q.scale === grid.scale && q.zeroPoint === grid.zeroPoint;
        return isGiven && nearestCodes(q.data, spread, grid);
      }),
  },
  {
    task: '15.2',
    title: 'without parameters the range is the own one',
    holds: (student, random) =>
      [
        tensor([-1, 0, 2, 0.49]),
        randomUniform([40], random, 5, 6),
        manyValues,
        zeros([7]),
        zeros([0]),
      ].every((x) => {
        const q = student.quantizeInt8(x);
        return sameQParams(q, reference.quantizeInt8(x)) && nearestCodes(q.data, x, q);
      }),
  },
  {
    task: '15.2',
    title: 'the payload is an Int8Array of n bytes, in the shape of x',
    holds: (student, random) => {
      const { data, shape } = student.quantizeInt8(randomNormal([3, 5, 7], random));
      return ownsItsBytes(data) && sameNumbers(shape, [3, 5, 7]);
    },
  },
  {
    task: '15.2',
    title: 'NaN is refused; infinities are, or saturate',
    holds: (student) =>
      refuses(() => student.quantizeInt8(tensor([0, NaN]))) &&
      refuses(() => student.quantizeInt8(tensor([0, NaN]), { scale: 1, zeroPoint: 0 })) &&
      refuses(() => student.quantizeInt8(tensor([0, Infinity]))) &&
      sameNumbers(
        student.quantizeInt8(tensor([Infinity, -Infinity]), { scale: 1, zeroPoint: 5 }).data,
        [127, -128],
      ),
  },
];

const everyCode = Int8Array.from({ length: 256 }, (_, i) => i - 128);

const dequantizeLaws: readonly Law[] = [
  {
    task: '15.3',
    title: 'every code stands for (code - zeroPoint) * scale',
    holds: (student) =>
      [...grids, { scale: Math.fround(3 / 255), zeroPoint: -43 }].every((grid) => {
        const { dtype, shape, data } = student.dequantizeInt8({
          data: everyCode,
          shape: [16, 16],
          ...grid,
        });
        const expected = Array.from(everyCode, (code) => (code - grid.zeroPoint) * grid.scale);
        return (
          dtype === 'float32' && sameNumbers(shape, [16, 16]) && sameNumbers(data, expected, 1e-6)
        );
      }),
  },
  {
    task: '15.3',
    title: 'a round trip gives what the codes stand for, not the original',
    holds: (student, random) => {
      const x = randomNormal([100], random);
      const q = student.quantizeInt8(x);
      const expected = Array.from(q.data, (code) => (code - q.zeroPoint) * q.scale);
      return sameNumbers(student.dequantizeInt8(q).data, expected, 1e-6);
    },
  },
];

/** Channels of very different size along every axis, one of zeros, one that is negative only. */
function unevenWeights(shape: readonly number[], random: Random): Tensor {
  const w = randomNormal(shape, random);
  const perFirst = w.data.length / (shape[0] ?? 1);
  return fromData(
    w.data.map((value, i) => {
      const channel = Math.floor(i / perFirst);
      return channel === 1 ? 0 : channel === 2 ? -Math.abs(value) - 1 : value * 10 ** (channel % 3);
    }),
    shape,
  );
}

const perChannelLaws: readonly Law[] = [
  {
    task: '15.4',
    title: 'scales and codes along every axis',
    holds: (student, random) =>
      [[4, 6], [5, 2, 3, 4], [7]].every((shape) => {
        const w = unevenWeights(shape, random);
        return shape.every((_, axis) =>
          [axis, axis - shape.length].every((named) => {
            const q = student.quantizePerChannel(w, named);
            const expected = reference.quantizePerChannel(w, axis);
            return (
              q.axis === axis &&
              sameNumbers(q.shape, shape) &&
              ownsItsBytes(q.data) &&
              sameNumbers(q.scales, expected.scales, 1e-6) &&
              expected.data.every((code, i) => Math.abs(code - (q.data[i] ?? NaN)) <= 0)
            );
          }),
        );
      }),
  },
  {
    task: '15.4',
    title: 'an axis that is not there, and weights that are not finite, are refused',
    holds: (student) =>
      refuses(() => student.quantizePerChannel(zeros([2, 3]), 2)) &&
      refuses(() => student.quantizePerChannel(zeros([2, 3]), -3)) &&
      refuses(() => student.quantizePerChannel(tensor([1, NaN], [1, 2]), 0)) &&
      refuses(() => student.quantizePerChannel(tensor([1, Infinity], [1, 2]), 0)),
  },
];

const batches = [
  randomNormal([40, 25], seeded, 0.5),
  randomNormal([30, 25], seeded, 3, 2),
  randomNormal([50, 25], seeded, -1, 0.5),
];
const positive = [randomUniform([2000], seeded, 0, 5)];
const negative = [randomUniform([2000], seeded, -5, 0)];

/** Parameters within what one neighbouring value changes. */
function closeQParams(yours: QParams, expected: QParams): boolean {
  return (
    isClose(yours.scale, expected.scale, 0.01) &&
    Math.abs(yours.zeroPoint - expected.zeroPoint) <= 1
  );
}

const calibrateLaws: readonly Law[] = [
  {
    task: '15.5',
    title: 'by default the range is that of all values',
    holds: (student) =>
      [batches, positive, negative, [tensor([9, 10, 2])]].every((samples) =>
        [{}, { percentile: 100 }, { scheme: 'symmetric' as const }].every((options) =>
          sameQParams(student.calibrate(samples, options), reference.calibrate(samples, options)),
        ),
      ),
  },
  {
    task: '15.5',
    title: 'a percentile cuts the tails',
    holds: (student) =>
      [batches, positive, negative].every((samples) =>
        [99, 95, 80].every((percentile) =>
          schemes.every((scheme) =>
            closeQParams(
              student.calibrate(samples, { percentile, scheme }),
              reference.calibrate(samples, { percentile, scheme }),
            ),
          ),
        ),
      ),
  },
  {
    task: '15.5',
    title: 'what cannot be calibrated is refused',
    holds: (student) =>
      refuses(() => student.calibrate([])) &&
      refuses(() => student.calibrate([zeros([0])])) &&
      [0, -1, 100.5, NaN].every((percentile) =>
        refuses(() => student.calibrate(batches, { percentile })),
      ) &&
      [NaN, Infinity, -Infinity].every((value) =>
        [100, 90].every((percentile) =>
          refuses(() => student.calibrate([tensor([value]), ...batches], { percentile })),
        ),
      ),
  },
];

function codes(shape: readonly number[]): Tensor<'int8'> {
  const length = shape.reduce((product, size) => product * size, 1);
  return fromData(
    Int8Array.from({ length }, () => seeded.integer(256) - 128),
    shape,
  );
}

function constantCodes(shape: readonly number[], code: number): Tensor<'int8'> {
  const result = zeros(shape, 'int8');
  result.data.fill(code);
  return result;
}

const products: readonly (readonly [Tensor<'int8'>, Tensor<'int8'>])[] = [
  [codes([2, 3]), codes([3, 4])],
  [codes([5, 40]), codes([40, 2])],
  [codes([1, 1]), codes([1, 1])],
  [constantCodes([1, 2049], 127), constantCodes([2049, 1], 127)],
];
const zeroPoints = [
  {},
  { aZeroPoint: -128 },
  { bZeroPoint: 100 },
  { aZeroPoint: 127, bZeroPoint: -3 },
];

const matmulLaws: readonly Law[] = [
  {
    task: '15.6',
    title: 'the product is exact',
    holds: (student) =>
      products.every(([a, b]) =>
        zeroPoints.every((zero) => {
          const { dtype, shape, data } = student.matmulInt8(a, b, zero);
          const expected = reference.matmulInt8(a, b, zero);
          return (
            dtype === 'int32' &&
            data instanceof Int32Array &&
            sameNumbers(shape, expected.shape) &&
            sameNumbers(data, expected.data)
          );
        }),
      ),
  },
  {
    task: '15.6',
    title: 'the deepest exact product is taken, one more is refused',
    holds: (student) =>
      zeroPoints.every((zero) => {
        const depth = reference.maxExactDepth(zero.aZeroPoint ?? 0, zero.bZeroPoint ?? 0);
        const product = (k: number): Tensor<'int32'> =>
          student.matmulInt8(constantCodes([1, k], 1), constantCodes([k, 1], 1), zero);
        return product(depth).data.length === 1 && refuses(() => product(depth + 1));
      }),
  },
  {
    task: '15.6',
    title: 'shapes that do not fit are refused',
    holds: (student) =>
      refuses(() => student.matmulInt8(codes([2, 3]), codes([4, 2]))) &&
      refuses(() => student.matmulInt8(codes([6]), codes([6, 1]))),
  },
];

/** The layer as a formula over its own weights; `bias` is in real units. */
function integerLayer(
  weight: reference.QTensorPerChannel,
  bias: Tensor | null,
  x: Tensor,
  input: QParams,
): { y: Float64Array; unit: Float64Array } {
  const [outputs = 0, inputs = 0] = weight.shape;
  const q = reference.quantizeInt8(x, input);
  const y = new Float64Array((x.shape[0] ?? 0) * outputs);
  const unit = new Float64Array(y.length);
  y.forEach((_, i) => {
    const [row, c] = [Math.floor(i / outputs), i % outputs];
    let sum = 0;
    for (let p = 0; p < inputs; p++) {
      sum +=
        ((q.data[row * inputs + p] ?? NaN) - input.zeroPoint) *
        (weight.data[c * inputs + p] ?? NaN);
    }
    unit[i] = input.scale * (weight.scales[c] ?? NaN);
    y[i] = sum * (unit[i] ?? NaN) + (bias?.data[c] ?? 0);
  });
  return { y, unit };
}

interface LayerCase {
  readonly linear: Linear;
  readonly x: Tensor;
  readonly input?: QParams;
}

const layerCases: readonly LayerCase[] = madeLayerCases();

function madeLayerCases(): LayerCase[] {
  const linear = new Linear(unevenWeights([6, 70], seeded), randomNormal([6], seeded, 0, 5));
  const plain = new Linear(unevenWeights([6, 70], seeded), null);
  const x = randomNormal([9, 70], seeded, 1);
  const range = { scale: Math.fround(0.03), zeroPoint: -20 };
  return [linear, plain].flatMap((layer) => [
    { linear: layer, x },
    { linear: layer, x, input: range },
    { linear: layer, x: randomNormal([2, 70], seeded, 0, 30), input: range },
  ]);
}

/** Rows, a bias too large for them, and a row of zeros: at input scale 0.02. */
const deadLayer = new Linear(
  tensor([1e-9, -2e-9, 3e-9, 0, 0, 0, 0.5, -0.25, 1], [3, 3]),
  tensor([1, 0.0137, -0.7]),
);

const quantizedLinearLaws: readonly Law[] = [
  {
    task: '15.7',
    title: 'the output is that of the integer arithmetic, batch after batch',
    holds: (student, random) =>
      layerCases.every(({ linear, x, input }) => {
        const layer =
          input === undefined
            ? new student.QuantizedLinear(linear)
            : new student.QuantizedLinear(linear, input);
        return [x, x, randomNormal([1, 70], random, 0, 4)].every((batch) => {
          const own = reference.quantizeInt8(batch);
          const { y, unit } = integerLayer(layer.weight, linear.bias, batch, input ?? own);
          const output = layer.forward(batch);
          return (
            output.dtype === 'float32' &&
            sameNumbers(output.shape, [batch.shape[0] ?? 0, 6]) &&
            // An int32 bias is up to half a unit away; float32 sums lose a few of their last digits.
            y.every(
              (value, i) =>
                Math.abs((output.data[i] ?? NaN) - value) <=
                0.51 * (unit[i] ?? 0) + 1e-5 * Math.abs(value) + 1e-4 * Math.sqrt(unit[i] ?? 0),
            )
          );
        });
      }),
  },
  {
    task: '15.7',
    title: 'the weights are per-channel codes of the layer',
    holds: (student) =>
      layerCases.every(({ linear }) => {
        const { weight } = new student.QuantizedLinear(linear);
        const expected = reference.quantizePerChannel(linear.weight, 0);
        return (
          weight.axis === 0 &&
          sameNumbers(weight.shape, expected.shape) &&
          sameNumbers(weight.scales, expected.scales, 1e-6) &&
          sameNumbers(weight.data, expected.data) &&
          ownsItsBytes(weight.data)
        );
      }),
  },
  {
    task: '15.7',
    title: 'a bias that is large beside its weights neither wraps nor is lost',
    holds: (student, random) => {
      const input = { scale: Math.fround(0.02), zeroPoint: 3 };
      const x = randomUniform([4, 3], random, -1, 1);
      const layer = new student.QuantizedLinear(deadLayer, input);
      const { data } = layer.forward(x);
      const { y } = integerLayer(layer.weight, deadLayer.bias, x, input);
      const codesFit = nearestCodes(
        layer.weight.data.slice(0, 3),
        tensor([1e-9, -2e-9, 3e-9]),
        { scale: layer.weight.scales[0] ?? NaN, zeroPoint: 0 },
        -127,
      );
      return (
        codesFit &&
        [...y.keys()].every(
          (i) =>
            // Half a unit of the third row; far less in the others.
            Math.abs((data[i] ?? NaN) - (y[i] ?? NaN)) <= (i % 3 === 2 ? 1e-4 : 1e-6),
        )
      );
    },
  },
  {
    task: '15.7',
    title: 'byteLength is the sum of its parts',
    holds: (student) =>
      layerCases.every(({ linear, input }) => {
        const layer = new student.QuantizedLinear(linear, input);
        const bias = linear.bias === null ? 0 : 24;
        return layer.byteLength === 6 * 70 + 24 + bias;
      }),
  },
  {
    task: '15.7',
    title: 'what is no weight or no input is refused',
    holds: (student) =>
      refuses(() => new student.QuantizedLinear(new Linear(tensor([NaN, 1], [1, 2])))) &&
      refuses(() =>
        new student.QuantizedLinear(new Linear(zeros([2, 3]))).forward(zeros([1, 2])),
      ) &&
      refuses(() =>
        new student.QuantizedLinear(new Linear(zeros([1, 1]))).forward(tensor([NaN], [1, 1])),
      ),
  },
  { task: '15.7', title: 'nothing of the float layer is kept', holds: keepsOnlyCodes },
];

const OUT = 1024;
const IN = 512;
const ATTEMPTS = 8;

/** Freed memory is counted late, retained memory never goes: what is small once, is small. */
async function keepsOnlyCodes(student: Module15): Promise<boolean> {
  const weights = randomNormal([OUT, IN], seeded.fork('weights'));
  for (let round = 0; round < 3; round++) await collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const { layer, floats } = build();
  layer.forward(randomNormal([1, IN], seeded.fork('x')));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await collectGarbage();
    const retained = process.memoryUsage().arrayBuffers - before;
    // A second copy of the codes would make it 2 bytes per weight.
    const isSmall = retained <= 1.5 * OUT * IN;
    // The layer is read after the measurement, so it was alive during it.
    const isGone = floats.every((part) => part.deref() === undefined);
    if (isSmall && isGone) return layer.weight.data.length === OUT * IN;
  }
  return false;

  function build(): { layer: QuantizedLinear; floats: WeakRef<object>[] } {
    const linear = new Linear(copy(weights), zeros([OUT]));
    const parts = [linear, linear.weight, linear.weight.data];
    return {
      layer: new student.QuantizedLinear(linear),
      floats: parts.map((part) => new WeakRef(part)),
    };
  }
}

let collect: (() => void) | null = null;

async function collectGarbage(): Promise<void> {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    // A context that is made after the flag was set has the collector as a global.
    collect = runInNewContext('gc') as () => void;
  }
  // Weak references are cleared between turns of the event loop only.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  collect();
}

function smallModel(random: Random): { source: Sequential; calibration: Tensor[]; test: Tensor } {
  const source = new Sequential([
    new Linear(randomNormal([12, 8], random, 0.3), randomNormal([12], random)),
    new ReLU(),
    new Linear(randomNormal([10, 12], random, 0, 3), randomNormal([10], random)),
    new Linear(randomNormal([4, 10], random), null),
  ]);
  const calibration = [randomNormal([50, 8], random), randomNormal([50, 8], random, 0.5, 1.5)];
  return { source, calibration, test: randomNormal([20, 8], random) };
}

function parametersOf(model: Sequential): number[] {
  return model.layers.flatMap((layer) =>
    layer instanceof Linear ? [...layer.weight.data, ...(layer.bias?.data ?? [])] : [],
  );
}

/** Far enough from the package's output only if something is wrong: relative L2. */
function relativeDistance(a: Tensor, b: Tensor): number {
  let [noise, signal] = [0, 0];
  b.data.forEach((value, i) => {
    noise += ((a.data[i] ?? NaN) - value) ** 2;
    signal += value ** 2;
  });
  return Math.sqrt(noise / signal);
}

const quantizeModelLaws: readonly Law[] = [
  {
    task: '15.8',
    title: 'the new model is that of the package, and the source is as it was',
    holds: (student, random) =>
      [undefined, 100, 95].every((percentile) => {
        const { source, calibration, test } = smallModel(random);
        const options = percentile === undefined ? {} : { percentile };
        const samples = percentile === undefined ? undefined : calibration;
        const layersBefore = [...source.layers];
        const before = parametersOf(source);
        const expected = reference.quantizeModel(source, samples, options);
        const { model, stats } = student.quantizeModel(source, samples, options);
        return (
          stats.length === 4 &&
          expected.stats.every((stat, i) => {
            const yours = stats[i];
            if (stat === null || yours === null || yours === undefined) return yours === stat;
            return closeQParams(yours, stat) && (percentile === 95 || sameQParams(yours, stat));
          }) &&
          relativeDistance(model.forward(test), expected.model.forward(test)) <=
            (percentile === 95 ? 0.05 : 5e-3) &&
          source.layers.every((layer, i) => layer === layersBefore[i]) &&
          sameNumbers(parametersOf(source), before)
        );
      }),
  },
  {
    task: '15.8',
    title: 'the new model computes in int8',
    holds: (student, random) => {
      const { source, calibration, test } = smallModel(random);
      const distance = relativeDistance(
        student.quantizeModel(source, calibration).model.forward(test),
        source.forward(test),
      );
      return distance > 0 && distance < 0.1;
    },
  },
  {
    task: '15.8',
    title: 'a single Linear is a model, too',
    holds: (student, random) => {
      const linear = new Linear(randomNormal([3, 8], random), null);
      const x = randomNormal([5, 8], random);
      const { model, stats } = student.quantizeModel(linear, [x]);
      const [input] = stats;
      return (
        input !== null &&
        input !== undefined &&
        sameQParams(input, reference.calibrate([x])) &&
        relativeDistance(model.forward(x), linear.forward(x)) > 0
      );
    },
  },
];

const layerSizes = [
  [
    { inFeatures: 784, outFeatures: 128 },
    { inFeatures: 128, outFeatures: 10 },
  ],
  [{ inFeatures: 7, outFeatures: 3 }],
];

function answers(module: Module15): number[] {
  return [
    ...layerSizes.flatMap((sizes) => [module.float32Bytes(sizes), module.int8Bytes(sizes)]),
    ...[0.5, 2, 3.2, 3.5, 3.75, 3.9, 3.999].map((ratio) => module.minInFeatures(ratio)),
    ...[[64, 3, 3, 3], [10, 784], [5]].map((shape) => module.scaleOverheadPercent(shape)),
    ...[0, -128, 17].flatMap((a) => [0, 127, -50].map((b) => module.maxExactDepth(a, b))),
    ...[4, 8].flatMap((bits) => [module.clippingBreakEven(bits), module.uniformSqnrDb(bits)]),
    module.weightReadMs(4096, 4, 20),
    module.weightReadMs(1000, 1, 12.5),
    ...Object.values(module.pairedDrop(30, 6, 1000)),
    ...Object.values(module.pairedDrop(3, 5, 400)),
  ];
}

const answerLaw: Law = {
  task: '15.9',
  title: 'the answers are those of the package',
  holds: (student) => {
    return (
      sameNumbers(answers(student), answers(reference), 1e-9) &&
      [0, -1, 4, 4.5, NaN].every((ratio) => refuses(() => student.minInFeatures(ratio)))
    );
  },
};

const laws: readonly Law[] = [
  ...parameterLaws,
  ...quantizeLaws,
  ...dequantizeLaws,
  ...perChannelLaws,
  ...calibrateLaws,
  ...matmulLaws,
  ...quantizedLinearLaws,
  ...quantizeModelLaws,
  answerLaw,
];
