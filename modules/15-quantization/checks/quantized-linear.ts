import { compareArrays, type Finding, near, worst } from '@tito/check';
import type { QParams, QTensorPerChannel } from '@tito/quantization/contract';
import { tensor, type Tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';

const weight = tensor([1, 0.5, -0.25, -2, 1, 0.75], [2, 3]);
const bias = tensor([0.5, -1]);
/** Codes of the numbers from -1.08 to 1.47. */
const input: QParams = { scale: 0.01, zeroPoint: -20 };

/**
 * Passes when an output is as close to the float layer's as int8 allows: half a step of the input and
 * half a step of the weights, summed over the row, and half an accumulator unit for the bias.
 */
function closeToFloat(
  yours: Tensor,
  x: Tensor,
  expected: readonly number[],
  { scales }: QTensorPerChannel,
  inputScale: number,
  student: string,
): Finding {
  const [outputs, inputs] = [2, 3];
  const allowed = (i: number): number => {
    const scale = scales[i % outputs] ?? NaN;
    let sum = (inputScale * scale) / 2;
    for (let p = 0; p < inputs; p++) {
      const value = Math.abs(x.data[Math.floor(i / outputs) * inputs + p] ?? NaN);
      const w = Math.abs(weight.data[(i % outputs) * inputs + p] ?? NaN);
      sum += (value * scale) / 2 + (w * inputScale) / 2 + (scale * inputScale) / 4;
    }
    return sum * 1.0001;
  };
  return compareArrays({
    yours: yours.data,
    expected,
    allowed,
    shape: [expected.length / outputs, outputs],
    unit: 'outputs further off than int8 explains',
    student,
  });
}

const fixedInput: Check15 = {
  id: '15.7-public-static',
  task: '15.7',
  title: 'with input parameters: close to the float layer, and saturating',
  weight: 0.5,
  mustFail: [
    'computes-in-float',
    'input-not-quantized',
    'static-input-ignored',
    'bias-left-out',
    'bias-in-int8',
    'bias-at-the-weight-scale',
    'raw-accumulators',
  ],
  async judge({ student, given }) {
    const layer = await student.QuantizedLinear.create(
      await given.Linear.create(weight, bias),
      input,
    );
    const x = tensor([0.5, -0.25, 1, 1, 0.3, -0.8], [2, 3]);
    const w = await layer.weight();
    const y = await layer.forward(x);
    const beyond = tensor([9, 0, 0, 0, 0, -9], [2, 3]);
    const cut = tensor([1.47, 0, 0, 0, 0, -1.08], [2, 3]);
    const z = await layer.forward(beyond);
    const call = 'QuantizedLinear with input parameters { scale: 0.01, zeroPoint: -20 }';
    return worst([
      closeToFloat(
        y,
        x,
        [0.625, -1.5, 1.85, -3.3],
        w,
        input.scale,
        `${call}: forward([[0.5, -0.25, 1], [1, 0.3, -0.8]]) is further from the float layer than rounding explains.`,
      ),
      closeToFloat(
        z,
        cut,
        [1.97, -3.94, 0.77, -1.81],
        w,
        input.scale,
        `${call}: forward([[9, 0, 0], [0, 0, -9]]) should see 1.47 and -1.08, the ends of the input's range.`,
      ),
    ]);
  },
};

const ownInput: Check15 = {
  id: '15.7-public-dynamic',
  task: '15.7',
  title: 'without input parameters: every batch has its own range',
  weight: 0.5,
  mustFail: [
    'first-batch-fixes-the-range',
    'output-accumulates',
    'weight-scale-missing',
    'input-scale-missing',
    'first-scale-for-all',
    'input-zero-point-missing',
  ],
  async judge({ student, given }) {
    const layer = await student.QuantizedLinear.create(await given.Linear.create(weight, null));
    const w = await layer.weight();
    const judgeBatch = async (factor: number): Promise<Finding> => {
      const x = tensor(
        [0.5, -0.25, 1].map((value) => value * factor),
        [1, 3],
      );
      return closeToFloat(
        await layer.forward(x),
        x,
        [0.125 * factor, -0.5 * factor],
        w,
        (1.25 / 255) * factor,
        `QuantizedLinear without input parameters: forward([[${x.data.join(', ')}]]) is further from the float layer than rounding explains.`,
      );
    };
    return worst([await judgeBatch(1), await judgeBatch(1000), await judgeBatch(1)]);
  },
};

const quietOutput: Check15 = {
  id: '15.7-public-quiet-output',
  task: '15.7',
  title: 'a loud output leaves a quiet one its digits',
  weight: 0.5,
  mustFail: ['one-scale-for-the-layer', 'output-quantized-again'],
  async judge({ student, given }) {
    const loudAndQuiet = tensor([100, -50, 25, 0.02, 0.01, -0.015], [2, 3]);
    const layer = await student.QuantizedLinear.create(
      await given.Linear.create(loudAndQuiet, null),
    );
    const y = await layer.forward(tensor([1, 0.5, -0.25, 0.2, -0.1, 0.4], [2, 3]));
    return compareArrays({
      yours: y.data,
      expected: [68.75, 0.02875, 35, -0.003],
      // Half a step of the input, 1.25 / 255, and half a step of each weight, summed over a row.
      allowed: (i) => (i % 2 === 0 ? 1.2 : 3e-4),
      shape: [2, 2],
      unit: 'outputs further off than int8 explains',
      student:
        'QuantizedLinear of the weights [[100, -50, 25], [0.02, 0.01, -0.015]]: ' +
        'each output has a scale of its own, and is float32.',
    });
  },
};

/** Steps of 1 / 64 from 0: an input x has the code 64 x - 128. */
const fineInput: QParams = { scale: 1 / 64, zeroPoint: -128 };
/** With weights of 2^-20 and this bias, bias and sum leave int32 together: 8 * 127 * 255 in all are too many. */
const FULL_BIAS = ((2 ** 31 - 2 * 127 * 255) * 2 ** -20) / (64 * 127);

const largeBias: Check15 = {
  id: '15.7-public-large-bias',
  task: '15.7',
  title: 'static: a bias that is large beside its weights',
  weight: 0.5,
  mustFail: [
    'bias-wraps',
    'bias-saturates',
    'scale-enlarged-codes-kept',
    'empty-channel-rounds-its-bias',
    'empty-channel-scale-times-input',
    'neighbour-overwritten',
    'bias-fits-alone',
    'empty-by-its-sum',
  ],
  async judge({ student, given }) {
    const [none, tiny, small] = [0, 2 ** -30, 2 ** -20];
    // oxfmt-ignore
    const rows = tensor([
      none, none, none, none,
      tiny, tiny / 2, -tiny, tiny,
      3 / 127, 1, 0, -1,
      1, -1, 1, -1,
      small, small, small, small,
    ], [5, 4]);
    const layer = await student.QuantizedLinear.create(
      await given.Linear.create(rows, tensor([0.53, -0.53, 0, 0.5, FULL_BIAS])),
      fineInput,
    );
    const most = 255 / 64;
    const y = await layer.forward(tensor([most, most, most, most, 1, 0, 2, 0], [2, 4]));
    // oxfmt-ignore
    const expected = [
      0.53, -0.53, (3 / 127) * most, 0.5, FULL_BIAS + 4 * small * most,
      0.53, -0.53, 3 / 127, 3.5, FULL_BIAS + 3 * small,
    ];
    return compareArrays({
      yours: y.data,
      expected,
      // The weights and inputs are codes; what is left is the room that a scale makes for its bias.
      allowed: (i) => (i % 5 === 4 ? 1e-3 : 2e-5) * Math.abs(expected[i] ?? NaN),
      shape: [2, 5],
      unit: 'outputs off',
      student:
        'QuantizedLinear, input steps of 1 / 64; weights of zeros, 2^-30, [3 / 127, 1, 0, -1], [1, -1, 1, -1] ' +
        'and 2^-20; biases 0.53, -0.53, 0, 0.5 and one that nearly fills int32: every output keeps its bias.',
    });
  },
};

function countIs(yours: number, expected: number, what: string): Finding {
  return near({
    yours,
    expected,
    allowed: 0,
    unit: 'bytes off',
    student: `QuantizedLinear of a [2, 3] weight ${what}: byteLength counts a byte per code, 4 per scale and 4 per bias.`,
    figures: 'told',
  });
}

const bytes: Check15 = {
  id: '15.7-public-bytes',
  task: '15.7',
  title: 'byteLength counts what the layer keeps',
  weight: 1,
  mustFail: [
    'bytes-divided-by-four',
    'codes-counted-as-floats',
    'scales-not-counted',
    'bias-not-counted',
    'scales-per-input',
  ],
  async judge({ student, given }) {
    const withBias = await student.QuantizedLinear.create(
      await given.Linear.create(weight, bias),
      input,
    );
    const without = await student.QuantizedLinear.create(await given.Linear.create(weight, null));
    return worst([
      countIs(await withBias.byteLength(), 6 + 8 + 8, 'with bias'),
      countIs(await without.byteLength(), 6 + 8, 'without bias'),
    ]);
  },
};

export const quantizedLinear: readonly Check15[] = [
  fixedInput,
  ownInput,
  bytes,
  quietOutput,
  largeBias,
];
