import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'mixed-precision.ts';

const putCode =
  'data[Math.floor(i / perByte)] |= (code & (2 ** bits - 1)) << (bits * (i % perByte));';
const bytesOfCodes = 'new Uint8Array(Math.ceil(w.data.length / perByte))';
const packedScale = 'scales[c] = scaleOf(row, largest);';
const roundedCode = 'Math.round(row[p] / scales[c])';
const isPackable = 'if (bits !== 4 && bits !== 2) throw new RangeError(`packed';
const isFinite = 'if (!row.every(Number.isFinite))';
const takeBits = 'store(layer, bits[next], samples)';
const advance = 'samples = samples?.map((x) => layer.forward(x));';
const keepWeight = 'this.weight = quantizePacked(linear.weight, bits);';
const unpack = 'new Linear(dequantizePacked(this.weight), this.bias)';
const packedBytes = 'data.byteLength + scales.byteLength + (this.bias?.data.byteLength ?? 0)';
const floatBytes = 'linear.weight.data.byteLength + biasBytes';
const measured = 'accuracy: accuracy(mixed.model, test)';
const better = 'if (points[i].accuracy > best)';
const fits = 'points[i].byteLength <= budgetBytes';
const choice = 'const choice = fitting.at(-1);';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'first-code-in-the-high-bits',
    putCode,
    putCode.replace('i % perByte', 'perByte - 1 - (i % perByte)'),
    'The first code goes into the highest bits of its byte; it belongs into the lowest.',
  ],
  [
    'one-byte-per-code',
    `const perByte = 8 / bits;
  const scales`,
    `const perByte = 1;
  const scales`,
    'Every code has a byte of its own; 8 / bits codes share one.',
  ],
  [
    'packed-scale-of-sixteen-codes',
    packedScale,
    'scales[c] = scaleOf(row, largest + 1);',
    'The scale is peak / 2^(bits - 1); the largest symmetric code is 2^(bits - 1) - 1, 7 for 4 bits.',
  ],
  [
    'one-packed-scale',
    packedScale,
    'scales[c] = scaleOf(w.data, largest);',
    'All rows share one scale; each has its own.',
  ],
  [
    'four-bits-always',
    'const layer = new PackedLinear(linear, bits);',
    'const layer = new PackedLinear(linear, 4);',
    'Layers of 2 bits get 4: pass the number of bits on.',
  ],
  [
    'packed-codes-cut-off',
    roundedCode,
    'Math.trunc(row[p] / scales[c])',
    'Codes are cut off instead of rounded: the largest error is a whole step.',
  ],
  [
    'sign-not-extended',
    'raw >= 2 ** (q.bits - 1) ? raw - 2 ** q.bits : raw',
    'raw',
    "Negative codes come back as positive ones: in two's complement, 1110 of four bits is -2, not 14.",
  ],
  [
    'unpacks-with-the-first-scale',
    'q.scales[Math.floor(i / inputs)]',
    'q.scales[0]',
    'dequantizePacked takes the scale of the first row for all rows.',
  ],
  [
    'packs-any-bits',
    isPackable,
    isPackable.replace('bits !== 4 && bits !== 2', 'bits < 2'),
    'quantizePacked accepts other numbers of bits than 4 and 2; throw a RangeError.',
  ],
  [
    'packs-nan',
    isFinite,
    'if (row.length < 0)',
    'quantizePacked accepts NaN or infinity: no code stands for them.',
  ],
  [
    'zero-row-divides-by-zero',
    'peak === 0 ? 1 : Math.fround(peak / largest)',
    'Math.fround(peak / largest)',
    'A row of zeros has scale 0, and its codes are 0 / 0; its scale is 1.',
  ],
  [
    'bits-by-layer',
    takeBits,
    takeBits.replace('bits[next]', 'bits[sources.indexOf(layer)]'),
    'bits[i] is taken for layer i; it belongs to the i-th Linear, and layers without weights have none.',
  ],
  [
    'bits-in-reverse',
    takeBits,
    takeBits.replace('bits[next]', 'bits[bits.length - 1 - next]'),
    'The plan is read backwards: bits[0] belongs to the first Linear that runs.',
  ],
  [
    'mixed-calibrates-on-model-input',
    `    ${advance}\n`,
    '',
    'Layers of 8 bits are calibrated on the input of the model; layer i sees what the layers before it produce.',
  ],
  [
    'mixed-calibration-ignored',
    'new QuantizedLinear(linear, samples && calibrate(samples))',
    'new QuantizedLinear(linear, samples && undefined)',
    'Layers of 8 bits do not use the calibration data: they are dynamic.',
  ],
  [
    'packed-layer-without-bias',
    unpack,
    'new Linear(dequantizePacked(this.weight))',
    'A packed layer forgets to add its bias.',
  ],
  [
    'packed-layer-keeps-the-float-layer',
    keepWeight,
    `${keepWeight}\n    Object.defineProperty(this, 'source', { value: linear });`,
    'A packed layer keeps the float layer that it was made from: more memory is taken, not less.',
  ],
  [
    'unpacked-weights-kept',
    unpack,
    unpack.replace(
      'dequantizePacked(this.weight)',
      '((this as any).real ??= dequantizePacked(this.weight))',
    ),
    'A packed layer keeps its weights unpacked after the first batch: unpack them anew for each.',
  ],
  [
    'mixed-leaves-out-inner-models',
    'model.layers.flatMap(flat)',
    'model.layers.filter((layer) => !(layer instanceof Sequential))',
    'A Sequential inside the Sequential is left out; its layers run in its place.',
  ],
  [
    'mixed-bytes-without-scales',
    packedBytes,
    packedBytes.replace(' + scales.byteLength', ' + 0 * scales.length'),
    'The bytes of a packed layer leave out its scales, 4 bytes per output.',
  ],
  [
    'mixed-bytes-without-bias',
    packedBytes,
    'data.byteLength + scales.byteLength',
    'The bytes of a packed layer leave out its bias, 4 bytes per output.',
  ],
  [
    'float-layers-not-counted',
    floatBytes,
    '0 * biasBytes',
    'byteLength counts quantized layers only; layers that stay float32 take memory, too.',
  ],
  [
    'short-plans-accepted',
    'if (next !== bits.length)',
    'if (next > bits.length)',
    'A plan with entries to spare is accepted: there is exactly one per Linear.',
  ],
  [
    'any-bits-in-a-plan',
    'if (bits !== 4 && bits !== 2) throw new RangeError(`quantizeMixed',
    'if (bits === 16) return { layer: linear, byteLength: 0 };\n  if (bits !== 4 && bits !== 2) throw new RangeError(`quantizeMixed',
    'A plan with other bits than 32, 8, 4 and 2 is accepted; throw a RangeError.',
  ],
  [
    'accuracy-in-percent',
    measured,
    'accuracy: 100 * accuracy(mixed.model, test)',
    'The accuracy of a sweep is in percent; it is a fraction from 0 to 1.',
  ],
  [
    'accuracy-of-the-float-model',
    measured,
    'accuracy: accuracy(model, test)',
    'The accuracy of every plan is that of the float model: measure the model that the plan makes.',
  ],
  [
    'accuracy-on-the-first-half',
    measured,
    `accuracy: accuracy(mixed.model, {
        ...test,
        images: { ...test.images, shape: [test.labels.data.length >> 1, test.images.shape[1]], data: test.images.data.slice(0, (test.labels.data.length >> 1) * test.images.shape[1]) },
        labels: { ...test.labels, shape: [test.labels.data.length >> 1], data: test.labels.data.slice(0, test.labels.data.length >> 1) },
      })`,
    'The accuracy is measured on a part of the test images only.',
  ],
  [
    'sweep-returns-the-source',
    `return { ...mixed, ${measured} };`,
    `return { ...mixed, model, ${measured} };`,
    'The model of every point is the source: return the model that was measured.',
  ],
  [
    'bytes-divided-by-bits',
    `return { ...mixed, ${measured} };`,
    `const { byteLength } = quantizeMixed(model, bits.map(() => 32));
    return { ...mixed, byteLength: (byteLength * bits.reduce((sum: number, b) => sum + b, 0)) / (32 * bits.length), ${measured} };`,
    'The bytes of a sweep are a share of the float bytes by the number of bits; count what each layer keeps.',
  ],
  [
    'frontier-keeps-equal-bytes',
    ' || points[b].accuracy - points[a].accuracy',
    ' || points[a].accuracy - points[b].accuracy',
    'Of points with equal bytes the frontier keeps less accurate ones.',
  ],
  [
    'frontier-keeps-equal-accuracy',
    better,
    'if (points[i].accuracy > best || (points[i].accuracy === best && frontier.every((j) => points[j].byteLength !== points[i].byteLength)))',
    'The frontier keeps points that take more bytes for the same accuracy.',
  ],
  [
    'frontier-keeps-twins',
    better,
    'if (points[i].accuracy > best || frontier.some((j) => points[j].byteLength === points[i].byteLength && points[j].accuracy === points[i].accuracy))',
    'Equal points are all kept; the first stands for all.',
  ],
  [
    'frontier-in-order-of-points',
    'return frontier;',
    'return frontier.sort((a, b) => a - b);',
    'The frontier is in the order of the points; it goes from the fewest bytes to the most.',
  ],
  [
    'budget-not-included',
    fits,
    fits.replace('<=', '<'),
    'A point of exactly the budget is not taken; it fits.',
  ],
  [
    'fewest-bytes-chosen',
    choice,
    'const choice = fitting.at(0);',
    'The smallest point is chosen; among those that fit, accuracy decides.',
  ],
  [
    'last-of-equals-chosen',
    choice,
    `const found = fitting.at(-1);
  const choice = found === undefined ? found : points.findLastIndex((point) => point.accuracy === points[found].accuracy && point.byteLength <= budgetBytes);`,
    'Of equally accurate points the last is chosen; it is the one with the fewest bytes.',
  ],
  [
    'choice-in-the-frontier',
    'return choice;',
    'return fitting.indexOf(choice);',
    'The choice is a place in the frontier; return the index among the points.',
  ],
  [
    'nothing-fits-accepted',
    'if (choice === undefined) throw new RangeError(`nothing fits into ${budgetBytes} bytes`);',
    'if (choice === undefined) return -1;',
    'Where nothing fits an index comes back all the same; throw a RangeError.',
  ],
];

/** Those that need more than one edit, or more room. */
const others: readonly Mistake[] = [
  {
    id: 'rows-start-at-a-byte',
    task: '15.10',
    sentence: 'Every row starts at a byte of its own; rows follow each other without a gap.',
    edits: [
      edit(FILE, bytesOfCodes, 'new Uint8Array(Math.ceil(inputs / perByte) * outputs)'),
      edit(
        FILE,
        'const i = c * inputs + p;',
        'const i = c * Math.ceil(inputs / perByte) * perByte + p;',
      ),
    ],
  },
  {
    id: 'sweep-sorted-by-bytes',
    task: '15.10',
    sentence: 'The points of a sweep are sorted by bytes; they come in the order of the plans.',
    edits: [
      edit(
        FILE,
        `    return { ...mixed, ${measured} };\n  });`,
        `    return { ...mixed, ${measured} };\n  }).sort((a, b) => a.byteLength - b.byteLength);`,
      ),
    ],
  },
];

export const mixedPrecisionMistakes: readonly Mistake[] = [
  ...rows.map(([id, find, replace, sentence]) => ({
    id,
    task: '15.10',
    sentence,
    edits: [edit(FILE, find, replace)],
  })),
  ...others,
];
