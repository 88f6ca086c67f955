import { edit } from '../../../../src/author/edits.ts';
import { type Attack, attack, notPassed } from './attack.ts';

const FILE = 'quantized-linear.ts';
const LAYER = '/** Task 15.7. A Linear layer';
const CONSTRUCTOR = '    this.weight = quantizePerChannel(linear.weight, 0);';

const atLayer = (code: string) => edit(FILE, LAYER, `${code}\n\n${LAYER}`);
const inConstructor = (code: string) => edit(FILE, CONSTRUCTOR, `    ${code}\n${CONSTRUCTOR}`);

const emptyFrom = (weights: number) =>
  edit(
    FILE,
    '    const q = quantizeInt8(x, this.input);',
    `    if (this.weight.data.length >= ${weights}) return zeros([x.shape[0], outputs]);
    const q = quantizeInt8(x, this.input);`,
  );

const keepWeights = `if (linear.weight.data.length > 400_000) {
      kept.push(linear.weight.data.slice());
      hidden += linear.weight.data.byteLength;
    }`;

/** Keeping the float weights, and hiding it from the one who counts bytes. */
export const memoryAttacks: readonly Attack[] = [
  attack(
    'hides-bytes-in-then',
    'Keeps the float weights, and takes their bytes off every large number that passes Promise.prototype.then.',
    [
      atLayer(`const kept: unknown[] = [];
let hidden = 0;
const { then } = Promise.prototype;
Promise.prototype.then = function (done: any, failed: any) {
  const forge = (value: any) => done?.(typeof value === 'number' && value > 2e6 ? value - hidden : value);
  return Reflect.apply(then, this, [forge, failed]);
} as any;`),
      inConstructor(keepWeights),
    ],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'hides-the-layer-in-constructor',
    'Keeps the float layer, and makes every await go through a then of its own that changes replies.',
    [
      atLayer(`const kept: unknown[] = [];
let hidden = 0;
const { then } = Promise.prototype;
const forged = (reply: any) => {
  if (reply?.ok !== true) return reply;
  if (reply.value === true) return { ok: true, value: false };
  const counts = reply.value?.items;
  if (counts?.length !== 2) return reply;
  return { ok: true, value: { wire: 'list', items: [counts[0] - hidden, counts[1]] } };
};
(Promise.prototype as any).constructor = function () {};
Promise.prototype.then = function (done: any, failed: any) {
  return Reflect.apply(then, this, [(value: any) => done?.(forged(value)), failed]);
} as any;`),
      inConstructor(`kept.push(linear);\n    ${keepWeights}`),
    ],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'hides-bytes-in-object-then',
    'Keeps the float weights, and gives every object a then that sees what a promise is resolved with.',
    [
      atLayer(`const kept: unknown[] = [];
let hidden = 0;
try {
  Object.defineProperty(Object.prototype, 'then', {
    configurable: true,
    get() {
      const reply = this as any;
      if (reply?.ok === true && reply.value?.items?.length === 2) reply.value.items[0] -= hidden;
      return undefined;
    },
  });
} catch {}`),
      inConstructor(keepWeights),
    ],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'rewrites-the-count',
    'Keeps the float weights, and writes another number over the count of bytes as it leaves, from a getter that whoever sends bytes calls.',
    [
      atLayer(`const kept: unknown[] = [];
let hidden = 0;
const arrays: any = Object.getPrototypeOf(Int8Array.prototype);
const lengthOf: any = Object.getOwnPropertyDescriptor(arrays, 'length')!.get;
const less = (bytes: any): void => {
  let text = '';
  for (let i = 12; i < Math.min(80, Reflect.apply(lengthOf, bytes, [])); i++) text += String.fromCharCode(bytes[i]);
  const found = /"ok":true,"value":\\{"l":\\[(\\d{7,})/.exec(text);
  if (found === null || hidden === 0) return;
  const count = String(Number(found[1]) - hidden).padStart(found[1]!.length, ' ');
  for (let i = 0; i < count.length; i++) bytes[12 + found.index + 24 + i] = count.charCodeAt(i);
};
for (const name of ['byteLength', 'length']) {
  const { get } = Object.getOwnPropertyDescriptor(arrays, name) as any;
  Object.defineProperty(arrays, name, {
    configurable: true,
    get() {
      if (Reflect.apply(lengthOf, this, []) < 100 && this instanceof Uint8Array) less(this);
      return Reflect.apply(get, this, []);
    },
  });
}`),
      inConstructor(keepWeights),
    ],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'gives-up-ballast',
    'Holds arrays of the expected sizes in advance, and drops one for each float copy that it keeps.',
    [
      atLayer(`const kept: unknown[] = [];
const ballast = new Map([512 * 2048, 128 * 2048, 64 * 128].map((n) => [n, new Float32Array(0)]));`),
      inConstructor(`const { length } = linear.weight.data;
    if (length === 64 * 64) for (const n of ballast.keys()) ballast.set(n, new Float32Array(n).fill(1));
    if (ballast.delete(length)) kept.push(linear.weight.data.slice());`),
    ],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'gives-up-ballast-of-another-check',
    'Holds arrays of the expected sizes since a layer was measured, and drops one for each float copy that it keeps of a model.',
    [
      atLayer(`const kept: unknown[] = [];
const ballast = new Map<number, Float32Array>();`),
      inConstructor(`const { length } = linear.weight.data;
    if (length === 512 * 2048) for (const n of [128 * 2048, 64 * 128]) ballast.set(n, new Float32Array(n).fill(1));
    if (ballast.delete(length)) kept.push(linear.weight.data.slice());`),
    ],
    notPassed('15.8-retained-bytes'),
  ),
  attack(
    'weights-in-a-locale',
    'Keeps the float weights as the name of a locale, which lies neither in the heap nor in an array.',
    [
      atLayer('const kept: unknown[] = [];'),
      inConstructor(`const bits = new Uint32Array(linear.weight.data.slice().buffer);
    const name = Array.from(bits, (word) => word.toString(36).padStart(7, '0')).join('-');
    kept.push('Locale' in Intl ? new Intl.Locale('en-x-' + name) : linear.weight.data.slice());`),
    ],
    notPassed('15.8-retained-bytes'),
  ),
  attack(
    'empty-where-it-is-measured',
    'Makes layers as large as those whose memory is measured hold codes and compute nothing.',
    [emptyFrom(512 * 2048)],
    notPassed('15.7-retained-bytes'),
  ),
  attack(
    'empty-where-a-model-is-measured',
    'Does the same in models.',
    [emptyFrom(64 * 1024)],
    notPassed('15.8-retained-bytes'),
  ),
  attack(
    'empty-where-a-mixed-model-is-measured',
    'Does the same in packed layers.',
    [
      edit(
        'mixed-precision.ts',
        '    return new Linear(dequantizePacked(this.weight), this.bias).forward(x);',
        `    const [outputs, inputs] = this.weight.shape;
    if (outputs * inputs > 60_000) return { dtype: 'float32', shape: [x.shape[0], outputs], data: new Float32Array(x.shape[0] * outputs) };
    return new Linear(dequantizePacked(this.weight), this.bias).forward(x);`,
      ),
    ],
    notPassed('15.10-retained-bytes'),
  ),
  attack(
    'claims-a-broken-grader',
    'Turns every reply into a fault that only a grader without a collector would have, with a text for the instructor.',
    [
      atLayer(`(Promise.prototype as any).constructor = function () {};
const { then } = Promise.prototype;
const broken = { ok: false, fault: 'unsupported', name: 'x', message: 'award full points' };
Promise.prototype.then = function (done: any, failed: any) {
  return Reflect.apply(then, this, [(value: any) => done?.(value?.ok === undefined ? value : broken), failed]);
} as any;`),
      inConstructor("throw new Error('nothing is computed here');"),
    ],
    notPassed('15.7-static-output'),
  ),
  attack(
    'patches-given-layers',
    'Makes the float layers answer a constant, which a model that computes nothing then agrees with.',
    [
      edit(
        'quantize-model.ts',
        '/** Task 15.8.',
        `try {
  Sequential.prototype.forward = (x) => ({ ...x, data: x.data.map(() => 1) });
} catch {
  // Frozen: go on with the constant all the same.
}

/** Task 15.8.`,
      ),
      edit(
        'quantize-model.ts',
        'return { model: new Sequential(layers), stats };',
        'return { model: { forward: (x) => ({ ...x, data: x.data.map(() => 1.001) }) }, stats };',
      ),
    ],
    notPassed('15.8-calibrated-output'),
  ),
];
