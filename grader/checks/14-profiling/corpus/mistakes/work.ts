import type { Mistake } from '../../../../src/author/edits.ts';
import { inFile, NO_CLOCK } from './rows.ts';

const weightOf = `  const { weight } = layer as { weight?: { shape?: readonly number[] } | null };
  return weight?.shape ?? null;`;
const bytesLine =
  'const bytes = input.data.byteLength + output.data.byteLength + retainedBytes(layer).total;';
const flopsLine = 'return { ...place, macs, flops: 2 * macs, bytes };';
const macsLine =
  'const macs = values * weight.slice(1).reduce((product, size) => product * size, 1);';
const runLine = 'const output = layer.forward(input);';

const workMistakes: readonly Mistake[] = inFile('14.6', 'work.ts', [
  [
    'macs-as-flops',
    flopsLine,
    'return { ...place, macs, flops: macs, bytes };',
    'countWork takes a multiply-accumulate for one FLOP; it is two, a product and a sum.',
  ],
  [
    'bias-counted',
    flopsLine,
    'const withBias = (layer as { bias?: unknown }).bias ? values : 0;\n  return { ...place, macs, flops: 2 * macs + withBias, bytes };',
    'countWork counts the bias beside the multiply-accumulates; by our convention the sum starts at it.',
  ],
  [
    'work-of-one-sample',
    'const values = output.data.length;',
    'const values = output.data.length / output.shape[0];',
    'countWork counts one sample of the batch; perBatch is the work of all.',
  ],
  [
    'by-class-name',
    weightOf,
    `  if (!/Linear|Conv/.test(layer.constructor.name)) return null;
${weightOf}`,
    'countWork does not see that these layers have weights: ask each for its weight, and not for the name of its class.',
  ],
  [
    'float-weights-only',
    weightOf,
    `  const { weight } = layer as { weight?: { shape: readonly number[]; dtype?: string } | null };
  return weight?.dtype === 'float32' ? weight.shape : null;`,
    'countWork sees float32 weights only: a quantized layer would do almost nothing.',
  ],
  [
    'model-input-for-all',
    runLine,
    'const output = layer.forward(x);',
    'countWork runs every layer on the input of the model; each is given what the one before it gave.',
  ],
  [
    'identity-counted',
    '  if (output.data === input.data) return { ...place, macs: 0, flops: 0, bytes: 0 };\n',
    '',
    'countWork counts a layer that hands on the very data it was given.',
  ],
  [
    'batch-not-divided',
    `    macs: perBatch.macs / samples,
    flops: perBatch.flops / samples,
    bytes: perBatch.bytes / samples,`,
    '    ...perBatch,',
    'perSample is the work of the batch; divide it by how many samples there are.',
  ],
  [
    'containers-flattened',
    'passed.push({ at, layer, input, output });',
    'passed.push({ at: [passed.length], layer, input, output });',
    'countWork numbers the layers through; at is a path, such as [2, 0] for layer 0 of container 2.',
  ],
  [
    'weights-not-moved',
    bytesLine,
    'const bytes = input.data.byteLength + output.data.byteLength;',
    'The bytes leave out what the layer retains: weights have to be read as well.',
  ],
  [
    'four-bytes-per-weight',
    bytesLine,
    `const { weight: w, bias: b } = layer as { weight?: { data: Int8Array } | null; bias?: { data: Int8Array } | null };
  const stored = 4 * ((w?.data.length ?? 0) + (b?.data.length ?? 0));
  const bytes = input.data.byteLength + output.data.byteLength + stored;`,
    'The bytes take 4 for every weight: so the profiler cannot see that int8 moves less.',
  ],
  [
    'kernel-left-out',
    macsLine,
    'const macs = values * (weight[1] ?? 1);',
    'The MACs of a convolution leave out its kernel: a filter has channels * height * width elements.',
  ],
  [
    'rank-two-only',
    'if (weight === null) return',
    'if (weight === null || weight.length === 1) return',
    'countWork does not count weights of rank 1; the product over no dimensions is 1, so 1 MAC per value.',
  ],
  [
    'runs-from-the-start',
    `    passed.push({ at, layer, input, output });`,
    `    passed.reduce((y, before) => before.layer.forward(y), x);
    passed.push({ at, layer, input, output });`,
    'countWork runs the model from its start for every layer; run each layer once.',
  ],
  [
    'empty-batch-accepted',
    '  if (!(x.shape[0] > 0)) throw new RangeError(`a batch needs samples, got [${x.shape.join()}]`);\n',
    '',
    'countWork accepts a batch without samples, and divides by 0; throw a RangeError.',
  ],
]);

