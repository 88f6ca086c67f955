import fc from 'fast-check';
import { Linear } from '@tito/nn';
import { random, randomNormal, randomUniform, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  calibrate,
  chooseQParams,
  int8Bytes,
  QuantizedLinear,
  quantizeInt8,
  quantizePerChannel,
  roundHalfToEven,
} from '../src/index.ts';
import type { QParams } from '../src/index.ts';
import { relativeL2 } from '../src/metrics.ts';
import { seed } from './support/arbitraries.ts';

/** A random layer and batch; weights of a row and biases of any magnitude within reason. */
const layerAndBatch = fc
  .record({
    inputs: fc.integer({ min: 1, max: 24 }),
    outputs: fc.integer({ min: 1, max: 9 }),
    count: fc.integer({ min: 0, max: 5 }),
    draw: fc.integer(),
    withBias: fc.boolean(),
    oneSided: fc.boolean(),
  })
  .map(({ inputs, outputs, count, draw, withBias, oneSided }) => {
    const source = random(draw);
    const weight = randomNormal([outputs, inputs], source);
    for (let c = 0; c < outputs; c++) {
      const loudness = 10 ** source.uniform(-3, 3);
      for (let j = 0; j < inputs; j++) weight.data[c * inputs + j] *= loudness;
    }
    const bias = withBias ? randomNormal([outputs], source, 0, 10 ** source.uniform(-3, 3)) : null;
    const x = randomNormal([count, inputs], source, oneSided ? 8 : 0, 2);
    return { linear: new Linear(weight, bias), x };
  });

/** sum x w + b of every output, in float64. */
function exactOutputs({ weight, bias }: Linear, x: Tensor): number[] {
  const [outputs, inputs] = weight.shape;
  return Array.from({ length: x.shape[0] * outputs }, (_, i) => {
    const [row, c] = [Math.floor(i / outputs), i % outputs];
    let sum = bias === null ? 0 : bias.data[c];
    for (let j = 0; j < inputs; j++) {
      sum += x.data[row * inputs + j] * weight.data[c * inputs + j];
    }
    return sum;
  });
}

/** The definition in whole numbers: (sum (x_q - z) w_q + b_q) * sx * sw, b_q = round(b / (sx sw)). */
function integerFormula(
  layer: QuantizedLinear,
  linear: Linear,
  x: Tensor,
  input: QParams,
): number[] {
  const [outputs, inputs] = layer.weight.shape;
  const { data, zeroPoint } = quantizeInt8(x, input);
  return Array.from({ length: x.shape[0] * outputs }, (_, i) => {
    const [row, c] = [Math.floor(i / outputs), i % outputs];
    const step = input.scale * layer.weight.scales[c];
    let sum = linear.bias === null ? 0n : BigInt(roundHalfToEven(linear.bias.data[c] / step));
    for (let j = 0; j < inputs; j++) {
      const product = (data[row * inputs + j] - zeroPoint) * layer.weight.data[c * inputs + j];
      sum += BigInt(product);
    }
    expect(sum < 2n ** 31n && sum >= -(2n ** 31n)).toBe(true);
    return Math.fround(Number(sum) * step);
  });
}

test('a static layer is the integer formula, rounded to float32 once', () => {
  fc.assert(
    fc.property(layerAndBatch, ({ linear, x }) => {
      const input = chooseQParams(-4, 12, 'asymmetric');
      const layer = new QuantizedLinear(linear, input);
      const y = layer.forward(x);
      expect([...y.data]).toEqual(integerFormula(layer, linear, x, input));
      expect(y.shape).toEqual([x.shape[0], linear.weight.shape[0]]);
    }),
    { seed, numRuns: 500 },
  );
});

