// Module 15 as somebody else writes it: clamps, scales kept above 0 by an or, loops in another order, sorted copies.
// Every part can be replaced by a wrong one. None of it is the corpus' solution with an edit.
import type { Files } from '../../src/author/edits.ts';
import type { Program } from './program.ts';

/** Parts of a program by their place; what is left out is right. */
type Parts = Readonly<Record<string, string>>;

/** Task 15.1. */
const qparams = (
  o: Parts = {},
): string => `import type { QParams, Scheme } from '@tito/quantization/contract';
export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  if (!isFinite(min) || !isFinite(max) || min > max) throw new RangeError('bad range');
  ${o.widen ?? 'const a = min > 0 ? 0 : min; const b = max < 0 ? 0 : max;'}
  ${o.zero ?? 'if (a === 0 && b === 0) return { scale: 1, zeroPoint: 0 };'}
  if (scheme === 'symmetric') return { scale: Math.fround(${o.sym ?? 'Math.max(-a, b) / 127'}) || (b - a && 2 ** -149), zeroPoint: 0 };
  const scale = Math.fround(${o.scale ?? '(b - a) / 255'}) || (b - a && 2 ** -149);
  let zp = ${o.zp ?? 'Math.round(-128 - a / scale)'};
  if (zp < -128) zp = -128; if (zp > 127) zp = 127;
  return { scale, zeroPoint: zp };
}`;
/** Tasks 15.2 and 15.3. */
const quantize = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';
export function quantizeInt8(x: Tensor, qparams?: QParams): QTensor {
  const values = Array.from(x.data);
  const sorted = [...values].sort((a, b) => a - b);
  const p = ${o.p ?? "qparams ?? chooseQParams(sorted[0]!, sorted[sorted.length - 1]!, 'asymmetric')"};
  const data = Int8Array.from(values, (v) => {
    if (v !== v) throw new RangeError('nan');
    let c = ${o.code ?? 'Math.round(v * (1 / p.scale)) + p.zeroPoint'};
    ${o.clip ?? 'if (c > 127) c = 127; else if (c < -128) c = -128;'}
    return c;
  });
  return { data, shape: x.shape.slice(), scale: p.scale, zeroPoint: p.zeroPoint };
}
export function dequantizeInt8(q: QTensor): Tensor {
  const out = new Float32Array(q.data.length);
  q.data.forEach((c, i) => { out[i] = ${o.d ?? '(c - q.zeroPoint) * q.scale'}; });
  return { dtype: 'float32', shape: q.shape.slice(), data: out };
}
export function codeOf(v: number, s: number, z: number): number { return Math.max(-128, Math.min(127, Math.round(v / s) + z)); }`;
/** Task 15.6. */
const matmulInt8 = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
export function matmulInt8(a: Tensor<'int8'>, b: Tensor<'int8'>, z: { aZeroPoint?: number; bZeroPoint?: number } = {}): Tensor<'int32'> {
  const [m, k] = a.shape as [number, number]; const [k2, n] = b.shape as [number, number];
  if (k !== k2) throw new RangeError('inner');
  const za = z.aZeroPoint ?? 0, zb = z.bZeroPoint ?? 0;
  if (k * widest(za) * widest(zb) >= 2 ** 31) throw new RangeError('too deep');
  const data = ${o.out ?? 'new Int32Array(m * n)'};
  ${o.decl ?? ''}
  for (let i = 0; i < m; i++) for (let t = 0; t < k; t++) for (let j = 0; j < n; j++)
    data[i * n + j] ${o.op ?? '+='} (a.data[${o.ai ?? 'i * k + t'}]! - ${o.za ?? 'za'}) * (b.data[${o.bi ?? 't * n + j'}]! - ${o.zb ?? 'zb'});
  return { dtype: 'int32', shape: [m, n], data: data as any };
}
export function widest(z: number): number { return Math.max(127 - z, z + 128); }`;
/** Task 15.5. */
const calibrate = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
import type { CalibrationOptions, QParams } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';
export function calibrate(samples: readonly Tensor[], { percentile = ${o.def ?? 100}, scheme = '${o.scheme ?? 'asymmetric'}' }: CalibrationOptions = {}): QParams {
  if (!(percentile > 0 && percentile <= 100)) throw new RangeError('percentile');
  const all = ${o.all ?? 'samples.flatMap((s) => [...s.data])'};
  if (all.length === 0) throw new RangeError('none');
  all.sort(${o.sort ?? '(a, b) => a - b'});
  const at = (f: number) => { const pos = (all.length - 1) * f; const i = Math.floor(pos); return all[i]! + (pos - i) * ((all[i + 1] ?? all[i]!) - all[i]!); };
  const lo = all[0]!, hi = all[all.length - 1]!;
  const cut = (100 - percentile) / 100;
  if (scheme === 'symmetric') { const abs = all.map(Math.abs).sort((x, y) => x - y); const v = abs[Math.min(abs.length - 1, Math.ceil(abs.length * percentile / 100) - 1)]!; return chooseQParams(-v, v, scheme); }
  ${o.tails ?? 'if (lo >= 0) return chooseQParams(lo, at(1 - cut), scheme); if (hi <= 0) return chooseQParams(at(cut), hi, scheme); return chooseQParams(at(cut / 2), at(1 - cut / 2), scheme);'}
}`;

/** Their right answers. */
export const clamped: Files = {
  'qparams.ts': qparams(),
  'quantize.ts': quantize(),
  'matmul-int8.ts': matmulInt8(),
  'calibrate.ts': calibrate(),
};

const FLOAT_SUMS =
  'const acc = new Float32Array(m * n); for (let i = 0; i < m; i++) for (let t = 0; t < k; t++) for (let j = 0; j < n; j++) acc[i * n + j]! += (a.data[i * k + t]! - za) * (b.data[t * n + j]! - zb); data.set(Int32Array.from(acc)); return { dtype: "int32", shape: [m, n], data };';
const OWN_RANGE = "chooseQParams(sorted[0]!, sorted[sorted.length - 1]!, 'asymmetric')";
const UPPER_TAIL = 'return chooseQParams(lo, at(1 - cut / 2), scheme);';
const WHOLE_TAILS =
  'if (lo >= 0) return chooseQParams(lo, at(1 - cut), scheme); return chooseQParams(at(cut), at(1 - cut), scheme);';

const NOBODY = '';

const CASES: readonly (readonly [makes: string, files: Files])[] = [
  ['divides-by-256', { 'qparams.ts': qparams({ scale: '(b - a) / 256' }) }],
  ['uint8-zero-point', { 'qparams.ts': qparams({ zp: 'Math.round(-a / scale)' }) }],
  ['range-as-given', { 'qparams.ts': qparams({ widen: 'const a = min, b = max;' }) }],
  ['zeros-divide-by-zero', { 'qparams.ts': qparams({ zero: '' }) }],
  ['symmetric-over-128', { 'qparams.ts': qparams({ sym: 'Math.max(-a, b) / 128' }) }],
  ['truncates', { 'quantize.ts': quantize({ code: '((v / p.scale) | 0) + p.zeroPoint' }) }],
  ['rounds-down', { 'quantize.ts': quantize({ code: 'Math.floor(v / p.scale + p.zeroPoint)' }) }],
  ['wraps-around', { 'quantize.ts': quantize({ clip: '' }) }],
  [
    'saturates-at-minus-127',
    { 'quantize.ts': quantize({ clip: 'c = Math.min(127, Math.max(-127, c));' }) },
  ],
  ['ignores-given-parameters', { 'quantize.ts': quantize({ p: OWN_RANGE }) }],
  [
    'zero-point-subtracted',
    { 'quantize.ts': quantize({ code: 'Math.round(v / p.scale) - p.zeroPoint' }) },
  ],
  ['scale-before-zero-point', { 'quantize.ts': quantize({ d: 'c * q.scale - q.zeroPoint' }) }],
  ['zero-point-ignored', { 'quantize.ts': quantize({ d: 'c * q.scale' }) }],
  ['zero-points-ignored', { 'matmul-int8.ts': matmulInt8({ za: '0', zb: '0' }) }],
  ['float32-accumulator', { 'matmul-int8.ts': matmulInt8({ decl: FLOAT_SUMS }) }],
  ['last-batch-only', { 'calibrate.ts': calibrate({ all: '[...(samples.at(-1)?.data ?? [])]' }) }],
  ['sorts-as-text', { 'calibrate.ts': calibrate({ sort: '' }) }],
  [
    'percentile-ignored',
    { 'calibrate.ts': calibrate({ tails: 'return chooseQParams(lo, hi, scheme);' }) },
  ],
  ['each-tail-cut-whole', { 'calibrate.ts': calibrate({ tails: WHOLE_TAILS }) }],
  // A mistake of the table that gives other values here: no name is better than a guess.
  [NOBODY, { 'qparams.ts': qparams({ zp: 'Math.round(-128 + a / scale)' }) }],
  ['b-read-transposed', { 'matmul-int8.ts': matmulInt8({ bi: 'j * k + t' }) }],
  [NOBODY, { 'calibrate.ts': calibrate({ tails: UPPER_TAIL }) }],
  // Two at once.
  [
    'divides-by-256 truncates',
    {
      'qparams.ts': qparams({ scale: '(b - a) / 256' }),
      'quantize.ts': quantize({ code: '((v / p.scale) | 0) + p.zeroPoint' }),
    },
  ],
  [
    'rounds-down wraps-around',
    { 'quantize.ts': quantize({ clip: '', code: 'Math.floor(v / p.scale) + p.zeroPoint' }) },
  ],
  // In no table.
  [NOBODY, { 'qparams.ts': qparams({ scale: '2 * (b - a) / 255' }) }],
  [NOBODY, { 'quantize.ts': quantize({ code: 'Math.round(v / p.scale) + p.zeroPoint + 1' }) }],
  [NOBODY, { 'matmul-int8.ts': matmulInt8({ za: 'zb', zb: 'za' }) }],
];

export const clampedPrograms: readonly Program[] = CASES.map(([makes, files]) => ({
  makes: makes === NOBODY ? [] : makes.split(' '),
  edits: [],
  files,
}));
