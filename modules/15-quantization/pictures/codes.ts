// What codes do to values: tasks 15.2 to 15.5.
import type { QTensor } from '@tito/quantization/contract';
import { meanAbsoluteError, sqnrDb } from '@tito/quantization/metrics';
import { fromData, randomNormal, randomUniform, type Tensor } from '@tito/tensor';
import type { Context15, Picture15 } from './context.ts';
import { digitModel } from './digit-model.ts';

/** What codes stand for, by the line of the lesson; dequantizeInt8 is a task of its own. */
function real({ data, scale, zeroPoint }: QTensor): Float32Array {
  return Float32Array.from(data, (code) => (code - zeroPoint) * scale);
}

function peakOf(values: Float32Array): number {
  return values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
}

export const weights: Picture15 = {
  task: '15.2',
  title: 'Weights, before and after',
  caption:
    'All 256 codes leave the picture of the weights as it was; with 15 of them the steps are seen.',
  async draw({ student }) {
    const { weight } = digitModel().hidden;
    const coarse = { scale: Math.fround(peakOf(weight.data) / 7), zeroPoint: 0 };
    return {
      kind: 'histogram',
      x: { label: 'weights of the first layer of a digit model', unit: '' },
      series: [
        { label: 'float32', values: weight.data },
        { label: 'int8', values: real(await student.quantizeInt8(weight)) },
        { label: '15 codes', values: real(await student.quantizeInt8(weight, coarse)) },
      ],
    };
  },
};

export const errors: Picture15 = {
  task: '15.3',
  title: 'What a round trip costs',
  caption: 'Errors are spread evenly over half a step to either side, and none is larger.',
  async draw({ student, random }) {
    const x = randomNormal([4000], random);
    const q = await student.quantizeInt8(x);
    const back = await student.dequantizeInt8(q);
    const steps = x.data.map((value, i) => (value - (back.data[i] ?? NaN)) / q.scale);
    return {
      kind: 'histogram',
      x: { label: 'error of 4,000 normal values, in steps', unit: '' },
      series: [{ label: 'error', values: steps }],
    };
  },
};

/** A matrix whose rows are louder or quieter by up to a factor of 10. */
function unevenRows(random: Context15['random']): Tensor {
  const loudness = Array.from({ length: 64 }, () => 10 ** random.uniform(-1, 1));
  const even = randomNormal([64, 64], random);
  const values = even.data.map((value, i) => value * (loudness[Math.floor(i / 64)] ?? 1));
  return fromData(values, [64, 64]);
}

export const channels: Picture15 = {
  task: '15.4',
  title: 'One scale, or one per row',
  caption: 'Signal to noise of a matrix with loud and quiet rows; 6 dB are one bit.',
  async draw({ student, random }) {
    const w = unevenRows(random);
    const peak = peakOf(w.data);
    const one = await student.chooseQParams(-peak, peak, 'symmetric');
    const together = real(await student.quantizeInt8(w, one));
    const { data, scales } = await student.quantizePerChannel(w, 0);
    const perRow = Float32Array.from(data, (code, i) => code * (scales[Math.floor(i / 64)] ?? NaN));
    return {
      kind: 'bars',
      unit: 'dB',
      rows: [
        { label: 'one scale for all', value: sqnrDb(w, fromData(together, w.shape)) },
        { label: 'one scale per row', value: sqnrDb(w, fromData(perRow, w.shape)) },
      ],
    };
  },
};

const PERCENTILES = [90, 95, 98, 99, 99.5, 99.9, 99.99, 100];

export const percentiles: Picture15 = {
  task: '15.5',
  title: 'Error against percentile',
  caption:
    'A deep cut hurts. With one outlier in 10,000 a small one pays: the outlier is lost, and all other values get finer steps.',
  async draw({ student, random }) {
    const clean = randomUniform([10_000], random, 0, 5);
    const spoilt = fromData(clean.data.slice(), clean.shape);
    spoilt.data[0] = 100;
    const errorsOf = async (x: Tensor): Promise<readonly number[]> => {
      const values: number[] = [];
      for (const percentile of PERCENTILES) {
        const qparams = await student.calibrate([x], { percentile });
        const back = real(await student.quantizeInt8(x, qparams));
        values.push(meanAbsoluteError(x, fromData(back, x.shape)));
      }
      return values;
    };
    return {
      kind: 'lines',
      x: { label: 'percentile', ticks: PERCENTILES.map(String) },
      y: { label: 'mean error', unit: '', isLog: true },
      series: [
        { label: 'clean data', values: await errorsOf(clean) },
        { label: 'one outlier in 10,000', values: await errorsOf(spoilt) },
      ],
    };
  },
};
