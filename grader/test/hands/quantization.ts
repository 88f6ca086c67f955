import { edit } from '../../src/author/edits.ts';
import { type Program, slip, slips } from './program.ts';

const QPARAMS = 'qparams.ts';
const QUANTIZE = 'quantize.ts';
const CHANNEL = 'per-channel.ts';
const CALIBRATE = 'calibrate.ts';
const PRODUCT = 'matmul-int8.ts';
const LINEAR = 'quantized-linear.ts';
const MODEL = 'quantize-model.ts';
const ANSWERS = 'answers.ts';
const MIXED = 'mixed-precision.ts';

const zeroPoint = 'clip(Math.round(-128 - lo / scale))';
const code = 'clip(Math.round(Math.fround(value / scale) + zeroPoint))';
const product = 'data[i * n + j] += code * b.data[p * n + j];';
const corrections = `      data[i * n + j] -= aZeroPoint * columns[j] + bZeroPoint * rows[i];
      data[i * n + j] += k * aZeroPoint * bZeroPoint;`;
const output = 'y[n * outputs + o] = dot * step + this.biasOf(o, step);';
const bytes = 'const arrays = [this.weight.data, this.weight.scales, this.bias];';

export const quantization: readonly Program[] = [
  // 15.1
  slip('symmetric-over-127-5', QPARAMS, 'Math.fround(absMax / 127)', '(2 * absMax) / 255'),
  slip('zero-point-off-by-one', QPARAMS, zeroPoint, 'clip(-127 - Math.round(lo / scale))'),
  slip(
    'always-symmetric',
    QPARAMS,
    "if (scheme === 'symmetric') {",
    "if (scheme !== 'asymmetric' || absMax > 0) {",
  ),
  slip('zero-point-not-rounded', QPARAMS, zeroPoint, '-128 - lo / scale'),
  slip('divides-by-254', QPARAMS, '(hi - lo) / 255', '(hi - lo) / (2 * 127)'),
  slip('max-not-absolute', QPARAMS, 'nonZero(Math.fround(absMax / 127))', 'Math.abs(max) / 127'),
  slip(
    'reversed-range-accepted',
    QPARAMS,
    "  if (max < min) throw new RangeError('min and max are the wrong way round');\n",
    '',
  ),
  slip(
    'range-as-given',
    QPARAMS,
    'const lo = min < 0 ? min : 0;\n  const hi = max > 0 ? max : 0;',
    'const [lo, hi] = [min, max];',
  ),
  // 15.2 and 15.3
  slip(
    'saturates-before-zero-point',
    QUANTIZE,
    code,
    'clip(Math.round(value / scale)) + zeroPoint',
  ),
  slip('truncates', QUANTIZE, code, 'clip(~~(value / scale) + zeroPoint)'),
  slip('rounds-up', QUANTIZE, code, 'clip(Math.ceil(value / scale + zeroPoint))'),
  slip(
    'zero-point-before-division',
    QUANTIZE,
    code,
    'clip(Math.round((value - zeroPoint) / scale))',
  ),
  slip(
    'payload-in-larger-buffer',
    QUANTIZE,
    'const data = new Int8Array(x.data.length);',
    'const data = new Int8Array(new ArrayBuffer(x.data.byteLength)).subarray(0, x.data.length);',
  ),
  slip(
    'spreads-arguments',
    QUANTIZE,
    "return chooseQParams(range.min, range.max, 'asymmetric');",
    "return chooseQParams(Math.min(...values), Math.max(...values), 'asymmetric');",
  ),
  slip(
    'float32-codes',
    QUANTIZE,
    'const data = new Int8Array(x.data.length);',
    'const data = x.data.map(() => 0);',
  ),
  slips(
    ['own-range-symmetric'],
    edit(QUANTIZE, "range.max, 'asymmetric'", "range.max, 'symmetric'"),
    edit(QUANTIZE, code, 'clip(Math.round(value / scale) + zeroPoint)'),
  ),
  slip(
    'rounds-the-result',
    QUANTIZE,
    '(code - zeroPoint) * scale)',
    'Math.floor((code - zeroPoint) * scale + 0.5))',
  ),
  slip('zero-point-added-back', QUANTIZE, '(code - zeroPoint)', '(zeroPoint + code)'),
  // 15.4
  slip(
    'one-scale-for-all',
    CHANNEL,
    'for (const p of places) absMax = Math.max(absMax, Math.abs(w.data[p]));',
    'for (const v of w.data) absMax = Math.max(absMax, v, -v);',
  ),
  slip('channel-over-128', CHANNEL, 'Math.fround(absMax / 127)', 'Math.fround(absMax / 128)'),
  slips(
    ['other-axis'],
    edit(CHANNEL, 'const channels = w.shape[dim];', 'const channels = w.shape[rank - 1 - dim];'),
    edit(CHANNEL, 'slice(dim + 1)', 'slice(rank - dim)'),
    edit(CHANNEL, 'slice(0, dim)', 'slice(0, rank - 1 - dim)'),
  ),
  slip('channel-max-not-absolute', CHANNEL, 'Math.abs(w.data[p])', 'w.data[p]'),
  slip('zero-channel-has-scale-zero', CHANNEL, 'Math.fround(absMax / 127) || 1', 'absMax / 127'),
  slip(
    'column-major',
    CHANNEL,
    '(block * channels + c) * after + k',
    '(block * after + k) * channels + c',
  ),
  // 15.5
  slip('first-batch-only', CALIBRATE, 'samples.forEach(', 'samples.slice(0, 1).forEach('),
  slip('percentile-ignored', CALIBRATE, 'options.percentile ?? 100', '100'),
  slip(
    'one-sided-data-cut-at-both-ends',
    CALIBRATE,
    `  if (min >= 0) return chooseQParams(0, pick(values, 100 - cut), 'asymmetric');
  if (max <= 0) return chooseQParams(pick(values, cut), 0, 'asymmetric');
`,
    '',
  ),
  slip('symmetric-by-default', CALIBRATE, "?? 'asymmetric'", "?? 'symmetric'"),
  // 15.6
  slip('int16-accumulator', PRODUCT, 'new Int32Array(m * n)', 'new Int16Array(m * n)'),
  slip('zero-points-added', PRODUCT, '-= aZeroPoint', '+= aZeroPoint'),
  slip('last-term-missing', PRODUCT, '      data[i * n + j] += k * aZeroPoint * bZeroPoint;\n', ''),
  slip('b-read-transposed', PRODUCT, 'b.data[p * n + j]', 'b.data[j * k + p]'),
  slip(
    'only-the-first-zero-point',
    PRODUCT,
    corrections,
    '      data[i * n + j] -= aZeroPoint * columns[j];',
  ),
  slip('', PRODUCT, product, 'data[i * n + j] = code * b.data[p * n + j];'),
  // 15.7
  slip('bias-left-out', LINEAR, ' + this.biasOf(o, step)', ''),
  slip('input-zero-point-missing', LINEAR, ' - q.zeroPoint', ''),
  slip('weight-scale-missing', LINEAR, 'q.scale * this.weight.scales[o]', 'q.scale'),
  slip('first-scale-for-all', LINEAR, 'scales[o]', 'scales[0]'),
  slip(
    'raw-accumulators',
    LINEAR,
    'dot * step + this.biasOf(o, step)',
    'dot + this.biasOf(o, step) / step',
  ),
  slip(
    'static-input-ignored',
    LINEAR,
    'this.fixed === null ? quantizeInt8(x) : quantizeInt8(x, this.fixed)',
    'quantizeInt8(x)',
  ),
  slips(
    ['computes-in-float'],
    edit(
      LINEAR,
      'const code = q.data[n * inputs + i] - q.zeroPoint;',
      'const code = x.data[n * inputs + i] / q.scale;',
    ),
    edit(
      LINEAR,
      'dot += code * this.weight.data[o * inputs + i];',
      'dot += (code * this.exact[o * inputs + i]) / this.weight.scales[o];',
    ),
    edit(
      LINEAR,
      'private readonly fixed',
      'private readonly exact: Float32Array;\n  private readonly fixed',
    ),
    edit(
      LINEAR,
      'this.fixed = input ?? null;',
      'this.exact = linear.weight.data;\n    this.fixed = input ?? null;',
    ),
  ),
  slip('scales-not-counted', LINEAR, bytes, 'const arrays = [this.weight.data, this.bias];'),
  slip('bias-not-counted', LINEAR, bytes, 'const arrays = [this.weight.data, this.weight.scales];'),
  slip('', LINEAR, output, 'y[n * outputs + o] = dot * step - this.biasOf(o, step);'),
  // 15.8
  slip('calibrates-on-model-input', MODEL, 'inputs.push(current);', 'inputs.push(calibration);'),
  slip(
    'first-calibration-batch-only',
    MODEL,
    'calibrate(calibration, options)',
    'calibrate([calibration[0]], options)',
  ),
  slip(
    'symmetric-inputs',
    MODEL,
    'calibrate(calibration, options)',
    "calibrate(calibration, { ...options, scheme: 'symmetric' })",
  ),
  slip(
    'calibration-ignored',
    MODEL,
    'calibration ? calibrate(calibration, options) : null',
    'null as QParams | null',
  ),
  slip(
    'activations-dropped',
    MODEL,
    'new Sequential(converted.map((one) => one.model))',
    'new Sequential(converted.map((one) => one.model).filter((one) => one instanceof QuantizedLinear))',
  ),
  // 15.9
  slip('int8-bytes-a-quarter', ANSWERS, '(inFeatures + 4 + 4)', '(inFeatures + 1)'),
  slip('six-db-per-bit', ANSWERS, '10 * Math.log10(ratio)', '6.02 * bits + 0 * ratio'),
  slip(
    'binary-gigabytes',
    ANSWERS,
    'gigabytesPerSecond / 1e6',
    'gigabytesPerSecond / 2 ** 30 * 1000',
  ),
  slip(
    'drop-mirrored',
    ANSWERS,
    '((newlyWrong - newlyRight) / total)',
    '((newlyRight - newlyWrong) / total)',
  ),
  // 15.10
  slip('sign-not-extended', MIXED, '    if (code > mask / 2) code -= mask + 1;\n', ''),
  slip(
    'first-code-in-the-high-bits',
    MIXED,
    '2 ** (bits * (i % perByte))',
    '2 ** (8 - bits - bits * (i % perByte))',
  ),
  slip('packed-layer-without-bias', MIXED, 'sum + (this.bias === null ? 0 : this.bias[o])', 'sum'),
  slip(
    'frontier-in-order-of-points',
    MIXED,
    'kept.sort((a, b) => points[a].byteLength - points[b].byteLength)',
    'kept',
  ),
  slip('budget-not-included', MIXED, 'byteLength > budgetBytes', 'byteLength >= budgetBytes'),
];
