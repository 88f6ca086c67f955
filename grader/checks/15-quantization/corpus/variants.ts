import { edit, type Variant } from '../../../src/author/edits.ts';

const codeLine = 'Math.round(value / scale) + zeroPoint;';

const rounding: readonly Variant[] = [
  {
    id: 'half-to-even',
    why: 'Rounds ties to the even code, as ONNX and NumPy do.',
    edits: [
      edit('quantize.ts', codeLine, 'toEven(value / scale) + zeroPoint;'),
      edit(
        'quantize.ts',
        '/** The nearest code of one value;',
        `function toEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

/** The nearest code of one value;`,
      ),
    ],
  },
  {
    id: 'half-away-from-zero',
    why: 'Rounds ties away from 0, as C does.',
    edits: [
      edit(
        'quantize.ts',
        codeLine,
        'Math.sign(value) * Math.floor(Math.abs(value) / scale + 0.5) + zeroPoint;',
      ),
    ],
  },
  {
    id: 'rounds-after-zero-point',
    why: 'Rounds the sum of quotient and zero point: only ties differ.',
    edits: [edit('quantize.ts', codeLine, 'Math.round(value / scale + zeroPoint);')],
  },
  {
    id: 'multiplies-by-reciprocal',
    why: 'Divides once and multiplies by 1 / scale, as PyTorch does: near ties the code may differ.',
    edits: [edit('quantize.ts', codeLine, 'Math.round(value * (1 / scale)) + zeroPoint;')],
  },
  {
    id: 'rounds-scale-through-an-array',
    why: 'Rounds the scale to float32 by storing it in a Float32Array.',
    edits: [edit('qparams.ts', 'Math.fround(range / steps)', 'Float32Array.of(range / steps)[0]')],
  },
  {
    id: 'zero-point-from-the-top',
    why: 'Finds the zero point from the other end of the range: 127 - max / scale.',
    edits: [
      edit('qparams.ts', '-128 + Math.round(-low / scale)', '127 - Math.round(high / scale)'),
    ],
  },
];

const forms: readonly Variant[] = [
  {
    id: 'arrow-exports',
    why: 'Exports arrow functions in constants.',
    edits: [
      edit('qparams.ts', 'export function chooseQParams(', 'export const chooseQParams = ('),
      edit('qparams.ts', 'scheme: Scheme): QParams {', 'scheme: Scheme): QParams => {'),
      edit('matmul-int8.ts', 'export function matmulInt8(', 'export const matmulInt8 = ('),
      edit('matmul-int8.ts', "): Tensor<'int32'> {", "): Tensor<'int32'> => {"),
    ],
  },
  {
    id: 'function-expressions',
    why: 'Exports a list of names at the end, each a function expression.',
    edits: [
      edit(
        'per-channel.ts',
        'export function quantizePerChannel(',
        'const quantizePerChannel = function (',
      ),
      edit(
        'per-channel.ts',
        'scales, axis: along };\n}',
        'scales, axis: along };\n};\n\nexport { quantizePerChannel };',
      ),
    ],
  },
  {
    id: 'own-helper-file',
    why: 'Keeps the rounding in a file of its own.',
    edits: [
      edit('quantize.ts', codeLine, 'nearest(value / scale) + zeroPoint;'),
      edit(
        'quantize.ts',
        "import { chooseQParams } from './qparams.ts';",
        "import { nearest } from './helpers/nearest.ts';\nimport { chooseQParams } from './qparams.ts';",
      ),
    ],
    files: {
      'helpers/nearest.ts': `export function nearest(value: number): number {
  return Math.floor(value + 0.5);
}
`,
    },
  },
  {
    id: 'extra-fields',
    why: 'Returns more than was asked for.',
    edits: [
      edit(
        'quantize.ts',
        'shape: [...x.shape], scale, zeroPoint }',
        'shape: [...x.shape], scale, zeroPoint, bits: 8, isSigned: true }',
      ),
    ],
  },
  {
    id: 'frozen-results',
    why: 'Freezes what it returns.',
    edits: [
      edit(
        'qparams.ts',
        'return { scale, zeroPoint: -128 + Math.round(-low / scale) };',
        'return Object.freeze({ scale, zeroPoint: -128 + Math.round(-low / scale) });',
      ),
    ],
  },
  {
    id: 'typed-array-from',
    why: 'Fills the codes with Int8Array.from and a mapping function.',
    edits: [
      edit(
        'quantize.ts',
        `const data = new Int8Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = codeOf(x.data[i], scale, zeroPoint);`,
        'const data = Int8Array.from(x.data, (value) => codeOf(value, scale, zeroPoint));',
      ),
    ],
  },
  {
    id: 'given-min-max',
    why: 'Takes the range from minMax of @tito/tensor.',
    edits: [
      edit(
        'quantize.ts',
        `  let min = 0;
  let max = 0;
  for (const value of x.data) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
`,
        '  const [min, max] = x.data.length === 0 ? [0, 0] : minMax(x);\n',
      ),
      edit('quantize.ts', 'import { fromData }', 'import { fromData, minMax }'),
    ],
  },
];

