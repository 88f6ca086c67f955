// How far a correct answer stays from the lines of module 15's accuracy checks, over many seeds:
//
//   node grader/bench/accuracy-margins.ts [seeds]
import { quantizeModel } from '@tito/quantization';
import { agreement, relativeL2 } from '@tito/quantization/metrics';
import { argmax, copy, type Random, random, rows, type Tensor } from '@tito/tensor';
import {
  type Drawn,
  drawCalibration,
  drawTest,
  firstOf,
} from '../checks/15-quantization/labelled-task.ts';
import { floatModel } from '../checks/15-quantization/layers.ts';
import { digits } from '../checks/15-quantization/model/digits.ts';

const model = floatModel(digits.layers);

function logitError(calibration: Tensor, drawn: Drawn, percentile?: number): number {
  const options = percentile === undefined ? {} : { percentile };
  const converted = quantizeModel(model, [calibration], options);
  return relativeL2(drawn.logits, converted.model.forward(drawn.images));
}

/** One of the images, 100 times as bright. */
function contaminate(calibration: Tensor, source: Random): Tensor {
  const spoiled = copy(calibration);
  const image = source.integer(500);
  const { data } = rows(spoiled, image, image + 1);
  for (let i = 0; i < data.length; i++) data[i] = 100 * (data[i] ?? 0);
  return spoiled;
}

function drop(drawn: Drawn, yours: Tensor): number {
  const [before, after] = [argmax(drawn.logits, 1).data, argmax(yours, 1).data];
  const right = (answers: Int32Array) =>
    drawn.labels.data.filter((label, i) => answers[i] === label).length;
  return (100 * (right(before) - right(after))) / drawn.labels.data.length;
}

/** What the checks measure, with the limits they have. */
function measure(seed: string): Readonly<Record<string, number>> {
  const source = random(seed);
  const calibration = drawCalibration(digits, source, 500);
  const drawn = drawTest(digits, source, 2000);
  const yours = quantizeModel(model, [calibration]).model.forward(drawn.images);
  const [few, more] = [firstOf(drawn, 300), firstOf(drawn, 1000)];
  const spoiled = contaminate(calibration, source);
  return {
    'points of accuracy lost (below 2)': drop(drawn, yours),
    '% same answers (at least 99.5)': 100 * agreement(drawn.logits, yours),
    '% error of the logits (at most 2)': 100 * relativeL2(drawn.logits, yours),
    'contaminated: times better (at least 3)':
      logitError(spoiled, few) / logitError(spoiled, few, 99.9),
    'clean: min/max to percentile (at most 1)':
      logitError(calibration, more) / logitError(calibration, more, 99.9),
  };
}

const seeds = Number(process.argv[2] ?? 24);
const all = Array.from({ length: seeds }, (_, i) => measure(`margins ${i}`));
console.log(`${seeds} seeds: least, median, most`);
for (const name of Object.keys(all[0] ?? {})) {
  const values = all.map((figures) => figures[name] ?? NaN).toSorted((a, b) => a - b);
  const shown = [0, 0.5, 1].map((part) => values[Math.round(part * (seeds - 1))] ?? NaN);
  console.log(name.padEnd(42), shown.map((value) => value.toFixed(3).padStart(9)).join(''));
}
