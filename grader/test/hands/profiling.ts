import { edit } from '../../src/author/edits.ts';
import { type Program, slip, slips } from './program.ts';

export const profiling: readonly Program[] = [
  // 14.1 and 14.2
  slip(
    'maps-not-entered',
    'parameters.ts',
    '  if (value instanceof Map) value.forEach((item, key) => parts.push(key, item));\n',
    '',
  ),
  slip('map-keys-left-out', 'parameters.ts', 'parts.push(key, item)', 'parts.push(item)'),
  slip(
    'float32-only',
    'parameters.ts',
    'ArrayBuffer.isView(part) && !(part instanceof DataView)',
    'part instanceof Float32Array',
  ),
  slip('bytes-not-values', 'parameters.ts', '(part as Float32Array).length', 'part.byteLength'),
  slip(
    'shared-counted-twice',
    'parameters.ts',
    'return reachable(model).reduce((sum, part) => sum + lengthOf(part), 0);',
    `const count = (part: object, above: readonly object[]): number => {
    const below = partsOf(part).filter((one): one is object => typeof one === 'object' && one !== null);
    return below
      .filter((one) => !above.includes(one))
      .reduce((sum, one) => sum + count(one, [...above, one]), lengthOf(part));
  };
  return count(model, [model]);`,
  ),
  slip(
    'bytes-of-the-view',
    'retained.ts',
    'for (const view of views) count(view.buffer, kindOf(view));',
    'for (const view of views) byDType[kindOf(view)] += view.byteLength;',
  ),
  slip('uint8-as-int8', 'retained.ts', "return 'uint8';", "return 'int8';"),
  slip(
    'bare-buffers-missed',
    'retained.ts',
    "  for (const buffer of bare) count(buffer, 'other');\n",
    '',
  ),
  slip('once-per-view', 'retained.ts', '    if (counted.has(buffer)) return;\n', ''),
  // 14.3
  slip('sorts-as-text', 'quantile.ts', 'Float64Array.from(samples).sort()', '[...samples].sort()'),
  slip('lower-neighbour', 'quantile.ts', 'if (share === 0) return', 'if (share < 1) return'),
  slip(
    'nearest-rank',
    'quantile.ts',
    '(sorted.length - 1) * fraction',
    'Math.max(0, Math.ceil(sorted.length * fraction) - 1)',
  ),
  slip('infinite-neighbour', 'quantile.ts', '  if (share === 0) return sorted[lower];\n', ''),
  // 14.4 and 14.5
  slip(
    'mean-for-median',
    'latency.ts',
    'medianMs: at(0.5)',
    'medianMs: samples.reduce((a, b) => a + b, 0) / samples.length',
  ),
  slip('max-as-p90', 'latency.ts', 'p90Ms: at(0.9)', 'p90Ms: Math.max(...samples)'),
  slip('no-warmup', 'latency.ts', '  let left = warmup;\n  while (left-- > 0) run();\n', ''),
  slip(
    'samples-sorted',
    'latency.ts',
    'const times = Array.from({ length: samples }, () => timed(run, clock));',
    'const times = Array.from({ length: samples }, () => timed(run, clock)).sort((x, y) => x - y);',
  ),
  slip(
    'samples-not-checked',
    'latency.ts',
    "  if (samples <= 0 || !Number.isSafeInteger(samples)) throw new RangeError('samples');\n",
    '',
  ),
  slip(
    'a-then-b',
    'latency.ts',
    'const pairs = Array.from({ length: samples }, () => [timed(a, clock), timed(b, clock)]);',
    'const first = Array.from({ length: samples }, () => timed(a, clock));\n  const pairs = first.map((ms) => [ms, timed(b, clock)]);',
  ),
  slip(
    'ratio-of-medians',
    'latency.ts',
    'medianRatio: quantile(ratios, 0.5)',
    'medianRatio: quantile(ofA, 0.5) / quantile(ofB, 0.5)',
  ),
  slip('ratio-inverted', 'latency.ts', 'pair[0] / pair[1]', 'pair[1] / pair[0]'),
  // 14.6
  slip('macs-as-flops', 'work.ts', 'flops: macs + macs', 'flops: macs'),
  slip(
    'identity-counted',
    'work.ts',
    '  if (x.data === y.data) return { ...place, macs: 0, flops: 0, bytes: 0 };\n',
    '',
  ),
  slip('weights-not-moved', 'work.ts', ' + retainedBytes(layer).total', ''),
  slip(
    'batch-not-divided',
    'work.ts',
    '{ macs: macs / samples, flops: flops / samples, bytes: bytes / samples }',
    '{ macs, flops, bytes }',
  ),
  slips(
    ['work-of-one-sample'],
    edit('work.ts', 'flops: y.data.length, bytes', 'flops: y.data.length / y.shape[0], bytes'),
    edit(
      'work.ts',
      '(a, b) => a * b, y.data.length)',
      '(a, b) => a * b, y.data.length / y.shape[0])',
    ),
  ),
  // 14.7 and 14.8
  slip('samples-per-millisecond', 'profile.ts', 'samples / seconds', 'samples / latency.medianMs'),
  slip('layers-on-the-model-input', 'profile.ts', 'layer.forward(input)', 'layer.forward(x)'),
  slip(
    'binary-giga',
    'profile.ts',
    'perBatch.flops / 1e9 / seconds',
    'perBatch.flops / 1024 ** 3 / seconds',
  ),
  slip('times-added', 'roofline.ts', 'Math.max(arithmeticMs, movingMs)', 'arithmeticMs + movingMs'),
  slip('ridge-below', 'roofline.ts', 'intensity >= ridge', 'intensity > ridge'),
  slip(
    'bound-swapped',
    'roofline.ts',
    "isComputeBound ? 'compute' : 'memory'",
    "isComputeBound ? 'memory' : 'compute'",
  ),
];