const channels: readonly Variant[] = [
  {
    id: 'scales-collected-in-a-list',
    why: 'Builds the scales channel by channel in a plain array and converts it at the end.',
    edits: [
      edit(
        'per-channel.ts',
        "const scales = peaks.map((peak) => chooseQParams(-peak, peak, 'symmetric').scale);",
        `const list: number[] = [];
  for (const peak of peaks) list.push(peak === 0 ? 1 : peak / 127);
  if (!peaks.every(Number.isFinite)) throw new RangeError('weights must be finite');
  const scales = new Float32Array(list);`,
      ),
    ],
  },
  {
    id: 'outer-channel-inner-loops',
    why: 'Three nested loops over outer, channel and inner instead of a division per value.',
    edits: [
      edit(
        'per-channel.ts',
        '  for (let i = 0; i < data.length; i++) data[i] = codeOf(w.data[i], scales[channelOf(i)], 0);\n',
        `  let i = 0;
  while (i < data.length) {
    for (let c = 0; c < channels; c++) {
      for (let n = 0; n < inner; n++, i++) data[i] = codeOf(w.data[i], scales[c], 0);
    }
  }
`,
      ),
    ],
  },
];

const calibration: readonly Variant[] = [
  {
    id: 'nearest-rank-percentile',
    why: 'Takes the nearest observed value instead of interpolating.',
    edits: [
      edit(
        'calibrate.ts',
        'return sorted[below] + (position - below) * (sorted[above] - sorted[below]);',
        'return position - below < 0.5 ? sorted[below] : sorted[above];',
      ),
    ],
  },
  {
    id: 'running-extremes',
    why: 'With percentile 100 keeps two numbers instead of sorting everything.',
    edits: [
      edit(
        'calibrate.ts',
        '  const values = allValues(samples);\n',
        `  const values = allValues(samples);
  if (percentile === 100) {
    let min = Infinity;
    let max = -Infinity;
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
    return chooseQParams(min, max, scheme);
  }
`,
      ),
    ],
  },
  {
    id: 'plain-sorted-array',
    why: 'Gathers the values in a plain array and sorts with a comparator.',
    edits: [
      edit(
        'calibrate.ts',
        '  values.sort();\n',
        '  values.set(Array.from(values).sort((a, b) => a - b));\n',
      ),
    ],
  },
];

const product = '(a.data[i * k + p] - aZeroPoint) * (b.data[p * n + j] - bZeroPoint)';

const products: readonly Variant[] = [
  {
    id: 'row-by-row-products',
    why: 'Loops i, p, j: the inner loop runs along a row of b, and the sums live in the result.',
    edits: [
      edit(
        'matmul-int8.ts',
        `    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        sum += ${product};
      }
      out.data[i * n + j] = sum;
    }
`,
        `    for (let p = 0; p < k; p++) {
      const value = a.data[i * k + p] - aZeroPoint;
      for (let j = 0; j < n; j++) out.data[i * n + j] += value * (b.data[p * n + j] - bZeroPoint);
    }
`,
      ),
    ],
  },
  {
    id: 'zero-point-algebra',
    why: 'Multiplies plain codes and corrects by the sums of rows and columns.',
    edits: [
      edit(
        'matmul-int8.ts',
        '      let sum = 0;\n',
        '      let sum = k * aZeroPoint * bZeroPoint;\n',
      ),
      edit(
        'matmul-int8.ts',
        `sum += ${product};`,
        `sum += a.data[i * k + p] * b.data[p * n + j];
        sum -= aZeroPoint * b.data[p * n + j] + bZeroPoint * a.data[i * k + p];`,
      ),
    ],
  },
  {
    id: 'integer-hints',
    why: 'Keeps the sum in an int32 register with Math.imul and | 0.',
    edits: [
      edit(
        'matmul-int8.ts',
        `sum += ${product};`,
        'sum = (sum + Math.imul(a.data[i * k + p] - aZeroPoint, b.data[p * n + j] - bZeroPoint)) | 0;',
      ),
    ],
  },
];

