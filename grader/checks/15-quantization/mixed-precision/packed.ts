import {
  compareArrays,
  fail,
  type Finding,
  pass,
  refuses,
  repeat,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { fromData, type Random, randomUniform, type Tensor } from '@tito/tensor';
import { drawMagnitude } from '../draw.ts';
import { largestCode, packCodes, unpack } from './oracle.ts';

/** A matrix whose values lie near codes, with the codes and the scales that it has to get. */
interface Codable {
  readonly w: Tensor;
  readonly codes: readonly number[];
  readonly scales: readonly number[];
}

/** Every row reaches a largest code exactly; the other values are up to 0.4 steps off. */
function drawCodable(random: Random, bits: number): Codable {
  const [outputs, inputs] = [2 + random.integer(5), 2 + random.integer(8)];
  const largest = largestCode(bits);
  const scales = Array.from({ length: outputs }, () => drawMagnitude(random));
  const codes: number[] = [];
  const values: number[] = [];
  for (const scale of scales) {
    const peak = random.integer(inputs);
    for (let p = 0; p < inputs; p++) {
      const sign = random.integer(2) === 0 ? 1 : -1;
      const code = p === peak ? sign * largest : random.integer(2 * largest + 1) - largest;
      const inward = Math.abs(code) === largest ? -Math.sign(code) : random.uniform(-1, 1);
      codes.push(code);
      values.push(p === peak ? code * scale : (code + inward * random.uniform(0, 0.4)) * scale);
    }
  }
  return { w: fromData(Float32Array.from(values), [outputs, inputs]), codes, scales };
}

const bitsOf = (i: number): 4 | 2 => (i % 2 === 0 ? 4 : 2);

const codesAndBytes: Check15 = {
  id: '15.10-packed-codes',
  task: '15.10',
  title: 'packed codes: one scale per row, the nearest codes, no byte too many',
  weight: 3,
  mustFail: [
    'first-code-in-the-high-bits',
    'one-byte-per-code',
    'rows-start-at-a-byte',
    'packed-scale-of-sixteen-codes',
    'one-packed-scale',
    'packed-codes-cut-off',
  ],
  judge: ({ student, random }) =>
    repeat(6, async (i) => {
      const bits = bitsOf(i);
      const { w, codes, scales } = drawCodable(random, bits);
      const q = await student.quantizePacked(w, bits);
      const name = `quantizePacked with ${bits} bits`;
      return worst([
        shapeIs(name, q.shape, w.shape, 'kept'),
        compareArrays({
          yours: q.scales,
          expected: scales,
          allowed: (c) => 1e-6 * (scales[c] ?? 0),
          shape: [scales.length],
          unit: 'scales off',
          student: `${name}: a scale is the largest |w| of its row / ${largestCode(bits)}.`,
        }),
        compareArrays({
          yours: q.data,
          expected: packCodes(codes, bits),
          allowed: () => 0,
          shape: [Math.ceil((codes.length * bits) / 8)],
          unit: 'bytes off',
          student: `${name}: the bytes are not those of the nearest codes, the first code in the lowest bits.`,
        }),
        ownsBytes(name, q.data),
        isBits(name, q.bits, bits),
      ]);
    }),
};

function ownsBytes(name: string, { byteLength, buffer }: Uint8Array): Finding {
  const measured = {
    value: buffer.byteLength,
    limit: byteLength,
    unit: 'bytes',
    sense: 'at most',
  } as const;
  if (buffer.byteLength === byteLength) return pass(measured);
  return fail(measured, `${name}: the bytes are a view on a larger buffer, which stays in memory.`);
}

function isBits(name: string, yours: number, expected: number): Finding {
  const value = Math.abs(yours - expected);
  const measured = { value, limit: 0, unit: 'bits off', sense: 'at most' } as const;
  return value === 0 ? pass(measured) : fail(measured, `${name}: its field bits says otherwise.`);
}

const restored: Check15 = {
  id: '15.10-packed-restored',
  task: '15.10',
  title: 'packed codes come back as code * scale of their row',
  weight: 2,
  mustFail: ['sign-not-extended', 'unpacks-with-the-first-scale'],
  judge: ({ student, random }) =>
    repeat(6, async (i) => {
      const bits = bitsOf(i);
      const { codes, scales, w } = drawCodable(random, bits);
      const q = {
        data: packCodes(codes, bits),
        shape: w.shape,
        scales: Float32Array.from(scales),
        bits,
      };
      const expected = unpack(q);
      const yours = await student.dequantizePacked(q);
      const name = `dequantizePacked with ${bits} bits`;
      return worst([
        shapeIs(name, yours.shape, w.shape, 'kept'),
        compareArrays({
          yours: yours.data,
          expected: expected.data,
          allowed: (k) => 1e-6 * Math.abs(expected.data[k] ?? 0),
          shape: w.shape,
          unit: 'values off',
          student: `${name}: a value is its code * the scale of its row.`,
        }),
      ]);
    }),
};

const limits: Check15 = {
  id: '15.10-packed-limits',
  task: '15.10',
  title: 'rows of zeros have scale 1; NaN and other numbers of bits are refused',
  weight: 1,
  mustFail: ['packs-any-bits', 'packs-nan', 'zero-row-divides-by-zero'],
  async judge({ student, random }) {
    const w = randomUniform([3, 4], random, -1, 1);
    w.data.fill(0, 4, 8);
    const q = await student.quantizePacked(w, 4);
    const spoiled = fromData(w.data.slice(), w.shape);
    spoiled.data[random.integer(12)] = random.integer(2) === 0 ? NaN : Infinity;
    // The type rules out what is tried here.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const anyBits = (bits: number) => () => student.quantizePacked(w, bits as 4);
    return worst([
      compareArrays({
        yours: [q.scales[1] ?? NaN, ...q.data.subarray(2, 4)],
        expected: [1, 0, 0],
        allowed: () => 0,
        shape: [3],
        unit: 'values off',
        student: 'quantizePacked: a row of zeros has scale 1 and codes 0.',
      }),
      await refuses('quantizePacked', [
        ['a weight that is not finite', () => student.quantizePacked(spoiled, 4)],
        ['3 bits', anyBits(3)],
        ['8 bits', anyBits(8)],
      ]),
    ]);
  },
};

export const packed: readonly Check15[] = [codesAndBytes, restored, limits];
