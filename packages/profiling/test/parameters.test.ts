import { createContext, runInContext } from 'node:vm';
import { Linear, ReLU, Sequential } from '@tito/nn';
import { random, reshape, rows, zeros } from '@tito/tensor';
import { expect, test } from 'vitest';
import { countParameters } from '../src/index.ts';

const x = zeros([4, 5]);

class WithGetter {
  readonly kept: Float32Array = new Float32Array(3);

  get explodes(): never {
    throw new Error('a getter was called');
  }

  get [Symbol.toStringTag](): never {
    throw new Error('the tag was read');
  }
}

const cases = [
  { what: 'a tensor', model: x, count: 20 },
  { what: 'an empty object', model: {}, count: 0 },
  { what: 'a bare typed array', model: new Int8Array(7), count: 7 },
  {
    what: 'a linear layer, weight and bias',
    model: Linear.init(784, 128, random(1)),
    count: 100_480,
  },
  {
    what: 'a linear layer without bias',
    model: Linear.init(784, 128, random(1), { bias: false }),
    count: 100_352,
  },
  {
    what: 'a network of layers in an array',
    model: new Sequential([
      Linear.init(784, 128, random(1)),
      new ReLU(),
      Linear.init(128, 10, random(2)),
    ]),
    count: 101_770,
  },
  { what: 'a tensor named twice, once', model: { encoder: x, decoder: x }, count: 20 },
  { what: 'an array shared by two shapes, once', model: [x, reshape(x, [20])], count: 20 },
  {
    what: 'two views of one buffer, as two arrays',
    model: [rows(x, 0, 1), rows(x, 0, 1)],
    count: 10,
  },
  {
    what: 'codes with their scales in a typed array',
    model: { data: new Int8Array(6), scales: new Float32Array(2) },
    count: 8,
  },
  {
    what: 'codes with a plain scale',
    model: { data: new Int8Array(6), scale: 0.5, shape: [2, 3] },
    count: 6,
  },
  {
    what: 'the keys and values of a Map',
    model: new Map<unknown, unknown>([
      ['w', x],
      [new Int8Array(2), 1],
    ]),
    count: 22,
  },
  { what: 'the members of a Set', model: new Set([x, x, zeros([2])]), count: 22 },
  { what: 'arrays under symbols', model: { [Symbol('hidden')]: x }, count: 20 },
  {
    what: 'a Map of another realm',
    model: runInContext('new Map([[1, new Int8Array(9)]])', createContext({})),
    count: 9,
  },
  {
    what: 'every kind of typed array',
    model: [new Float64Array(1), new BigInt64Array(2), new Uint8ClampedArray(4)],
    count: 7,
  },
  {
    what: 'no DataView or buffer',
    model: [new DataView(new ArrayBuffer(8)), new ArrayBuffer(8)],
    count: 0,
  },
  { what: 'own fields, calling no getters', model: new WithGetter(), count: 3 },
  {
    what: 'no own accessors',
    model: Object.defineProperty({}, 'x', { enumerable: true, get: () => x }),
    count: 0,
  },
  {
    what: 'no non-enumerable properties',
    model: Object.defineProperty({}, 'x', { value: x }),
    count: 0,
  },
  { what: 'properties of a function', model: Object.assign(() => 0, { weight: x }), count: 20 },
] satisfies readonly { what: string; model: object; count: number }[];

test.each(cases)('it counts $what: $count', ({ model, count }) => {
  expect(countParameters(model)).toBe(count);
});

test('cycles end', () => {
  const node: { weight: unknown; self?: unknown; parent?: unknown } = { weight: x };
  node.self = node;
  node.parent = new Map([['child', [node]]]);
  expect(countParameters(node)).toBe(20);
});

test('a chain of a hundred thousand objects does not exhaust the stack', () => {
  let chain: object = x;
  for (let i = 0; i < 100_000; i++) chain = [chain];
  expect(countParameters(chain)).toBe(20);
});