const layerFile = 'quantized-linear.ts';
const sumsLines = `    const columns = transpose(fromData(this.weight.data, this.weight.shape));
    const sums = matmulInt8(fromData(q.data, q.shape), columns, { aZeroPoint: q.zeroPoint });
    const y = zeros(sums.shape);
`;
const fieldLines = `  // Plain fields, not #private ones: retainedBytes sees what they hold.
  private readonly input: QParams | undefined;
  /** Static: int32 codes, one worth input.scale * weight.scales[c]. Dynamic: real values. */
  private readonly bias: Int32Array | Float32Array | null;

  constructor(linear: LinearLike, input?: QParams) {
`;

const layers: readonly Variant[] = [
  {
    id: 'fake-quantization',
    why: 'Computes in float32 on dequantized input and weights, made anew for each batch.',
    edits: [
      edit(
        layerFile,
        sumsLines,
        `    const { data, scales } = this.weight;
    const weight = Float32Array.from(data, (w, i) => w * scales[Math.floor(i / inputs)]);
    const y = matmul(dequantizeInt8(q), fromData(weight, this.weight.shape), { transposeB: true });
`,
      ),
      edit(
        layerFile,
        `      y.data[i] =
        this.input === undefined ? sums.data[i] * unit + bias : (sums.data[i] + bias) * unit;
`,
        '      y.data[i] += this.input === undefined ? bias : bias * unit;\n',
      ),
      edit(
        layerFile,
        'import { formatShape, fromData, ShapeError, transpose, zeros }',
        'import { formatShape, fromData, matmul, ShapeError }',
      ),
      edit(
        layerFile,
        'import { codeOf, quantizeInt8 }',
        'import { codeOf, dequantizeInt8, quantizeInt8 }',
      ),
      edit(layerFile, "import { matmulInt8 } from './matmul-int8.ts';\n", ''),
    ],
  },
  {
    id: 'loops-instead-of-matmul',
    why: 'Runs over the rows of the codes as they lie in memory, without a transposed copy.',
    edits: [
      edit(
        layerFile,
        sumsLines,
        `    const rows = x.shape[0];
    const sums = zeros([rows, outputs], 'int32');
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < outputs; c++) {
        let sum = 0;
        for (let p = 0; p < inputs; p++) {
          sum += (q.data[row * inputs + p] - q.zeroPoint) * this.weight.data[c * inputs + p];
        }
        sums.data[row * outputs + c] = sum;
      }
    }
    const y = zeros(sums.shape);
`,
      ),
      edit(
        layerFile,
        'import { formatShape, fromData, ShapeError, transpose, zeros }',
        'import { formatShape, ShapeError, zeros }',
      ),
      edit(layerFile, "import { matmulInt8 } from './matmul-int8.ts';\n", ''),
    ],
  },
  {
    id: 'float-bias-in-a-static-layer',
    why: 'Keeps the bias in float32 in both kinds of layer: half an accumulator unit apart, same bytes.',
    edits: [
      edit(layerFile, 'bias === null || input === undefined', 'bias === null || bias.length >= 0'),
      edit(
        layerFile,
        'this.input === undefined ? sums.data[i] * unit + bias : (sums.data[i] + bias) * unit',
        'sums.data[i] * unit + bias',
      ),
    ],
  },
  {
    id: 'closure-instead-of-class',
    why: 'A function that returns an object: `new` accepts it.',
    edits: [
      edit(
        layerFile,
        'export class QuantizedLinear implements QuantizedLinearContract {',
        `export const QuantizedLinear: any = function (linear: LinearLike, input?: QParams) {
  const layer = new Inner(linear, input);
  return {
    weight: layer.weight,
    forward: (x: Tensor) => layer.forward(x),
    get byteLength() {
      return layer.byteLength;
    },
  };
};

class Inner implements QuantizedLinearContract {`,
      ),
    ],
  },
  {
    id: 'private-names-and-a-formula',
    why: 'Hides its fields with # and counts the bytes it knows of.',
    edits: [
      edit(
        layerFile,
        fieldLines,
        `  readonly #bias: Int32Array | Float32Array | null;
  readonly input: QParams | undefined;

  private get bias(): Int32Array | Float32Array | null {
    return this.#bias;
  }

  constructor(linear: LinearLike, input?: QParams) {
`,
      ),
      edit(layerFile, '      this.bias = bias;\n', '      this.#bias = bias;\n'),
      edit(layerFile, 'this.bias = biasCodes(', 'this.#bias = biasCodes('),
      edit(
        layerFile,
        'return retainedBytes(this).total;',
        'return this.weight.data.byteLength + this.weight.scales.byteLength + (this.#bias?.byteLength ?? 0);',
      ),
    ],
  },
  {
    id: 'doubles-the-scale',
    why: 'Makes room for a large bias by doubling the scale until it fits: any larger scale will do.',
    edits: [
      edit(
        layerFile,
        '    weight.scales[c] = needed;\n',
        '    while (!empty && weight.scales[c] < needed) weight.scales[c] *= 2;\n    if (empty) weight.scales[c] = needed;\n',
      ),
      edit(
        layerFile,
        'codeOf(real[c * inputs + i], needed, 0)',
        'codeOf(real[c * inputs + i], weight.scales[c], 0)',
      ),
    ],
  },
];

