// Module 15 as somebody else writes it: clamps, no float32 scales, loops in another order, sorted copies.
// Every part can be replaced by a wrong one. None of it is the corpus' solution with an edit.

/** Parts of a program by their place; what is left out is right. */
type Parts = Readonly<Record<string, string>>;

/** Task 15.1. */
export const qparams = (
  o: Parts = {},
): string => `import type { QParams, Scheme } from '@tito/quantization/contract';
export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  if (!isFinite(min) || !isFinite(max) || min > max) throw new RangeError('bad range');
  ${o.widen ?? 'const a = min > 0 ? 0 : min; const b = max < 0 ? 0 : max;'}
  ${o.zero ?? 'if (a === 0 && b === 0) return { scale: 1, zeroPoint: 0 };'}
  if (scheme === 'symmetric') return { scale: ${o.sym ?? 'Math.max(-a, b) / 127'}, zeroPoint: 0 };
  const scale = ${o.scale ?? '(b - a) / 255'};
  let zp = ${o.zp ?? 'Math.round(-128 - a / scale)'};
  if (zp < -128) zp = -128; if (zp > 127) zp = 127;
  return { scale, zeroPoint: zp };
}`;
/** Tasks 15.2 and 15.3. */
export const quantize = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
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
export const matmulInt8 = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
export function matmulInt8(a: Tensor<'int8'>, b: Tensor<'int8'>, z: { aZeroPoint?: number; bZeroPoint?: number } = {}): Tensor<'int32'> {
  const [m, k] = a.shape as [number, number]; const [k2, n] = b.shape as [number, number];
  if (k !== k2) throw new RangeError('inner');
  const za = z.aZeroPoint ?? 0, zb = z.bZeroPoint ?? 0;
  const data = ${o.out ?? 'new Int32Array(m * n)'};
  ${o.decl ?? ''}
  for (let i = 0; i < m; i++) for (let t = 0; t < k; t++) for (let j = 0; j < n; j++)
    data[i * n + j] ${o.op ?? '+='} (a.data[${o.ai ?? 'i * k + t'}]! - ${o.za ?? 'za'}) * (b.data[${o.bi ?? 't * n + j'}]! - ${o.zb ?? 'zb'});
  return { dtype: 'int32', shape: [m, n], data: data as any };
}`;
/** Task 15.5. */
export const calibrate = (o: Parts = {}): string => `import type { Tensor } from '@tito/tensor';
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
