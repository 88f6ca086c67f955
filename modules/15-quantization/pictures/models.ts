// What quantized layers and models cost and give: tasks 15.7, 15.8 and 15.10.
import type { ScatterPoint } from '@tito/check';
import { rows } from '@tito/tensor';
import type { TradeOff, WeightBits } from '@tito/quantization/contract';
import type { Context15, Picture15 } from './context.ts';
import { buildDigitModel, digitModel } from './digit-model.ts';

export const bytes: Picture15 = {
  task: '15.7',
  title: 'Bytes of a layer',
  caption:
    'The first layer of a digit model: codes, scales and bias against float32 weights and bias.',
  async draw({ student, given }) {
    const { weight, bias } = digitModel().hidden;
    const linear = await given.Linear.create(weight, bias);
    const quantized = await student.QuantizedLinear.create(linear, { scale: 0.01, zeroPoint: 0 });
    return {
      kind: 'bars',
      unit: 'B',
      rows: [
        { label: 'float32', value: 4 * (weight.data.length + (bias?.data.length ?? 0)) },
        { label: 'your int8 layer', value: await quantized.byteLength() },
      ],
    };
  },
};

const LOGIT_IMAGES = 200;

export const logits: Picture15 = {
  task: '15.8',
  title: 'Logits, float32 against int8',
  caption: 'Each dot is one output for one of 200 images. On the diagonal nothing has changed.',
  async draw({ student, given }) {
    const { model, calibration, test } = digitModel();
    const images = rows(test.images, 0, LOGIT_IMAGES);
    const source = await buildDigitModel(given);
    const converted = await student.quantizeModel(source, [calibration]);
    const yours = await converted.model.forward(images);
    const points = Array.from(model.forward(images).data, (x, i): ScatterPoint => {
      return { x, y: yours.data[i] ?? NaN, mark: 'other', label: '' };
    });
    return {
      kind: 'scatter',
      x: { label: 'float32 logit', unit: '' },
      y: { label: 'int8 logit', unit: '' },
      points,
      legend: {},
    };
  },
};

const BITS: readonly WeightBits[] = [32, 8, 4, 2];
const PLANS = BITS.flatMap((first) => BITS.map((second) => [first, second] as const));
/** A sixth of the float model, which has 14,920 bytes. */
const BUDGET = 2500;

export const frontier: Picture15 = {
  task: '15.10',
  title: 'Accuracy against bytes',
  caption: `Sixteen plans of a digit model, as your code measured them; what it chose under ${BUDGET.toLocaleString('en')} bytes.`,
  async draw(context) {
    const points = await sweep(context);
    const { student } = context;
    const kept = new Set(await student.paretoFrontier(points));
    const chosen = await student.chooseUnderBudget(points, BUDGET);
    return {
      kind: 'scatter',
      x: { label: 'bytes', unit: 'B', isLog: true },
      y: { label: 'accuracy', unit: '%' },
      points: points.map(({ byteLength, accuracy }, i) => ({
        x: byteLength,
        y: 100 * accuracy,
        mark: i === chosen ? 'chosen' : kept.has(i) ? 'main' : 'other',
        label: `${PLANS[i]?.join(' and ') ?? ''} bits`,
      })),
      legend: {
        chosen: `your choice under ${BUDGET.toLocaleString('en')} B`,
        main: 'your frontier',
        other: 'beaten',
      },
    };
  },
};

async function sweep({ student, given }: Context15): Promise<readonly TradeOff[]> {
  const { calibration, test } = digitModel();
  const points = await student.sweepBits(await buildDigitModel(given), PLANS, [calibration], test);
  return points.map(({ byteLength, accuracy }) => ({ byteLength, accuracy }));
}
