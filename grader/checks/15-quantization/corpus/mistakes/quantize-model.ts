import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'quantize-model.ts';
const task = '15.8';
const advance = 'samples = samples?.map((x) => layer.forward(x));';
const calibration = 'calibrate(samples, options)';
const pushLayer = 'layers.push(quantized.model);';
const pushStat = 'stats.push(quantized.stats[0]);';
const quantizeLine = 'const quantized = quantizeLayer(layer, samples, options);';

export const quantizeModelMistakes: readonly Mistake[] = [
  {
    id: 'calibrates-on-model-input',
    task,
    sentence:
      'Every layer is calibrated on the input of the model; layer i sees what the layers before it produce.',
    edits: [edit(FILE, `    ${advance}\n`, '')],
  },
  {
    id: 'calibrates-on-quantized-layers',
    task,
    sentence:
      'The samples run through the layers that are already quantized; calibrate on what the float layers produce.',
    edits: [edit(FILE, advance, 'samples = samples?.map((x) => quantized.model.forward(x));')],
  },
  {
    id: 'calibrates-on-own-output',
    task,
    sentence: 'A layer is calibrated on its own output; its parameters are those of its input.',
    edits: [edit(FILE, calibration, 'calibrate(samples.map((x) => layer.forward(x)), options)')],
  },
  {
    id: 'first-calibration-batch-only',
    task,
    sentence: 'Only the first calibration batch is used: pass all of them on.',
    edits: [edit(FILE, calibration, 'calibrate(samples.slice(0, 1), options)')],
  },
  {
    id: 'inner-model-left-float',
    task,
    sentence:
      'A Sequential inside the Sequential stays float: its layers have to be replaced as well.',
    edits: [
      edit(
        FILE,
        `  if (layer instanceof Sequential) {
    return { model: quantizeModel(layer, samples, options).model, stats: [null] };
  }
`,
        '',
      ),
    ],
  },
  {
    id: 'calibration-ignored',
    task,
    sentence: 'The calibration data is not used: all layers are dynamic.',
    edits: [
      edit(
        FILE,
        'let samples = calibration;',
        'let samples = calibration?.length === -1 ? calibration : undefined;',
      ),
    ],
  },
  {
    id: 'percentile-not-passed-on',
    task,
    sentence: 'The percentile is not passed on to calibrate.',
    edits: [edit(FILE, calibration, 'calibrate(samples)')],
  },
  {
    id: 'symmetric-inputs',
    task,
    sentence:
      'The inputs are calibrated with the symmetric scheme: after a ReLU half of the codes are never used.',
    edits: [edit(FILE, calibration, "calibrate(samples, { ...options, scheme: 'symmetric' })")],
  },
  {
    id: 'first-linear-only',
    task,
    sentence: 'Only the first Linear is replaced: the loop ends too early.',
    edits: [
      edit(
        FILE,
        quantizeLine,
        `const isDone = stats.some((stat) => stat !== null) || layers.some((done) => done instanceof QuantizedLinear);
    const quantized = isDone ? { model: layer, stats: [null] } : quantizeLayer(layer, samples, options);`,
      ),
    ],
  },
  {
    id: 'last-layer-left-float',
    task,
    sentence: 'The last layer stays float: replace it like every other Linear.',
    edits: [
      edit(
        FILE,
        quantizeLine,
        `const isLast = layers.length === model.layers.length - 1;
    const quantized = isLast ? { model: layer, stats: [null] } : quantizeLayer(layer, samples, options);`,
      ),
    ],
  },
  {
    id: 'activations-dropped',
    task,
    sentence:
      'Layers without weights are left out of the new model: a ReLU has to stay where it was.',
    edits: [edit(FILE, pushLayer, 'if (quantized.model !== layer) layers.push(quantized.model);')],
  },
  {
    id: 'quantizes-every-layer',
    task,
    sentence:
      'Layers without weights are quantized too; replace a layer only where isLinear says so.',
    edits: [
      edit(
        FILE,
        'if (!isLinear(layer)) return { model: layer, stats: [null] };',
        'const linear: any = layer;',
      ),
      edit(FILE, 'new QuantizedLinear(layer, input)', 'new QuantizedLinear(linear, input)'),
    ],
  },
  {
    id: 'converts-in-place',
    task,
    sentence:
      'The layers of the model itself are exchanged; return a new model and leave the source as it is.',
    edits: [
      edit(
        FILE,
        'return { model: new Sequential(layers), stats };',
        '(model.layers as Layer[]).splice(0, layers.length, ...layers);\n  return { model, stats };',
      ),
    ],
  },
  {
    id: 'model-unchanged',
    task,
    sentence: 'The model that is returned is the source: build a new one from the new layers.',
    edits: [
      edit(FILE, 'return { model: new Sequential(layers), stats };', 'return { model, stats };'),
    ],
  },
  {
    id: 'overwrites-the-weights',
    task,
    sentence: 'The codes are written into the weights of the source, which are gone then.',
    edits: [
      edit(
        FILE,
        'return { model: new QuantizedLinear(layer, input), stats: [input ?? null] };',
        `const quantized = new QuantizedLinear(layer, input);
  layer.weight.data.set(quantized.weight.data);
  return { model: quantized, stats: [input ?? null] };`,
      ),
    ],
  },
  {
    id: 'stats-without-gaps',
    task,
    sentence:
      'stats has no null for the layers that are not quantized, so its indices are not those of the layers.',
    edits: [
      edit(FILE, pushStat, 'if (quantized.stats[0] !== null) stats.push(quantized.stats[0]);'),
    ],
  },
  {
    id: 'single-layer-unchanged',
    task,
    sentence: 'A model that is a single Linear is returned as it was; quantize it as well.',
    edits: [
      edit(
        FILE,
        'return quantizeLayer(model, calibration, options);',
        'return { model, stats: [null] };',
      ),
    ],
  },
];
