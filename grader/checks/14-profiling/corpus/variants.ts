import { edit, type Variant } from '../../../src/author/edits.ts';

/** Right answers in other styles: full marks. */
export const variants: readonly Variant[] = [
  {
    id: 'queue-instead-of-recursion',
    why: 'Walks breadth-first over a set that grows while it is read.',
    edits: [
      edit('parameters.ts', 'visit(root);\n  return seen;', 'return walk(root);'),
      edit(
        'parameters.ts',
        'export function countParameters',
        `function walk(root: object): Set<object> {
  const queue = new Set<object>([root]);
  for (const value of queue) {
    if (ArrayBuffer.isView(value)) continue;
    const held = Object.values(Object.getOwnPropertyDescriptors(value))
      .filter(({ enumerable }) => enumerable)
      .map((property): unknown => property.value);
    if (value instanceof Map) held.push(...value.keys(), ...value.values());
    if (value instanceof Set) held.push(...value);
    for (const item of held) if (typeof item === 'object' && item !== null) queue.add(item);
  }
  return queue;
}

export function countParameters`,
      ),
    ],
  },
  {
    id: 'array-of-seen',
    why: 'Remembers objects in an array, and every own property, enumerable or not, with symbols.',
    edits: [
      edit(
        'parameters.ts',
        'for (const key of Object.keys(value)) {',
        'for (const key of Reflect.ownKeys(value)) {',
      ),
    ],
  },
  {
    id: 'tag-for-kind',
    why: 'Tells element types by their tag, and counts the values of views by their bytes.',
    edits: [
      edit(
        'retained.ts',
        'KINDS[item.constructor.name]',
        'KINDS[Object.prototype.toString.call(item).slice(8, -1)]',
      ),
      edit(
        'parameters.ts',
        "'length' in item) count += Number(item.length);",
        "'BYTES_PER_ELEMENT' in item) count += item.byteLength / Number(item.BYTES_PER_ELEMENT);",
      ),
    ],
  },
  {
    id: 'bytes-type-by-type',
    why: 'Sums each element type by itself, and the total over the types.',
    edits: [
      edit('retained.ts', '    total += buffer.byteLength;\n', ''),
      edit(
        'retained.ts',
        'let total = 0;',
        'const total = () => Object.values(byDType).reduce((a, b) => a + b);',
      ),
      edit('retained.ts', 'return { total, byDType }', 'return { total: total(), byDType }'),
    ],
  },
  {
    id: 'weighted-neighbours',
    why: 'Interpolates as a weighted sum, on a Float64Array, which sorts numbers by itself.',
    edits: [
      edit('quantile.ts', 'samples.toSorted((a, b) => a - b)', 'Float64Array.from(samples).sort()'),
      edit(
        'quantile.ts',
        'return left === right ? left : left + (right - left) * (at - Math.floor(at));',
        `const weight = at - Math.floor(at);
  return weight === 0 ? left : (1 - weight) * left + weight * right;`,
      ),
    ],
  },
  {
    id: 'samples-in-a-typed-array',
    why: 'Collects the times in a Float64Array and hands out a plain array.',
    edits: [
      edit(
        'latency.ts',
        `  const times: number[] = [];
  while (times.length < samples) {
    const before = clock();
    run();
    times.push(clock() - before);
  }
  return summary(times);`,
        `  const times = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    const before = clock();
    run();
    times[i] = clock() - before;
  }
  return summary(Array.from(times));`,
      ),
    ],
  },
  {
    id: 'minimum-as-a-quantile',
    why: 'Takes the minimum for the quantile at 0, and sorts only once.',
    edits: [edit('latency.ts', 'minMs: Math.min(...samples)', 'minMs: quantile(samples, 0)')],
  },
  {
    id: 'each-half-by-itself',
    why: 'Reads the clock four times per pair, and warms up in a loop of its own.',
    edits: [
      edit(
        'latency.ts',
        `  for (let i = 0; i < warmup + samples; i++) {
    const start = clock();
    a();
    const middle = clock();
    b();
    const end = clock();
    if (i < warmup) continue;
    times.a.push(middle - start);
    times.b.push(end - middle);
  }`,
        `  for (let i = 0; i < warmup; i++) [a, b].forEach((run) => run());
  const timed = (run: () => unknown) => measureLatency(run, { warmup: 0, samples: 1, clock }).medianMs;
  for (let i = 0; i < samples; i++) {
    times.a.push(timed(a));
    times.b.push(timed(b));
  }`,
      ),
    ],
  },
  {
    id: 'arrow-exports',
    why: 'Exports arrow functions in constants.',
    edits: [
      edit('quantile.ts', 'export function quantile(', 'export const quantile = ('),
      edit('quantile.ts', 'fraction: number): number {', 'fraction: number): number => {'),
    ],
  },
  {
    id: 'elements-of-one-output',
    why: 'Finds the products per output value as weights over outputs.',
    edits: [
      edit(
        'work.ts',
        'const macs = values * weight.slice(1).reduce((product, size) => product * size, 1);',
        'const macs = (values / weight[0]) * weight.reduce((product, size) => product * size, 1);',
      ),
    ],
  },
  {
    id: 'profile-sums-up-itself',
    why: 'Profiles layer by layer in the same pass that counts, and the model last.',
    edits: [
      edit(
        'profile.ts',
        '  const latency = measureLatency(() => model.forward(x), options);\n',
        '',
      ),
      edit(
        'profile.ts',
        '  return {\n    samples: work.samples,',
        '  const latency = measureLatency(() => model.forward(x), options);\n  return {\n    samples: work.samples,',
      ),
    ],
  },
  {
    id: 'profile-counts-again',
    why: 'Calls countWork, and runs the layers once more to have their inputs.',
    edits: [
      edit(
        'profile.ts',
        "import { summed, trace } from './work.ts';",
        "import { countWork, trace } from './work.ts';",
      ),
      edit('profile.ts', 'const work = summed(passed, x);', 'const work = countWork(model, x);'),
    ],
  },
  {
    id: 'roof-from-the-times',
    why: 'Derives bound and attainable rate from the two times.',
    edits: [
      edit(
        'roofline.ts',
        "bound: intensity < ridge ? 'memory' : 'compute'",
        "bound: intensity * bandwidth < rate ? 'memory' : 'compute'",
      ),
      edit(
        'roofline.ts',
        'Math.min(rate, intensity * bandwidth)',
        'flops === 0 ? 0 : flops / Math.max(computeMs, memoryMs) / 1e6',
      ),
    ],
  },
  {
    id: 'answers-by-counting',
    why: 'Counts places and samples in loops, where others have a formula.',
    edits: [
      edit(
        'answers.ts',
        'const places = (size: number, k: number) => 1 + Math.floor((size + 2 * padding - k) / stride);',
        `const places = (size: number, k: number) => {
    let count = 0;
    for (let at = 0; at + k <= size + 2 * padding; at += stride) count++;
    return count;
  };`,
      ),
      edit(
        'answers.ts',
        'return Math.ceil(Math.log(1 - confidence) / Math.log(1 - fraction));',
        `let [samples, missed] = [0, 1];
  while (1 - missed < confidence) {
    missed *= 1 - fraction;
    samples++;
  }
  return samples;`,
      ),
    ],
  },
];
