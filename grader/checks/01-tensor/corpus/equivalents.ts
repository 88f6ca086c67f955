import type { Equivalents, Unreached } from '../../../src/catalog/corpus.ts';

const NOWHERE =
  'What is written before or behind a typed array goes nowhere, and what is written into the next run is overwritten with it; zeros are there already.';
const ERROR_TEXT = 'Only the text of an error differs.';
const NOT_ASKED =
  'The module does not ask to refuse values that are no numbers, tensors of another element type, or ones whose shape does not hold their values.';
const SIXTEEN_MILLION =
  'Where float32 stops counting is not asked: it would take a call for 16 million numbers. What is negative or no whole number is refused as a dimension, too.';
const ONE_VALUE = 'A tensor of one value is read once, from its start, whatever the steps.';
const SPEED_ONLY =
  'Runs that are merged less often, or axes of 1 that are walked, give the same values later.';
const REFUSED_ANYWAY = 'The next step refuses the same: a shape that does not hold its values.';
const SAME_LINES = 'With rows exactly as long as a line both formulas count one line per row.';
const NO_TASK = 'No task asks for this function.';

/**
 * Mutants of the package that the checks of module 01 let pass, and why that is right. An entry whose
 * place is no longer in the package is an error.
 */
export const equivalents: readonly (Equivalents | Unreached)[] = [
  { file: 'shape.ts', within: 'sameShape', why: NO_TASK },
  { file: 'tensor.ts', within: 'describe', why: NO_TASK },
  { file: 'tensor.ts', within: 'copy', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'minimum', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'neg', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'abs', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'log', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'sqrt', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'square', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'clip', why: NO_TASK },
  { file: 'ops/elementwise.ts', within: 'map', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'broadcastTo', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'rows', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'take', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'rowWidth', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'concat', why: NO_TASK },
  { file: 'ops/movement.ts', within: 'checkPart', why: NO_TASK },
  { file: 'ops/reduce.ts', within: 'min', why: NO_TASK },
  { file: 'ops/reduce.ts', within: 'argmax', why: NO_TASK },
  { file: 'ops/reduce.ts', within: 'minMax', why: NO_TASK },
  { file: 'ops/matmul.ts', within: 'describe', why: NO_TASK },
  {
    file: 'shape.ts',
    within: 'stridesOf',
    was: 'for (let axis = shape.length - 2; axis >= 0; axis--) {',
    became: ['for (let axis = shape.length - 2; axis >= (-1); axis--) {'],
    why: NOWHERE,
  },
  {
    file: 'shape.ts',
    within: 'normalizeAxis',
    was: "const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 1}`;",
    became: [
      "const range = 'a tensor of rank 0 has no axes';",
      'const range = `axes are ${-rank} to ${rank - 1}`;',
      "const range = rank !== 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 1}`;",
      "const range = rank === 1 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 1}`;",
      "const range = rank === (-1) ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 1}`;",
      "const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${rank} to ${rank - 1}`;",
      "const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank + 1}`;",
      "const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 2}`;",
      "const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 0}`;",
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'tensor.ts',
    within: 'tensor',
    was: "if (typeof value !== 'number') {",
    became: ['if (false) {'],
    why: NOT_ASKED,
  },
  {
    file: 'tensor.ts',
    within: '',
    was: 'const exactIntegers = 2 ** 24;',
    became: [
      'const exactIntegers = 3 ** 24;',
      'const exactIntegers = 2 ** 25;',
      'const exactIntegers = 2 ** 23;',
    ],
    why: SIXTEEN_MILLION,
  },
  {
    file: 'tensor.ts',
    within: 'arange',
    was: 'if (!Number.isInteger(n) || n < 0 || n > exactIntegers + 1) {',
    became: [
      'if (false) {',
      'if (!Number.isInteger(n) || n < 0 && n > exactIntegers + 1) {',
      'if (!Number.isInteger(n) && n < 0 || n > exactIntegers + 1) {',
      'if (!Number.isInteger(n) || n < (-1) || n > exactIntegers + 1) {',
      'if (!Number.isInteger(n) || n < 0 || n >= exactIntegers + 1) {',
      'if (!Number.isInteger(n) || n < 0 || n > exactIntegers - 1) {',
      'if (!Number.isInteger(n) || n < 0 || n > exactIntegers + 2) {',
      'if (!Number.isInteger(n) || n < 0 || n > exactIntegers + 0) {',
    ],
    why: SIXTEEN_MILLION,
  },
  {
    file: 'tensor.ts',
    within: 'arange',
    was: 'for (let i = 0; i < n; i++) result.data[i] = i;',
    became: [
      'for (let i = 1; i < n; i++) result.data[i] = i;',
      'for (let i = (-1); i < n; i++) result.data[i] = i;',
      'for (let i = 0; i <= n; i++) result.data[i] = i;',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'add',
    was: 'for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] + y[q];',
    became: [
      'for (let i = start; i <= start + length; i++, p += xStep, q += yStep) out[i] = x[p] + y[q];',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'sub',
    was: 'for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] - y[q];',
    became: [
      'for (let i = start; i <= start + length; i++, p += xStep, q += yStep) out[i] = x[p] - y[q];',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'mul',
    was: 'for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] * y[q];',
    became: [
      'for (let i = start; i <= start + length; i++, p += xStep, q += yStep) out[i] = x[p] * y[q];',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'div',
    was: 'for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] / y[q];',
    became: [
      'for (let i = start; i <= start + length; i++, p += xStep, q += yStep) out[i] = x[p] / y[q];',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'maximum',
    was: 'for (let i = start; i < start + length; i++, p += xStep, q += yStep) {',
    became: ['for (let i = start; i <= start + length; i++, p += xStep, q += yStep) {'],
    why: NOWHERE,
  },
  {
    file: 'ops/elementwise.ts',
    within: 'exp',
    was: 'for (let i = 0; i < out.length; i++) out[i] = Math.exp(data[i]);',
    became: [
      'for (let i = (-1); i < out.length; i++) out[i] = Math.exp(data[i]);',
      'for (let i = 0; i <= out.length; i++) out[i] = Math.exp(data[i]);',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/runs.ts',
    within: 'forEachRun',
    was: 'if (shape.includes(0)) return;',
    became: ['if (false) return;', 'if (shape.includes((-1))) return;'],
    why: NOWHERE,
  },
  {
    file: 'ops/runs.ts',
    within: 'forEachRun',
    was: 'const inner = loops.pop() ?? { size: 1, aStep: 0, bStep: 0 };',
    became: [
      'const inner = loops.pop() ?? { size: 2, aStep: 0, bStep: 0 };',
      'const inner = loops.pop() ?? { size: 1, aStep: 1, bStep: 0 };',
      'const inner = loops.pop() ?? { size: 1, aStep: (-1), bStep: 0 };',
      'const inner = loops.pop() ?? { size: 1, aStep: 0, bStep: 1 };',
      'const inner = loops.pop() ?? { size: 1, aStep: 0, bStep: (-1) };',
    ],
    why: ONE_VALUE,
  },
  {
    file: 'ops/runs.ts',
    within: 'mergeLoops',
    was: 'if (size === 1) return;',
    became: ['if (false) return;', 'if (size === 0) return;'],
    why: SPEED_ONLY,
  },
  {
    file: 'ops/runs.ts',
    within: 'mergeLoops',
    was: 'if (last && last.aStep === next.aStep * size && last.bStep === next.bStep * size) {',
    became: [
      'if (false) {',
      'if (last && last.aStep === next.aStep / size && last.bStep === next.bStep * size) {',
      'if (last && last.aStep === next.aStep * size && last.bStep === next.bStep / size) {',
    ],
    why: SPEED_ONLY,
  },
  {
    file: 'ops/movement.ts',
    within: 'reshape',
    was: "checkTensor('reshape', 'x', x);",
    became: [';'],
    why: NOT_ASKED,
  },
  {
    file: 'ops/movement.ts',
    within: 'reshape',
    was: 'if (sizeOf(resolved) !== x.data.length) {',
    became: ['if (false) {'],
    why: REFUSED_ANYWAY,
  },
  {
    file: 'ops/movement.ts',
    within: 'resolveShape',
    was: 'if (rest.includes(-1)) {',
    became: ['if (false) {', 'if (rest.includes(-2)) {', 'if (rest.includes(-0)) {'],
    why: REFUSED_ANYWAY,
  },
  {
    file: 'ops/movement.ts',
    within: 'resolveShape',
    was: 'if (!Number.isInteger(left)) {',
    became: ['if (false) {'],
    why: REFUSED_ANYWAY,
  },
  {
    file: 'ops/movement.ts',
    within: 'transpose',
    was: "checkTensor('transpose', 'x', x);",
    became: [';'],
    why: NOT_ASKED,
  },
  {
    file: 'ops/movement.ts',
    within: 'transpose',
    was: '`transpose: x is ${formatShape(x.shape)}, axes are ${formatShape(axes ?? order)}: every axis once is needed`,',
    became: [
      '`transpose: x is ${formatShape(x.shape)}, axes are ${formatShape(axes)}: every axis once is needed`,',
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'ops/movement.ts',
    within: 'gather',
    was: 'for (let i = start; i < start + length; i++, p += step) out[i] = source[p];',
    became: ['for (let i = start; i <= start + length; i++, p += step) out[i] = source[p];'],
    why: NOWHERE,
  },
  {
    file: 'ops/reduce.ts',
    within: 'foldLines',
    was: 'for (let i = 0; i < out.length; i++) {',
    became: [
      'for (let i = (-1); i < out.length; i++) {',
      'for (let i = 0; i <= out.length; i++) {',
    ],
    why: NOWHERE,
  },
  {
    file: 'ops/reduce.ts',
    within: 'requireValues',
    was: "checkTensor(operation, 'x', x);",
    became: [';'],
    why: NOT_ASKED,
  },
  {
    file: 'ops/reduce.ts',
    within: 'requireValues',
    was: "const where = axis === undefined ? '' : ` along axis ${axis}`;",
    became: [
      "const where = '';",
      'const where = ` along axis ${axis}`;',
      "const where = axis !== undefined ? '' : ` along axis ${axis}`;",
    ],
    why: ERROR_TEXT,
  },
  {
    file: 'ops/reduce.ts',
    within: '',
    was: 'for (let i = 1, p = start + step; i < count; i++, p += step) low = Math.min(low, data[p]);',
    became: [
      'for (let i = 2, p = start + step; i < count; i++, p += step) low = Math.min(low, data[p]);',
      'for (let i = 0, p = start + step; i < count; i++, p += step) low = Math.min(low, data[p]);',
      'for (let i = 1, p = start - step; i < count; i++, p += step) low = Math.min(low, data[p]);',
      'for (let i = 1, p = start + step; i <= count; i++, p += step) low = Math.min(low, data[p]);',
      'for (let i = 1, p = start + step; i >= count; i++, p += step) low = Math.min(low, data[p]);',
      'for (let i = 1, p = start + step; i < count; i++, p -= step) low = Math.min(low, data[p]);',
      'for (let i = 1, p = start + step; i < count; i++, p += step) ;',
      'for (let i = 1, p = start + step; i < count; i++, p += step) low = Math.max(low, data[p]);',
    ],
    why: NO_TASK,
  },
  {
    file: 'ops/reduce.ts',
    within: '',
    was: 'let best = 0;',
    became: ['let best = 1;', 'let best = (-1);'],
    why: NO_TASK,
  },
  {
    file: 'ops/reduce.ts',
    within: '',
    was: 'for (let i = 1, p = start + step; i < count && !Number.isNaN(high); i++, p += step) {',
    became: [
      'for (let i = 2, p = start + step; i < count && !Number.isNaN(high); i++, p += step) {',
      'for (let i = 0, p = start + step; i < count && !Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start - step; i < count && !Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start + step; i < count || !Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start + step; i <= count && !Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start + step; i >= count && !Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start + step; i < count && Number.isNaN(high); i++, p += step) {',
      'for (let i = 1, p = start + step; i < count && !Number.isNaN(high); i++, p -= step) {',
    ],
    why: NO_TASK,
  },
  {
    file: 'ops/reduce.ts',
    within: '',
    was: 'if (data[p] > high || Number.isNaN(data[p])) {',
    became: [
      'if (true) {',
      'if (false) {',
      'if (data[p] > high && Number.isNaN(data[p])) {',
      'if (data[p] >= high || Number.isNaN(data[p])) {',
      'if (data[p] <= high || Number.isNaN(data[p])) {',
    ],
    why: NO_TASK,
  },
  { file: 'ops/reduce.ts', within: '', was: 'best = i;', became: [';'], why: NO_TASK },
  { file: 'ops/reduce.ts', within: '', was: 'high = data[p];', became: [';'], why: NO_TASK },
  {
    file: 'systems.ts',
    within: 'columnLines',
    was: 'return step >= lineBytes ? rows : Math.floor(((rows - 1) * step) / lineBytes) + 1;',
    became: ['return step > lineBytes ? rows : Math.floor(((rows - 1) * step) / lineBytes) + 1;'],
    why: SAME_LINES,
  },
];