const models: readonly Variant[] = [
  {
    id: 'container-by-form',
    why: 'Takes anything with layers for a container, not only a Sequential of this very package.',
    edits: [
      edit('quantize-model.ts', 'if (!(model instanceof Sequential))', "if (!('layers' in model))"),
      edit(
        'quantize-model.ts',
        'for (const layer of model.layers) {',
        'for (const layer of model.layers as readonly Layer[]) {',
      ),
    ],
  },
  {
    id: 'own-model-object',
    why: 'Returns a model object of its own instead of a Sequential.',
    edits: [
      edit(
        'quantize-model.ts',
        'return { model: new Sequential(layers), stats };',
        'return { model: { forward: (x) => layers.reduce((y, layer) => layer.forward(y), x) }, stats };',
      ),
    ],
  },
];

const mixedFile = 'mixed-precision.ts';

const precisions: readonly Variant[] = [
  {
    id: 'unpacked-row-by-row',
    why: 'Multiplies with the codes of one row after the other and never has a float matrix.',
    edits: [
      edit(
        mixedFile,
        '    return new Linear(dequantizePacked(this.weight), this.bias).forward(x);',
        `    const [outputs, inputs] = this.weight.shape;
    const y = zeros([x.shape[0], outputs]);
    const w = dequantizePacked(this.weight);
    for (let i = 0; i < y.data.length; i++) {
      const [row, c] = [Math.floor(i / outputs), i % outputs];
      let sum = 0;
      for (let p = 0; p < inputs; p++) sum += x.data[row * inputs + p] * w.data[c * inputs + p];
      y.data[i] = sum + (this.bias === null ? 0 : this.bias.data[c]);
    }
    return y;`,
      ),
      edit(mixedFile, 'isLinear, Linear, Sequential', 'isLinear, Sequential'),
    ],
  },
  {
    id: 'frontier-by-definition',
    why: 'Compares every point with every other, and chooses without the frontier.',
    edits: [
      edit(
        mixedFile,
        `  const frontier: number[] = [];
  let best = -1;
  for (const i of order) {
    if (points[i].accuracy > best) {
      frontier.push(i);
      best = points[i].accuracy;
    }
  }
  return frontier;`,
        `  const beaten = (a: TradeOff, b: TradeOff, isLater: boolean) =>
    b.byteLength <= a.byteLength &&
    b.accuracy >= a.accuracy &&
    (isLater || b.byteLength < a.byteLength || b.accuracy > a.accuracy);
  return order.filter((i) => !points.some((b, j) => j !== i && beaten(points[i], b, j < i)));`,
      ),
      edit(
        mixedFile,
        `  const fitting = paretoFrontier(points).filter((i) => points[i].byteLength <= budgetBytes);
  const choice = fitting.at(-1);
  if (choice === undefined)`,
        `  let choice = -1;
  points.forEach(({ byteLength, accuracy }, i) => {
    if (byteLength > budgetBytes) return;
    const other = points[choice];
    const isBetter =
      other === undefined ||
      accuracy > other.accuracy ||
      (accuracy === other.accuracy && byteLength < other.byteLength);
    if (isBetter) choice = i;
  });
  if (choice === -1)`,
      ),
    ],
  },
  {
    id: 'accuracy-counted-by-hand',
    why: 'Counts what is wrong, image by image: the fraction may differ in its last bit.',
    edits: [
      edit(
        mixedFile,
        'accuracy: accuracy(mixed.model, test)',
        'accuracy: 1 - wrong(mixed.model, test) / test.labels.data.length',
      ),
      edit(
        mixedFile,
        'export function paretoFrontier',
        `function wrong(model: Layer, { images, labels }: Dataset): number {
  let count = 0;
  const y = model.forward(images);
  labels.data.forEach((label, i) => {
    const scores = Array.from(y.data.subarray(i * y.shape[1], (i + 1) * y.shape[1]));
    if (scores.indexOf(Math.max(...scores)) !== label) count++;
  });
  return count;
}

export function paretoFrontier`,
      ),
      edit(mixedFile, 'import { accuracy, isLinear,', 'import { isLinear,'),
    ],
  },
];

export const variants: readonly Variant[] = [
  ...rounding,
  ...forms,
  ...channels,
  ...calibration,
  ...products,
  ...layers,
  ...models,
  ...precisions,
];
