import type { Equivalents } from '../../../src/catalog/corpus.ts';

// Reasons that hold for several places.

const OTHER_OBJECTS =
  'The module says what a layer and a container look like; these lines only tell the compiler, and objects that are neither.';
const WRITES_NOWHERE =
  'What is read before or behind a typed array is undefined, and what is written there goes nowhere.';
const CHECKED_TWICE =
  'The operation of @tito/tensor that follows refuses the same shapes, with another text.';
const NO_INIT =
  'The module asks for a constructor from tensors; that the package can also draw them is its own matter.';
const NO_DTYPE = 'Of element types the module speaks for Linear only.';
const ERROR_TEXT = 'Only the text of an error differs.';
const DEFAULTS = 'Conv2d settles the defaults, and always passes both options on.';
const NO_GRADIENTS = "The module asks for the value of a loss; its gradient is autograd's matter.";

/**
 * Mutants of the package that the checks of module 03 let pass, and why that is right. An entry whose
 * place is no longer in the package is an error.
 */
export const equivalents: readonly Equivalents[] = [
  {
    file: 'parameters.ts',
    within: 'parameters',
    was: "'weight' in model ? model.weight : undefined,",
    became: ['model.weight,'],
    why: OTHER_OBJECTS,
  },
  {
    file: 'parameters.ts',
    within: 'parameters',
    was: "'bias' in model ? model.bias : undefined,",
    became: ['model.bias,'],
    why: OTHER_OBJECTS,
  },
  {
    file: 'parameters.ts',
    within: 'children',
    was: "return 'layers' in model && Array.isArray(model.layers) ? model.layers.filter(isLayer) : [];",
    became: [
      "return 'layers' in model || Array.isArray(model.layers) ? model.layers.filter(isLayer) : [];",
    ],
    why: OTHER_OBJECTS,
  },
  {
    file: 'parameters.ts',
    within: 'isLayer',
    was: "'forward' in value &&",
    became: ["'forward' in value ||"],
    why: OTHER_OBJECTS,
  },
  {
    file: 'parameters.ts',
    within: 'isLayer',
    was: 'value !== null &&',
    became: ['value !== null ||'],
    why: OTHER_OBJECTS,
  },
  {
    file: 'parameters.ts',
    within: 'isLayer',
    was: "typeof value === 'object' &&",
    became: ["typeof value === 'object' ||"],
    why: OTHER_OBJECTS,
  },
  {
    file: 'init.ts',
    within: 'drawUniform',
    was: 'for (let i = 0; i < result.data.length; i++) result.data[i] = source.uniform(-bound, bound);',
    became: [
      'for (let i = 0; i <= result.data.length; i++) result.data[i] = source.uniform(-bound, bound);',
    ],
    why: WRITES_NOWHERE,
  },
  {
    file: 'init.ts',
    within: 'drawNormal',
    was: 'for (let i = 0; i < result.data.length; i++) result.data[i] = source.normal(0, deviation);',
    became: [
      'for (let i = 0; i <= result.data.length; i++) result.data[i] = source.normal(0, deviation);',
    ],
    why: WRITES_NOWHERE,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: "requireFeatures('inFeatures', inFeatures);",
    became: [';'],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: "requireFeatures('outFeatures', outFeatures);",
    became: [';'],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: 'const bound = 1 / Math.sqrt(inFeatures);',
    became: [
      'const bound = 1 * Math.sqrt(inFeatures);',
      'const bound = 2 / Math.sqrt(inFeatures);',
      'const bound = 0 / Math.sqrt(inFeatures);',
    ],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: 'const weight = randomUniform([outFeatures, inFeatures], random, -bound, bound);',
    became: ['const weight = randomUniform([outFeatures, inFeatures], random, bound, bound);'],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: 'const withBias = options.bias ?? true;',
    became: ['const withBias = options.bias;'],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'init',
    was: 'withBias ? randomUniform([outFeatures], random, -bound, bound) : null,',
    became: [
      'randomUniform([outFeatures], random, -bound, bound),',
      'null,',
      'withBias ? randomUniform([outFeatures], random, bound, bound) : null,',
    ],
    why: NO_INIT,
  },
  {
    file: 'linear.ts',
    within: 'forward',
    was: 'if (x.shape.length !== 2 || x.shape[1] !== features) {',
    became: ['if (false) {', 'if (x.shape.length !== 2 && x.shape[1] !== features) {'],
    why: CHECKED_TWICE,
  },
  {
    file: 'linear.ts',
    within: 'requireParameters',
    was: '`Linear: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[0]}]`,',
    became: [
      '`Linear: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[1]}]`,',
      '`Linear: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[(-1)]}]`,',
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'linear.ts',
    within: 'requireFeatures',
    was: 'if (Number.isInteger(value) && value > 0) return;',
    became: [
      'if (true) return;',
      'if (false) return;',
      'if (Number.isInteger(value) || value > 0) return;',
      'if (Number.isInteger(value) && value >= 0) return;',
      'if (Number.isInteger(value) && value <= 0) return;',
      'if (Number.isInteger(value) && value > 1) return;',
      'if (Number.isInteger(value) && value > (-1)) return;',
    ],
    why: NO_INIT,
  },
  {
    file: 'conv2d.ts',
    within: 'init',
    was: 'const weight = kaimingUniform(shape, random, { slope: Math.sqrt(5) });',
    became: [
      'const weight = kaimingUniform(shape, random, { slope: Math.sqrt(6) });',
      'const weight = kaimingUniform(shape, random, { slope: Math.sqrt(4) });',
    ],
    why: NO_INIT,
  },
  {
    file: 'conv2d.ts',
    within: 'init',
    was: 'const bound = 1 / Math.sqrt(inChannels * kernel ** 2);',
    became: [
      'const bound = 1 * Math.sqrt(inChannels * kernel ** 2);',
      'const bound = 2 / Math.sqrt(inChannels * kernel ** 2);',
      'const bound = 0 / Math.sqrt(inChannels * kernel ** 2);',
      'const bound = 1 / Math.sqrt(inChannels / kernel ** 2);',
      'const bound = 1 / Math.sqrt(inChannels * kernel * 2);',
      'const bound = 1 / Math.sqrt(inChannels * kernel ** 3);',
      'const bound = 1 / Math.sqrt(inChannels * kernel ** 1);',
    ],
    why: NO_INIT,
  },
  {
    file: 'conv2d.ts',
    within: 'init',
    was: 'const withBias = options.bias ?? true;',
    became: ['const withBias = options.bias;'],
    why: NO_INIT,
  },
  {
    file: 'conv2d.ts',
    within: 'init',
    was: 'const bias = withBias ? randomUniform([outChannels], random, -bound, bound) : null;',
    became: [
      'const bias = randomUniform([outChannels], random, -bound, bound);',
      'const bias = null;',
      'const bias = withBias ? randomUniform([outChannels], random, bound, bound) : null;',
    ],
    why: NO_INIT,
  },
  {
    file: 'conv2d.ts',
    within: 'requireParameters',
    was: "if (parameter === null || parameter.dtype === 'float32') continue;",
    became: ['if (true) continue;'],
    why: NO_DTYPE,
  },
  {
    file: 'conv2d.ts',
    within: 'requireParameters',
    was: '`Conv2d: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[0]}]`,',
    became: [
      '`Conv2d: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[1]}]`,',
      '`Conv2d: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[(-1)]}]`,',
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'convolve.ts',
    within: 'addPerChannel',
    was: 'for (let at = 0; at < data.length; at++) {',
    became: [
      'for (let at = (-1); at < data.length; at++) {',
      'for (let at = 0; at <= data.length; at++) {',
    ],
    why: WRITES_NOWHERE,
  },
  {
    file: 'window.ts',
    within: 'windowOf',
    was: 'const { stride = 1, padding = 0 } = options;',
    became: [
      'const { stride = 2, padding = 0 } = options;',
      'const { stride = 0, padding = 0 } = options;',
      'const { stride = 1, padding = 1 } = options;',
      'const { stride = 1, padding = (-1) } = options;',
    ],
    why: DEFAULTS,
  },
  {
    file: 'window.ts',
    within: 'forEachTap',
    was: 'for (let top = 0; top < window.outHeight; top++) {',
    became: ['for (let top = 0; top <= window.outHeight; top++) {'],
    why: WRITES_NOWHERE,
  },
  {
    file: 'flatten.ts',
    within: 'forward',
    was: 'if (x.shape.length === 0) {',
    became: ['if (false) {', 'if (x.shape.length === (-1)) {'],
    why: CHECKED_TWICE,
  },
  {
    file: 'losses.ts',
    within: 'crossEntropy',
    was: '[logits, (g) => mul(residual(logProbabilities, labels), g.data[0] / n)],',
    became: [
      '[logits, (g) => mul(residual(logProbabilities, labels), g.data[0] * n)],',
      '[logits, (g) => mul(residual(logProbabilities, labels), g.data[1] / n)],',
      '[logits, (g) => mul(residual(logProbabilities, labels), g.data[(-1)] / n)],',
    ],
    why: NO_GRADIENTS,
  },
  {
    file: 'losses.ts',
    within: 'residual',
    was: 'const classes = result.shape[1];',
    became: ['const classes = result.shape[2];', 'const classes = result.shape[0];'],
    why: NO_GRADIENTS,
  },
  {
    file: 'losses.ts',
    within: 'residual',
    was: 'for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]] -= 1;',
    became: [
      'for (let i = 1; i < labels.length; i++) result.data[i * classes + labels[i]] -= 1;',
      'for (let i = (-1); i < labels.length; i++) result.data[i * classes + labels[i]] -= 1;',
      'for (let i = 0; i <= labels.length; i++) result.data[i * classes + labels[i]] -= 1;',
      'for (let i = 0; i >= labels.length; i++) result.data[i * classes + labels[i]] -= 1;',
      'for (let i = 0; i < labels.length; i++) ;',
      'for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]] += 1;',
      'for (let i = 0; i < labels.length; i++) result.data[i * classes - labels[i]] -= 1;',
      'for (let i = 0; i < labels.length; i++) result.data[i / classes + labels[i]] -= 1;',
      'for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]] -= 2;',
      'for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]] -= 0;',
    ],
    why: NO_GRADIENTS,
  },
  {
    file: 'losses.ts',
    within: 'requireLabels',
    was: '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[1] - 1}`,',
    became: [
      '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[1] + 1}`,',
      '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[2] - 1}`,',
      '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[0] - 1}`,',
      '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[1] - 2}`,',
      '`crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[1] - 0}`,',
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'losses.ts',
    within: 'meanSquaredError',
    was: 'if (!sameShape(predicted.shape, target.shape) || sizeOf(predicted.shape) === 0) {',
    became: [
      'if (!sameShape(predicted.shape, target.shape) || sizeOf(predicted.shape) === (-1)) {',
    ],
    why: CHECKED_TWICE,
  },
];