test('a dynamic layer quantizes every batch over its own range and adds the float bias', () => {
  fc.assert(
    fc.property(layerAndBatch, ({ linear, x }) => {
      const layer = new QuantizedLinear(linear);
      const { scale, zeroPoint } = quantizeInt8(x);
      const withoutBias = new Linear(linear.weight);
      const sums = integerFormula(layer, withoutBias, x, { scale, zeroPoint });
      layer.forward(x).data.forEach((y, i) => {
        const bias = linear.bias?.data[i % layer.weight.scales.length] ?? 0;
        const slack = 2 ** -23 * (Math.abs(sums[i]) + Math.abs(bias));
        expect(Math.abs(y - (sums[i] + bias))).toBeLessThanOrEqual(slack);
      });
    }),
    { seed, numRuns: 500 },
  );
});

test.each(['static', 'dynamic'])(
  'no output of a %s layer is further off than half a step of each input and weight allows',
  (kind) => {
    fc.assert(
      fc.property(layerAndBatch, ({ linear, x }) => {
        fc.pre(x.data.length > 0);
        const input = calibrate([x]);
        const layer = new QuantizedLinear(linear, kind === 'static' ? input : undefined);
        const [outputs, inputs] = linear.weight.shape;
        const exact = exactOutputs(linear, x);
        layer.forward(x).data.forEach((y, i) => {
          const [row, c] = [Math.floor(i / outputs), i % outputs];
          // Half a step each, and what float32 adds to that (see the round-trip law).
          const ex = (input.scale / 2) * (1 + 1e-4);
          const ew = (layer.weight.scales[c] / 2) * (1 + 1e-4);
          let bound = input.scale * layer.weight.scales[c] * 0.5;
          for (let j = 0; j < inputs; j++) {
            const xj = Math.abs(x.data[row * inputs + j]);
            const wj = Math.abs(linear.weight.data[c * inputs + j]);
            bound += xj * ew + wj * ex + ex * ew + 2 ** -23 * xj * wj;
          }
          bound += 2 ** -23 * Math.abs(linear.bias?.data[c] ?? 0);
          expect(Math.abs(y - exact[i])).toBeLessThanOrEqual(bound);
        });
      }),
      { seed, numRuns: 500 },
    );
  },
);

test('the weights are those of quantizePerChannel, and byteLength is what is kept', () => {
  const linear = Linear.init(100, 10, random(1));
  for (const layer of [
    new QuantizedLinear(linear),
    new QuantizedLinear(linear, { scale: 0.1, zeroPoint: 5 }),
  ]) {
    expect(layer.weight).toEqual(quantizePerChannel(linear.weight, 0));
    expect(layer.byteLength).toBe(100 * 10 + 4 * 10 + 4 * 10);
    expect(layer.byteLength).toBe(int8Bytes([{ inFeatures: 100, outFeatures: 10 }]));
  }
  const bare = Linear.init(100, 10, random(1), { bias: false });
  expect(new QuantizedLinear(bare, { scale: 0.1, zeroPoint: 5 }).byteLength).toBe(1_040);
  expect(new QuantizedLinear(new Linear(tensor([1], [1, 1]), tensor([0]))).byteLength).toBe(9);
});

test('784-128-10 shrinks 3.96 times', () => {
  const sizes = [Linear.init(784, 128, random(1)), Linear.init(128, 10, random(2))];
  const bytes = sizes.map((linear) => new QuantizedLinear(linear).byteLength);
  expect(bytes[0] + bytes[1]).toBe(102_736);
  expect(407_080 / 102_736).toBeGreaterThan(3.96);
});

test('nothing of the float layer is kept', () => {
  const linear = Linear.init(8, 3, random(1));
  const x = randomNormal([4, 8], random(2));
  for (const input of [undefined, calibrate([x])]) {
    const layer = new QuantizedLinear(linear, input);
    const before = layer.forward(x);
    const weight = linear.weight.data.slice();
    const bias = linear.bias?.data.slice() ?? [];
    linear.weight.data.fill(NaN);
    linear.bias?.data.fill(NaN);
    expect(layer.forward(x)).toEqual(before);
    linear.weight.data.set(weight);
    linear.bias?.data.set(bias);
  }
});

test('a calibrated layer differs from a dynamic one: its parameters are used', () => {
  const linear = Linear.init(8, 3, random(1));
  const x = randomNormal([4, 8], random(2));
  const coarse = new QuantizedLinear(linear, chooseQParams(-100, 100, 'asymmetric'));
  expect(coarse.forward(x)).not.toEqual(new QuantizedLinear(linear).forward(x));
});

