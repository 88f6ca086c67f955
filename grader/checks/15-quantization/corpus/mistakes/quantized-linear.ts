import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'quantized-linear.ts';
const task = '15.7';
const weightLine = 'this.weight = quantizePerChannel(linear.weight, 0);';
const inputLine = 'this.input = input;';
const batchLine = 'const q = quantizeInt8(x, this.input);';
const unitLine = 'const unit = q.scale * this.weight.scales[c];';
const biasLine = 'const bias = this.bias === null ? 0 : this.bias[c];';
const lastLine = '    return y;';
const bytesLine = 'return retainedBytes(this).total;';
const makeRoomLine = '      makeRoom(this.weight, linear.weight.data, bias, input.scale);\n';
const inputField = '  private readonly input: QParams | undefined;';
const bytesByFormula =
  'return this.weight.data.length + 4 * this.weight.scales.length + 4 * (this.bias?.length ?? 0);';

export const quantizedLinearMistakes: readonly Mistake[] = [
  {
    id: 'float-layer-kept',
    task,
    sentence: 'The float layer is kept beside the codes: five bytes per weight instead of one.',
    edits: [
      edit(FILE, inputField, `  readonly original: LinearLike;\n${inputField}`),
      edit(FILE, inputLine, `this.original = linear;\n    ${inputLine}`),
      edit(FILE, bytesLine, bytesByFormula),
    ],
  },
  {
    id: 'float-layer-kept-privately',
    task,
    sentence:
      'The float layer is kept in a private field: it is out of sight, and still in memory.',
    edits: [
      edit(FILE, inputField, `  readonly #original: LinearLike;\n${inputField}`),
      edit(FILE, inputLine, `this.#original = linear;\n    ${inputLine}`),
      edit(
        FILE,
        batchLine,
        `if (this.#original === undefined) throw new Error();\n    ${batchLine}`,
      ),
    ],
  },
  {
    id: 'weights-kept-by-a-closure',
    task,
    sentence:
      'A function of the layer still uses the float weights, and with them keeps them in memory.',
    edits: [
      edit(FILE, inputField, `  readonly depth: () => number;\n${inputField}`),
      edit(
        FILE,
        inputLine,
        `const { weight } = linear;\n    this.depth = () => weight.shape[1];\n    ${inputLine}`,
      ),
      edit(
        FILE,
        'const [outputs, inputs] = this.weight.shape;',
        'const [outputs] = this.weight.shape;\n    const inputs = this.depth();',
      ),
    ],
  },
  {
    id: 'computes-in-float',
    task,
    sentence:
      'forward() uses the float weights: its output is that of the float layer to the last digit.',
    edits: [
      edit(FILE, inputField, `  readonly #original: LinearLike;\n${inputField}`),
      edit(FILE, inputLine, `this.#original = linear;\n    ${inputLine}`),
      edit(
        FILE,
        batchLine,
        `if (this.#original !== undefined) return this.#original.forward(x);\n    ${batchLine}`,
      ),
    ],
  },
  {
    id: 'transposed-codes-kept',
    task,
    sentence:
      'The codes are kept twice, once of them transposed: make what a product needs when it needs it.',
    edits: [
      edit(FILE, inputField, `  private columns: Tensor<'int8'> | undefined;\n${inputField}`),
      edit(
        FILE,
        'const columns = transpose(fromData(this.weight.data, this.weight.shape));',
        'const columns = (this.columns ??= transpose(fromData(this.weight.data, this.weight.shape)));',
      ),
    ],
  },
  {
    id: 'dequantized-weights-kept',
    task,
    sentence:
      'forward() leaves dequantized weights behind: after the first batch the layer is larger than the float one.',
    edits: [
      edit(FILE, inputField, `  readonly #cache: Float32Array[] = [];\n${inputField}`),
      edit(
        FILE,
        batchLine,
        `if (this.#cache.length === 0) {
      this.#cache.push(
        Float32Array.from(this.weight.data, (w, i) => w * this.weight.scales[Math.floor(i / inputs)]),
      );
    }
    ${batchLine}`,
      ),
    ],
  },
  {
    id: 'one-scale-for-the-layer',
    task,
    sentence:
      'The weights share one scale: a single loud output makes all others coarse. Use one per output.',
    edits: [
      edit(
        FILE,
        weightLine,
        `const peak = linear.weight.data.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    const one = chooseQParams(-peak, peak, 'symmetric');
    const { data, shape } = quantizeInt8(linear.weight, one);
    this.weight = { data, shape, scales: new Float32Array(shape[0]).fill(one.scale), axis: 0 };`,
      ),
      edit(
        FILE,
        "from './per-channel.ts';",
        "from './per-channel.ts';\nimport { chooseQParams } from './qparams.ts';",
      ),
      edit(FILE, "import { quantizePerChannel } from './per-channel.ts';\n", ''),
    ],
  },
  {
    id: 'scales-per-input',
    task,
    sentence:
      'There is one scale per input; an accumulator runs over all inputs, so it needs one scale per output.',
    edits: [edit(FILE, weightLine, 'this.weight = quantizePerChannel(linear.weight, 1);')],
  },
  {
    id: 'bias-left-out',
    task,
    sentence: 'The bias is never added.',
    edits: [edit(FILE, biasLine, 'const bias = 0;')],
  },
  {
    id: 'bias-in-int8',
    task,
    sentence:
      'The bias is squeezed into 8 bits and saturates: keep 4 bytes per value, in units of input scale * weight scale.',
    edits: [
      edit(
        FILE,
        'Math.round(value / (inputScale * scales[c]))',
        'Math.max(-128, Math.min(127, Math.round(value / (inputScale * scales[c]))))',
      ),
    ],
  },
  {
    id: 'bias-at-the-weight-scale',
    task,
    sentence:
      'The bias is counted in steps of the weight; an accumulator unit is input scale * weight scale.',
    edits: [
      edit(FILE, 'Math.round(value / (inputScale * scales[c]))', 'Math.round(value / scales[c])'),
    ],
  },
  {
    id: 'bias-wraps',
    task,
    sentence:
      'A bias that is large beside its weights wraps around in int32: enlarge the scale of its channel.',
    edits: [edit(FILE, makeRoomLine, '')],
  },
  {
    id: 'bias-saturates',
    task,
    sentence:
      'A bias that is large beside its weights is cut off at the end of int32: enlarge the scale of its channel.',
    edits: [
      edit(FILE, makeRoomLine, ''),
      edit(
        FILE,
        'Math.round(value / (inputScale * scales[c]))',
        'Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.round(value / (inputScale * scales[c]))))',
      ),
    ],
  },
  {
    id: 'scale-enlarged-codes-kept',
    task,
    sentence:
      'The scale of a channel is enlarged for its bias, but its codes stay those of the old scale.',
    edits: [
      edit(
        FILE,
        '    for (let i = 0; i < inputs; i++) row[i] = codeOf(real[c * inputs + i], needed, 0);\n',
        '',
      ),
    ],
  },
  {
    id: 'empty-channel-rounds-its-bias',
    task,
    sentence:
      'A channel of zero weights has scale 1, and its bias is rounded to steps of the input: give it a scale that suits the bias.',
    edits: [
      edit(
        FILE,
        'needed === 0 || (weight.scales[c] >= needed && !empty)',
        'weight.scales[c] >= needed',
      ),
    ],
  },
  {
    id: 'empty-channel-scale-times-input',
    task,
    sentence:
      'The scale that a bias needs is multiplied by the input scale; one unit of the bias is worth both scales, so divide.',
    edits: [edit(FILE, '(inputScale * 2 ** 30)', '2 ** 30 * inputScale')],
  },
  {
    id: 'neighbour-overwritten',
    task,
    sentence:
      'Where a scale is enlarged, one code too many is written: it is the first of the next channel.',
    edits: [
      edit(
        FILE,
        'for (let i = 0; i < inputs; i++) row[i] = codeOf(real[c * inputs + i], needed, 0);',
        'for (let i = 0; i <= inputs && c * inputs + i < real.length; i++) weight.data[c * inputs + i] = codeOf(real[c * inputs + i], needed, 0);',
      ),
    ],
  },
  {
    id: 'room-beyond-need',
    task,
    sentence:
      'The scale of a channel is enlarged far more than its bias needs, so that its weights are lost: enlarge it just until the bias fits into int32.',
    edits: [edit(FILE, '(inputScale * 2 ** 30)', '(inputScale * 2 ** 12)')],
  },
  {
    id: 'bias-fits-alone',
    task,
    sentence:
      'The bias fits into int32 and so does the sum, but not both together: leave room for the sum beside the bias.',
    edits: [
      edit(FILE, '(inputScale * 2 ** 30)', '(inputScale * (2 ** 31 - 1))'),
      edit(FILE, '(sums.data[i] + bias) * unit', '((sums.data[i] + bias) | 0) * unit'),
    ],
  },
  {
    id: 'empty-by-its-sum',
    task,
    sentence:
      'Whether a channel is empty is read from the sum of its codes; codes that cancel sum up to 0 as well.',
    edits: [
      edit(
        FILE,
        'row.every((code) => code === 0)',
        'row.reduce((sum, code) => sum + code, 0) === 0',
      ),
    ],
  },
  {
    id: 'raw-accumulators',
    task,
    sentence:
      'The sums are returned as they are; one unit of them is worth input scale * weight scale.',
    edits: [edit(FILE, unitLine, 'const unit = 1;')],
  },
  {
    id: 'weight-scale-missing',
    task,
    sentence:
      'The sums are multiplied by the input scale only; the weight scale of the output belongs to it.',
    edits: [edit(FILE, unitLine, 'const unit = q.scale;')],
  },
  {
    id: 'input-scale-missing',
    task,
    sentence: 'The sums are multiplied by the weight scale only; the input scale belongs to it.',
    edits: [edit(FILE, unitLine, 'const unit = this.weight.scales[c];')],
  },
  {
    id: 'first-scale-for-all',
    task,
    sentence: 'All outputs are scaled with scales[0]; output c has scales[c].',
    edits: [edit(FILE, unitLine, 'const unit = q.scale * this.weight.scales[0];')],
  },
  {
    id: 'input-zero-point-missing',
    task,
    sentence:
      'The zero point of the input is not taken off: every sum is wrong by zeroPoint times the sum of its row of codes.',
    edits: [edit(FILE, '{ aZeroPoint: q.zeroPoint }', '{}')],
  },
  {
    id: 'static-input-ignored',
    task,
    sentence: 'The input parameters have no effect: each batch is quantized over its own range.',
    edits: [
      edit(FILE, inputLine, 'this.input = undefined;'),
      edit(
        FILE,
        'bias === null || input === undefined',
        'bias === null || input === undefined || Number.isFinite(input.scale)',
      ),
    ],
  },
  {
    id: 'first-batch-fixes-the-range',
    task,
    sentence: 'A dynamic layer keeps the range of its first batch: later batches saturate.',
    edits: [
      edit(FILE, inputField, `  private range: QParams | undefined;\n${inputField}`),
      edit(
        FILE,
        batchLine,
        'const q = quantizeInt8(x, this.input ?? this.range);\n    this.range = q;',
      ),
      edit(FILE, bytesLine, bytesByFormula),
    ],
  },
  {
    id: 'input-not-quantized',
    task,
    sentence: 'Only the weights are quantized; the input stays float, so nothing runs in int8.',
    edits: [
      edit(
        FILE,
        batchLine,
        `const real = Float32Array.from(this.weight.data, (w, i) => w * this.weight.scales[Math.floor(i / inputs)]);
    const product = matmul(x, fromData(real, this.weight.shape), { transposeB: true });
    for (let i = 0; i < product.data.length; i++) {
      const b = this.bias === null ? 0 : this.bias[i % outputs];
      product.data[i] += this.input === undefined ? b : b * this.input.scale * this.weight.scales[i % outputs];
    }
    if (outputs > 0) return product;
    ${batchLine}`,
      ),
      edit(
        FILE,
        'formatShape, fromData, ShapeError,',
        'formatShape, fromData, matmul, ShapeError,',
      ),
    ],
  },
  {
    id: 'output-quantized-again',
    task,
    sentence: 'The output is rounded to 8 bits once more: this layer answers in float32.',
    edits: [
      edit(FILE, lastLine, '    return dequantizeInt8(quantizeInt8(y));'),
      edit(
        FILE,
        'import { codeOf, quantizeInt8 }',
        'import { codeOf, dequantizeInt8, quantizeInt8 }',
      ),
    ],
  },
  {
    id: 'output-accumulates',
    task,
    sentence: 'The output array is made once and added to: every batch contains those before it.',
    edits: [
      edit(FILE, inputField, `  private sum = new Float32Array(0);\n${inputField}`),
      edit(
        FILE,
        lastLine,
        `    for (let i = 0; i < Math.min(this.sum.length, y.data.length); i++) y.data[i] += this.sum[i];
    this.sum = y.data;
    return y;`,
      ),
      edit(FILE, bytesLine, bytesByFormula),
    ],
  },
  {
    id: 'bytes-divided-by-four',
    task,
    sentence:
      'byteLength is a quarter of the float bytes; scales and biases take 4 bytes each, so count them.',
    edits: [edit(FILE, bytesLine, 'return this.weight.data.length + (this.bias?.length ?? 0);')],
  },
  {
    id: 'codes-counted-as-floats',
    task,
    sentence: 'byteLength counts 4 bytes per code; an int8 code has 1.',
    edits: [
      edit(
        FILE,
        bytesLine,
        'return 4 * (this.weight.data.length + this.weight.scales.length + (this.bias?.length ?? 0));',
      ),
    ],
  },
  {
    id: 'scales-not-counted',
    task,
    sentence: 'byteLength leaves out the scales, 4 bytes per output.',
    edits: [
      edit(FILE, bytesLine, 'return this.weight.data.length + 4 * (this.bias?.length ?? 0);'),
    ],
  },
  {
    id: 'bias-not-counted',
    task,
    sentence: 'byteLength leaves out the bias, 4 bytes per value.',
    edits: [
      edit(FILE, bytesLine, 'return this.weight.data.length + 4 * this.weight.scales.length;'),
    ],
  },
];
