import { Linear, ReLU, Sequential } from '@tito/nn';
import type { Layer, LinearLike } from '@tito/nn';
import { random, randomNormal, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import { calibrate, QuantizedLinear, quantizeModel } from '../src/index.ts';
import { agreement, relativeL2 } from '../src/metrics.ts';
import { bitsOf } from './support/bits.ts';

const mlp = (): Sequential =>
  new Sequential([
    Linear.init(32, 24, random('first')),
    new ReLU(),
    Linear.init(24, 10, random('second')),
  ]);
const samples = [randomNormal([40, 32], random(1)), randomNormal([24, 32], random(2))];

/** The layers of what must be a Sequential. */
function layersOf(model: Layer): readonly Layer[] {
  if (!(model instanceof Sequential)) throw new TypeError('not a Sequential');
  return model.layers;
}

test('every Linear is replaced, every other layer shared, the order kept', () => {
  const source = mlp();
  const { model } = quantizeModel(source, samples);
  const layers = layersOf(model);
  expect(layers).toHaveLength(3);
  expect(layers[0]).toBeInstanceOf(QuantizedLinear);
  expect(layers[1]).toBe(source.layers[1]);
  expect(layers[2]).toBeInstanceOf(QuantizedLinear);
});

test('the source is the same afterwards, bit by bit', () => {
  const source = mlp();
  const layers = [...source.layers];
  const [first, , second] = layers;
  if (!(first instanceof Linear && second instanceof Linear)) throw new TypeError('not Linear');
  const parameters = [first.weight, first.bias, second.weight, second.bias];
  const before = parameters.map((parameter) => bitsOf(parameter?.data ?? []));
  const inputs = samples.map(({ data }) => bitsOf(data));
  const y = source.forward(samples[0]);

  const { model } = quantizeModel(source, samples);
  model.forward(samples[0]);

  expect(source.layers).toEqual(layers);
  source.layers.forEach((layer, i) => expect(layer).toBe(layers[i]));
  expect(parameters.map((parameter) => bitsOf(parameter?.data ?? []))).toEqual(before);
  expect(samples.map(({ data }) => bitsOf(data))).toEqual(inputs);
  expect(source.forward(samples[0])).toEqual(y);
});

test('each layer is calibrated on what the float layers before it produce', () => {
  const source = mlp();
  const hidden = samples.map((x) => source.layers[1].forward(source.layers[0].forward(x)));
  for (const options of [{}, { percentile: 99 }]) {
    const { model, stats } = quantizeModel(source, samples, options);
    expect(stats).toEqual([calibrate(samples, options), null, calibrate(hidden, options)]);
    const inputs = layersOf(model).map((layer) => 'input' in layer && layer.input);
    expect(inputs).toEqual([stats[0], false, stats[2]]);
  }
});

test('without calibration the layers are dynamic and the stats null', () => {
  const source = mlp();
  const { model, stats } = quantizeModel(source);
  expect(stats).toEqual([null, null, null]);
  const [first] = layersOf(model);
  expect(first).toMatchObject({ input: null });
  expect(relativeL2(source.forward(samples[0]), model.forward(samples[0]))).toBeLessThan(0.02);
});

test('a calibrated model is close to its source and agrees with it', () => {
  const source = mlp();
  const { model } = quantizeModel(source, samples);
  const x = randomNormal([500, 32], random(3));
  expect(relativeL2(source.forward(x), model.forward(x))).toBeLessThan(0.03);
  expect(agreement(source.forward(x), model.forward(x))).toBeGreaterThan(0.97);
});

test('one contaminated sample spoils min/max and not the percentile', () => {
  const source = mlp();
  const x = randomNormal([500, 32], random(4));
  const spoiled = tensor(x.data, x.shape);
  for (let j = 0; j < 32; j++) spoiled.data[j] *= 100;
  const error = (percentile: number): number => {
    const { model } = quantizeModel(source, [spoiled], { percentile });
    return relativeL2(source.forward(samples[0]), model.forward(samples[0]));
  };
  expect(error(99.5)).toBeLessThan(error(100) / 3);
});

test('a lone Linear becomes a lone QuantizedLinear with one statistic', () => {
  const linear = Linear.init(32, 4, random(1));
  const { model, stats } = quantizeModel(linear, samples);
  expect(model).toBeInstanceOf(QuantizedLinear);
  expect(stats).toEqual([calibrate(samples)]);
});

test('a lone layer without weights is returned itself', () => {
  const relu = new ReLU();
  expect(quantizeModel(relu, samples)).toEqual({ model: relu, stats: [null] });
});

test('nested models are quantized through and calibrated in place', () => {
  const [first, relu, second] = mlp().layers;
  const nested = new Sequential([new Sequential([first, new Sequential([relu])]), second]);
  const { model, stats } = quantizeModel(nested, samples);
  const flat = quantizeModel(new Sequential([first, relu, second]), samples);
  expect(stats).toEqual([null, flat.stats[2]]);
  expect(model.forward(samples[0])).toEqual(flat.model.forward(samples[0]));
  const [inner] = layersOf(model);
  expect(layersOf(inner)[0]).toMatchObject({ input: flat.stats[0] });
});

test('a quantized model is left as it is when quantized again', () => {
  const once = quantizeModel(mlp(), samples).model;
  const { model, stats } = quantizeModel(once, samples);
  expect(stats).toEqual([null, null, null]);
  expect([...layersOf(model)]).toEqual([...layersOf(once)]);
});

test('layers and models are known by their form, not by their class', () => {
  const { weight, bias } = Linear.init(32, 5, random(9));
  const linear: LinearLike = { weight, bias, forward: (x) => new Linear(weight, bias).forward(x) };
  const container = { layers: [linear], forward: (x: Tensor) => linear.forward(x) };
  const { model, stats } = quantizeModel(container, samples);
  expect(layersOf(model)[0]).toBeInstanceOf(QuantizedLinear);
  expect(stats).toEqual([calibrate(samples)]);
});

test('an empty model has no statistics and stays the identity', () => {
  const { model, stats } = quantizeModel(new Sequential([]), samples);
  expect(stats).toEqual([]);
  expect(model.forward(samples[0])).toBe(samples[0]);
});

test.each<[why: string, calibration: Tensor[], percentile: number, message: string]>([
  ['no samples', [], 100, 'calibrate: 0 samples'],
  ['percentile 0', samples, 0, 'percentile is 0'],
  ['NaN', [tensor(new Float32Array(32).fill(NaN), [1, 32])], 100, 'samples[0][0] is NaN'],
])('calibration with %s is refused', (_, calibration, percentile, message) => {
  expect(() => quantizeModel(mlp(), calibration, { percentile })).toThrow(message);
});