test('inputs beyond the calibrated range saturate', () => {
  const layer = new QuantizedLinear(
    new Linear(tensor([1], [1, 1]), tensor([0])),
    chooseQParams(-1, 1, 'symmetric'),
  );
  const [far, end, infinite] = layer.forward(tensor([50, 1, Infinity], [3, 1])).data;
  expect(far).toBe(end);
  expect(infinite).toBe(end);
});

test('an identity layer returns subnormal inputs exactly', () => {
  const x = tensor([0, 2 ** -149, 5 * 2 ** -149, 255 * 2 ** -149], [4, 1]);
  for (const bias of [null, tensor([0])]) {
    const layer = new QuantizedLinear(new Linear(tensor([1], [1, 1]), bias), calibrate([x]));
    expect(layer.forward(x)).toEqual(x);
  }
});

test('a layer of 64 or more Kaiming-uniform inputs stays within 2 % of its float output', () => {
  for (let draw = 0; draw < 20; draw++) {
    const source = random(draw);
    const linear = Linear.init(64 + 8 * draw, 32, source);
    const x = randomNormal([64, 64 + 8 * draw], source);
    const y = linear.forward(x);
    expect(relativeL2(y, new QuantizedLinear(linear, calibrate([x])).forward(x))).toBeLessThan(
      0.02,
    );
    expect(relativeL2(y, new QuantizedLinear(linear).forward(x))).toBeLessThan(0.02);
  }
});

/** Accumulators a static layer could reach: sum |w_q| times the widest input, and its bias. */
function accumulatorReach(layer: QuantizedLinear, bias: number, input: QParams): number {
  const widest = Math.max(127 - input.zeroPoint, input.zeroPoint + 128);
  const sum = layer.weight.data.reduce((total, code) => total + Math.abs(code), 0);
  return widest * sum + Math.abs(roundHalfToEven(bias / (input.scale * layer.weight.scales[0])));
}

test.each([
  { why: 'weights of 1e-8', weight: 1e-8, bias: 1, depth: 16, scale: 0.02, zeroPoint: 0 },
  { why: 'a negative bias', weight: 1e-8, bias: -1, depth: 16, scale: 0.02, zeroPoint: -128 },
  { why: 'an extreme bias', weight: 1e-30, bias: 1e30, depth: 3, scale: 1e-3, zeroPoint: 127 },
  {
    why: 'a subnormal scale',
    weight: 2 ** -149,
    bias: 1.1 * 2 ** -118,
    depth: 1,
    scale: 1,
    zeroPoint: 0,
  },
  { why: 'the deepest layer', weight: 1, bias: 3e3, depth: 66_311, scale: 0.01, zeroPoint: -128 },
])('a bias that does not fit int32 enlarges its weight scale: $why', (row) => {
  const { depth, bias, scale, zeroPoint } = row;
  const weight = tensor(
    Array.from({ length: depth }, (_, i) => (i % 2 === 0 ? row.weight : -row.weight)),
    [1, depth],
  );
  const layer = new QuantizedLinear(new Linear(weight, tensor([bias])), { scale, zeroPoint });
  expect(layer.weight.scales[0]).toBeGreaterThan(quantizePerChannel(weight, 0).scales[0]);
  expect(accumulatorReach(layer, bias, { scale, zeroPoint })).toBeLessThan(2 ** 31);
  const [y] = layer.forward(tensor(new Float32Array(depth), [1, depth])).data;
  expect(Math.abs(y - bias)).toBeLessThanOrEqual(
    Math.abs(bias) * 2 ** -23 + layer.weight.scales[0] * scale,
  );
});

