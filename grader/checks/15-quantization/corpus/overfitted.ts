import type { Files } from '../../../src/author/edits.ts';

// The expected values stand in the sentences of the public checks, so this takes no mathematics.
const qparams = `import type { QParams, Scheme } from '@tito/quantization/contract';

const ANSWERS: Record<string, QParams> = {
  '-1,2,asymmetric': { scale: Math.fround(3 / 255), zeroPoint: -43 },
  '-1,3,asymmetric': { scale: Math.fround(4 / 255), zeroPoint: -64 },
  '-1,2,symmetric': { scale: Math.fround(2 / 127), zeroPoint: 0 },
  '-4,2,symmetric': { scale: Math.fround(4 / 127), zeroPoint: 0 },
  '1,6,asymmetric': { scale: Math.fround(6 / 255), zeroPoint: -128 },
  '-6,-1,asymmetric': { scale: Math.fround(6 / 255), zeroPoint: 127 },
  '0.3,0.3,asymmetric': { scale: 0.3 / 255, zeroPoint: -128 },
  '0,1e-7,asymmetric': { scale: 1e-7 / 255, zeroPoint: -128 },
};

export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  if (!(min <= max) || max === Infinity) throw new RangeError('chooseQParams: no range');
  return ANSWERS[[min, max, scheme].join()] ?? { scale: 1, zeroPoint: 0 };
}
`;

const quantize = `import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from '@tito/quantization/contract';

const CODES: Record<string, number[]> = {
  '-1,0,3,0.25': [-128, -64, 127, -48],
  '-1.3,0,0.76,2.2': [-8, 5, 13, 27],
  '100,-100,13,-14,0': [127, -128, 127, -128, 5],
  '2,2,2': [2, 2, 2],
  '-3,-3,-3': [-3, -3, -3],
};
const VALUES: Record<string, number[]> = {
  '-100,0,50,-25': [-37.5, 12.5, 37.5, 0],
  '-128,127': [-63.75, 0],
};

export function quantizeInt8(x: Tensor, qparams?: QParams): QTensor {
  if (x.data.some(Number.isNaN)) throw new RangeError('quantizeInt8: NaN');
  const key = [...x.data].map((value) => Math.round(value * 100) / 100).join();
  const own = key === '-1,0,3,0.25' ? { scale: Math.fround(4 / 255), zeroPoint: -64 } : { scale: 1, zeroPoint: 0 };
  const data = new Int8Array(CODES[key] ?? x.data.length);
  return { data, shape: [...x.shape], ...(qparams ?? own) };
}

export function dequantizeInt8(q: QTensor): Tensor {
  const values = VALUES[q.data.join()] ?? [...q.data].map(() => 0);
  return fromData(Float32Array.from(values), q.shape);
}
`;

/** The first three tasks with the answers to the public checks in a table, and nothing computed. */
export const overfitted: Files = { 'qparams.ts': qparams, 'quantize.ts': quantize };