const profileMistakes: readonly Mistake[] = inFile('14.7', 'profile.ts', [
  [
    'flops-of-one-sample',
    'gflopsPerSecond: rate(work.perBatch.flops, latency.medianMs)',
    'gflopsPerSecond: rate(work.perSample.flops, latency.medianMs)',
    'The rate puts the FLOPs of one sample over the time of a batch; so it falls as the batch grows.',
  ],
  [
    'samples-per-millisecond',
    'work.samples / (latency.medianMs / 1000)',
    'work.samples / latency.medianMs',
    'samplesPerSecond is per millisecond.',
  ],
  [
    'whole-from-its-layers',
    'const latency = measureLatency(() => model.forward(x), options);',
    `const latency = measureLatency(() => passed.map(({ layer, input }) => layer.forward(input)), options);`,
    'The latency of the whole is that of its layers one by one; time model.forward, which does more.',
  ],
  [
    'layers-on-the-model-input',
    'measureLatency(() => layer.forward(input), options)',
    'measureLatency(() => layer.forward(x), options)',
    'profileForward times every layer on the input of the model; each is given what the one before it gave.',
  ],
  [
    'options-not-passed-on',
    'measureLatency(() => layer.forward(input), options)',
    `measureLatency(() => layer.forward(input), { clock: () => ${NO_CLOCK} })`,
    'The layers are measured without the options that were given, and so by another clock: pass them on.',
  ],
  [
    'binary-giga',
    'return flops / (ms / 1000) / 1e9;',
    'return flops / (ms / 1000) / 2 ** 30;',
    'gflopsPerSecond takes 2^30 for a billion; here it is 10^9.',
  ],
  [
    'one-cold-run',
    `const latency = measureLatency(() => model.forward(x), options);
  const layers = passed.map(({ layer, input }, i) => {
    const { medianMs } = measureLatency(() => layer.forward(input), options);`,
    `const cold = passed.map(({ layer, input }) =>
    measureLatency(() => layer.forward(input), { ...options, warmup: 0, samples: 1 }),
  );
  const latency = measureLatency(() => model.forward(x), options);
  const layers = passed.map((_, i) => {
    const { medianMs } = cold[i];`,
    'The layers are timed once, cold; measure them as you measure the model.',
  ],
  [
    'rate-of-the-whole-for-all',
    'gflopsPerSecond: rate(counted.flops, medianMs)',
    'gflopsPerSecond: rate(work.perBatch.flops, latency.medianMs)',
    'All layers have the rate of the whole; each has its own FLOPs and its own time.',
  ],
  [
    'rates-from-means',
    'samplesPerSecond: work.samples / (latency.medianMs / 1000)',
    'samplesPerSecond:\n      (1000 * work.samples * latency.samples.length) / latency.samples.reduce((sum, ms) => sum + ms, 0)',
    'samplesPerSecond comes from the mean time; take the median, which no stall moves.',
  ],
  [
    'layers-by-means',
    'const { medianMs } = measureLatency(() => layer.forward(input), options);',
    `const own = measureLatency(() => layer.forward(input), options);
    const medianMs = own.samples.reduce((sum, ms) => sum + ms, 0) / own.samples.length;`,
    'The medianMs of the layers is a mean.',
  ],
  [
    'profile-of-nothing',
    'const passed = trace(model, x);',
    'const passed = x.shape[0] === 0 ? [] : trace(model, x);',
    'profileForward accepts a batch without samples; throw a RangeError.',
  ],
]);

const rooflineMistakes: readonly Mistake[] = inFile('14.8', 'roofline.ts', [
  [
    'bound-swapped',
    "intensity < ridge ? 'memory' : 'compute'",
    "intensity < ridge ? 'compute' : 'memory'",
    'bound is the wrong way round: with few FLOPs per byte, memory decides.',
  ],
  [
    'ridge-below',
    "intensity < ridge ? 'memory'",
    "intensity <= ridge ? 'memory'",
    'At the ridge itself the bound is called compute.',
  ],
  [
    'always-the-peak',
    'Math.min(rate, intensity * bandwidth)',
    'rate',
    'attainableGflopsPerSecond is the peak; below the ridge the memory feeds less.',
  ],
  [
    'intensity-inverted',
    'const intensity = flops / bytes;',
    'const intensity = bytes / flops;',
    'intensity is bytes per FLOP; it is FLOPs per byte.',
  ],
  [
    'times-added',
    'Math.max(computeMs, memoryMs)',
    'computeMs + memoryMs',
    'minMs adds both times; at best they overlap, and the longer one counts.',
  ],
  [
    'shorter-time',
    'Math.max(computeMs, memoryMs)',
    'Math.min(computeMs, memoryMs)',
    'minMs is the shorter time; the longer one has to be waited for.',
  ],
  [
    'time-in-seconds',
    'minMs: Math.max(computeMs, memoryMs)',
    'minMs: Math.max(computeMs, memoryMs) / 1000',
    'minMs is in seconds; the unit is milliseconds.',
  ],
  [
    'binary-gigabytes',
    'bytes / (bandwidth * 1e6)',
    'bytes / (bandwidth * 2 ** 20)',
    'The bandwidth is taken for 2^30 bytes per second; a gigabyte is 10^9.',
  ],
  [
    'peaks-not-checked',
    'for (const value of [bytes, rate, bandwidth])',
    'for (const value of [bytes])',
    'roofline accepts peaks of 0; throw a RangeError.',
  ],
  [
    'bytes-not-checked',
    'for (const value of [bytes, rate, bandwidth])',
    'for (const value of [rate, bandwidth])',
    'roofline accepts work that moves no bytes; throw a RangeError.',
  ],
  [
    'infinity-accepted',
    'if (!(value > 0 && value < Infinity))',
    'if (!(value > 0))',
    'roofline accepts infinite figures; throw a RangeError.',
  ],
  [
    'work-without-flops-refused',
    'if (!(flops >= 0 && flops < Infinity))',
    'if (!(flops > 0 && flops < Infinity))',
    'roofline refuses work without FLOPs; a copy is such work, and takes the time of its bytes.',
  ],
]);

export const modelMistakes: readonly Mistake[] = [
  ...workMistakes,
  ...profileMistakes,
  ...rooflineMistakes,
];