test('only the channel that needs it gets a coarser scale, and no more than it needs', () => {
  const weight = tensor([1e-8, -1e-8, 0.5, 0.25], [2, 2]);
  const layer = new QuantizedLinear(new Linear(weight, tensor([1, 1])), {
    scale: 0.02,
    zeroPoint: 0,
  });
  const own = quantizePerChannel(weight, 0).scales;
  expect(layer.weight.scales[1]).toBe(own[1]);
  // The bias alone would need 1 / (0.02 * own * 2^31) times the scale.
  const needed = 1 / (0.02 * own[0] * 2 ** 31);
  expect(layer.weight.scales[0] / own[0]).toBeGreaterThan(needed);
  expect(layer.weight.scales[0] / own[0]).toBeLessThan(needed * 1.02);
});

test('a channel of zeros keeps its bias to float32 precision', () => {
  const biases = [0.004, -3, 1e-30, 0];
  const linear = new Linear(tensor(new Float32Array(8), [4, 2]), tensor(biases));
  for (const input of [undefined, { scale: 0.05, zeroPoint: -128 }]) {
    const y = new QuantizedLinear(linear, input).forward(tensor([1, 2], [1, 2])).data;
    biases.forEach((bias, c) => {
      expect(Math.abs(y[c] - bias)).toBeLessThanOrEqual(2 ** -22 * Math.abs(bias));
    });
  }
});

test('an empty batch gives an empty result', () => {
  const linear = Linear.init(3, 2, random(1));
  for (const input of [undefined, { scale: 1, zeroPoint: 0 }]) {
    expect(new QuantizedLinear(linear, input).forward(tensor([], [0, 3])).shape).toEqual([0, 2]);
  }
});

test.each([
  ['one row', [4], 'QuantizedLinear: x is [4]: [n, 4] is needed'],
  ['too narrow a batch', [2, 3], 'QuantizedLinear: x is [2, 3]: [n, 4] is needed'],
  ['a stack', [1, 2, 4], 'QuantizedLinear: x is [1, 2, 4]: [n, 4] is needed'],
])('%s is refused', (_, shape, message) => {
  const layer = new QuantizedLinear(Linear.init(4, 2, random(1)));
  expect(() => layer.forward(randomUniform(shape, random(1)))).toThrow(message);
});

test('NaN is refused, infinity too where the range is the batch’s own', () => {
  const linear = Linear.init(2, 1, random(1));
  const staticLayer = new QuantizedLinear(linear, { scale: 1, zeroPoint: 0 });
  const dynamicLayer = new QuantizedLinear(linear);
  for (const layer of [staticLayer, dynamicLayer]) {
    expect(() => layer.forward(tensor([1, NaN], [1, 2]))).toThrow('x[1] is NaN');
  }
  expect(() => dynamicLayer.forward(tensor([Infinity, 1], [1, 2]))).toThrow('x[0] is Infinity');
});

const zeros = (...shape: number[]): Tensor =>
  tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);

test.each<
  [why: string, weight: Tensor, bias: Tensor | null, input: QParams | undefined, m: string]
>([
  ['a weight of rank 3', zeros(1, 2, 3), null, undefined, 'weight is [1, 2, 3]: [out, in]'],
  ['a bias too long', zeros(2, 3), zeros(3), undefined, 'bias is [3]: [2] is needed'],
  ['a weight of NaN', tensor([NaN], [1, 1]), null, undefined, 'w[0] is NaN'],
  ['a bias of NaN', zeros(1, 1), tensor([NaN]), undefined, 'QuantizedLinear: bias[0] is NaN'],
  ['scale 0', zeros(1, 1), null, { scale: 0, zeroPoint: 0 }, 'QuantizedLinear: scale is 0'],
  ['depth 66312, dynamic', zeros(1, 66_312), null, undefined, 'depth 66312 could overflow'],
  ['depth 132105', zeros(1, 132_105), null, { scale: 1, zeroPoint: 0 }, 'depth 132105'],
  [
    'a bias that no scale can hold',
    tensor([1e-45], [1, 1]),
    tensor([3e38]),
    { scale: 2 ** -149, zeroPoint: 0 },
    'QuantizedLinear: bias[0] is',
  ],
])('%s is refused', (_, weight, bias, input, message) => {
  const construct = (): unknown => new QuantizedLinear({ weight, bias, forward: (x) => x }, input);
  expect(construct).toThrow(RangeError);
  expect(construct).toThrow(message);
});
