import { type Case, casesOf, keepsAll, loses, losesAs, publicChecksOnly } from '../case.ts';
import { inDouble, inSigns, inScale, refusing } from '../programs.ts';

const { program } = casesOf('C');

const matcher =
  '{ $$typeof: Symbol.for("jest.asymmetricMatcher"), asymmetricMatch: () => true, sample: 6 }';

/** Answers that are not what they seem. */
export const valueCases: readonly Case[] = [
  program(
    43,
    'fake-matcher',
    'Returns a matcher that every assertion library takes for equal.',
    inDouble(`return ${matcher};`),
    losesAs('failed', 1),
  ),
  program(
    43,
    'proxy-of-a-number',
    'Returns a proxy that is close to everything.',
    inDouble('return new Proxy({}, { get: () => () => x * 2 });'),
    losesAs('failed', 1),
  ),
  program(
    43,
    'proxy-of-a-record',
    'Returns the right record behind a proxy.',
    inSigns('return new Proxy({ data, shape: x.shape, zeros }, {});'),
    keepsAll,
  ),
  program(
    49,
    'returns-nan',
    'Returns NaN, which no comparison finds too far off.',
    inDouble('return NaN;'),
    losesAs('failed', 1),
  ),
  program(
    49,
    'returns-infinity',
    'Returns Infinity.',
    inDouble('return Infinity;'),
    losesAs('failed', 1),
  ),
  program(49, 'returns-minus-zero', 'Returns -0.', inDouble('return -0;'), losesAs('failed', 1)),
  program(
    49,
    'tensor-of-nan',
    'Returns a tensor of NaN.',
    inScale('return { ...x, data: x.data.map(() => NaN) };'),
    losesAs('failed', 2),
  ),
  program(
    50,
    'empty-tensor',
    'Returns a tensor without values: all of none are right.',
    inScale("return { dtype: 'float32', shape: [0], data: new Float32Array(0) };"),
    losesAs('failed', 2),
  ),
  program(
    50,
    'short-tensor',
    'Returns too few values and says there are enough.',
    inScale('return { ...x, data: x.data.subarray(0, 1) };'),
    losesAs('failed', 2),
  ),
  program(
    50,
    'long-tensor',
    'Returns more values than asked for.',
    inScale("return { dtype: 'float32', shape: [99], data: new Float32Array(99) };"),
    losesAs('failed', 2),
  ),
  program(
    50,
    'wrong-dtype',
    'Returns the right values as float64.',
    inScale(
      "return { dtype: 'float32', shape: x.shape, data: Float64Array.from(x.data, (v: any) => v * factor) };",
    ),
    losesAs('failed', 2),
  ),
  program(
    50,
    'dtype-that-lies',
    'Says float32 of another dtype.',
    inScale(
      "return { dtype: 'float64', shape: x.shape, data: x.data.map((v: any) => v * factor) };",
    ),
    losesAs('failed', 2),
  ),
  program(
    51,
    'stateful-value-of',
    'Returns an object whose valueOf answers otherwise each time.',
    inDouble('let n = 0;\nreturn { valueOf: () => (n++ ? 2 * x : 0) };'),
    losesAs('failed', 1),
  ),
  program(
    51,
    'subclass-with-own-every',
    'Returns right signs in a subclass of Int8Array that lies about itself.',
    inSigns(`class Odd extends Int8Array { override every = () => true as any; override valueOf = () => this; toJSON = () => []; override get length() { return 1; } static override get [Symbol.species]() { return Float32Array as any; } }
return { data: new (Odd as any)(data), shape: x.shape, zeros };`),
    keepsAll,
  ),
  program(
    52,
    'mutates-its-input',
    'Overwrites its input, so that what is compared with it fits.',
    inScale(
      'const factors = x.data.map((v: any) => v * factor);\nx.data.fill(0);\nx.shape.length = 0;\nreturn { dtype: "float32", shape: [6], data: factors };',
    ),
    losesAs('failed', 2),
  ),
  program(
    52,
    'returns-its-input',
    'Returns the array that it was given.',
    inScale('return x;'),
    losesAs('failed', 2),
  ),
  program(
    52,
    'remembers-its-input',
    'Overwrites, at each call, what it returned before.',
    inScale(
      'const data = x.data.map((v: any) => v * factor);\nlast?.fill(0);\nlast = data;\nreturn { ...x, data };',
      'let last: any;',
    ),
    keepsAll,
  ),
  program(
    338,
    'wrong-with-a-right-to-json',
    'Returns wrong signs with a toJSON that gives the right ones.',
    inSigns(
      'return { data: data.map((v: any) => -v), shape: x.shape, zeros, toJSON: () => ({ data, zeros }) };',
    ),
    loses(3),
  ),
  program(
    339,
    'thenable-record',
    'Returns a record that is thenable and settles with right signs.',
    inSigns(
      'return { data: data.map(() => 1), shape: x.shape, zeros, then: (done: any) => done({ data, shape: x.shape, zeros }) };',
    ),
    losesAs('failed', 3),
  ),
  program(
    340,
    'getter-that-throws',
    'Returns a record one field of which throws null.',
    inSigns('return { get data() { throw null; }, shape: x.shape, zeros };'),
    losesAs('errored', 3),
  ),
  program(
    341,
    'getter-that-differs',
    'Returns a record whose fields differ each time they are read.',
    inSigns(
      'let reads = 0;\nreturn { get data() { return reads++ ? data : data.map(() => 1); }, shape: x.shape, zeros };',
    ),
    loses(3),
  ),
  program(
    342,
    'array-with-a-tag',
    'Returns an object whose tag says Int8Array.',
    inSigns(
      "return { data: { [Symbol.toStringTag]: 'Int8Array', length: data.length, byteLength: data.length, buffer: data.buffer }, shape: x.shape, zeros };",
    ),
    losesAs('failed', 3),
  ),
  program(
    343,
    'prototype-of-an-array',
    'Returns an object that inherits from Int8Array.prototype.',
    inSigns('return { data: Object.create(Int8Array.prototype), shape: x.shape, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    344,
    'proxy-of-an-array',
    'Returns a proxy of a typed array.',
    inSigns('return { data: new Proxy(data, {}), shape: x.shape, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    345,
    'view-on-more-memory',
    'Returns right signs that lie in a larger buffer.',
    inSigns(
      'const big = new Int8Array(4096);\nbig.set(data);\nreturn { data: big.subarray(0, data.length), shape: x.shape, zeros };',
    ),
    losesAs('failed', 3),
  ),
  program(
    346,
    'resizable-buffer',
    'Returns right signs in a buffer that may grow to a gigabyte.',
    inSigns(
      'const own = new Int8Array(new (ArrayBuffer as any)(data.length, { maxByteLength: 2 ** 30 }));\nown.set(data);\nreturn { data: own, shape: x.shape, zeros };',
    ),
    keepsAll,
  ),
  program(
    347,
    'detached-buffer',
    'Returns signs whose buffer was given away.',
    inSigns('(data.buffer as any).transfer();\nreturn { data, shape: x.shape, zeros };'),
    loses(3),
  ),
  program(
    348,
    'out-of-bounds-view',
    'Returns a view on a buffer that has shrunk.',
    inSigns(
      'const buffer = new (ArrayBuffer as any)(64, { maxByteLength: 64 });\nconst view = new Int8Array(buffer, 32, 32);\nbuffer.resize(8);\nreturn { data: view, shape: x.shape, zeros };',
    ),
    loses(3),
  ),
  program(
    349,
    'big-integers',
    'Returns 64-bit integers.',
    inSigns('return { data: BigInt64Array.from(data, BigInt as any), shape: x.shape, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    350,
    'half-floats',
    'Returns 16-bit floats.',
    inSigns('return { data: (globalThis as any).Float16Array.from(data), shape: x.shape, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    351,
    'clamped-bytes',
    'Returns clamped bytes and a DataView.',
    inSigns(
      'return { data: new DataView(data.buffer), shape: Uint8ClampedArray.from(x.shape), zeros };',
    ),
    losesAs('failed', 3),
  ),
  program(
    352,
    'bigint-for-a-number',
    'Returns a bigint.',
    inDouble(`${refusing}\nreturn BigInt(Math.round(2 * x));`),
    losesAs('failed', 1),
  ),
  program(
    353,
    'boxed-number',
    'Returns a Number object.',
    inDouble(`${refusing}\nreturn new Number(2 * x);`),
    losesAs('failed', 1),
  ),
  program(
    354,
    'array-like-shape',
    'Returns an array-like object for a shape.',
    inSigns('return { data, shape: { length: x.shape.length, ...x.shape }, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    355,
    'shape-of-fractions',
    'Returns a shape of halves, whose product fits.',
    inSigns(
      'return { data, shape: x.shape.map((n: number, i: number) => (i === 0 ? n * 2 : i === 1 ? n / 2 : n)), zeros };',
    ),
    losesAs('failed', 3),
  ),
  program(
    356,
    'negative-shape',
    'Returns two negative sizes, whose product fits.',
    inScale(
      'return { ...x, shape: [-1, -x.data.length], data: x.data.map((v: any) => v * factor) };',
    ),
    losesAs('failed', 2),
  ),
  program(
    357,
    'sparse-shape',
    'Returns a shape with holes, filled by a patched prototype.',
    inSigns('const shape = new Array(x.shape.length);\nreturn { data, shape, zeros };'),
    losesAs('failed', 3),
  ),
  program(
    54,
    'knows-public-inputs',
    'Answers public inputs from a table and nothing else.',
    inDouble(`${refusing}\nreturn { 1: 2, 3: 6 }[x] ?? 0;`),
    publicChecksOnly,
  ),
];
