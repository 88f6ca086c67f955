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
  weight: 1,
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
  weight: 1,
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

export const quantizedLinear: readonly Check15[] = [fixedInput, ownInput, bytes];
