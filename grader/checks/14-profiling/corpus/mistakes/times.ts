import { edit, type Mistake } from '../../../../src/author/edits.ts';
import { inFile, NO_CLOCK } from './rows.ts';

const quantileMistakes: readonly Mistake[] = inFile('14.3', 'quantile.ts', [
  [
    'sorts-as-text',
    '.toSorted((a, b) => a - b)',
    '.toSorted()',
    'quantile sorts the samples as text, where 100 comes before 9; give sort a comparison.',
  ],
  ['not-sorted', 'samples.toSorted((a, b) => a - b)', '[...samples]', 'quantile does not sort.'],
  [
    'lower-neighbour',
    'return left === right ? left : left + (right - left) * (at - Math.floor(at));',
    'return right === undefined ? right : left;',
    'quantile takes the sample below the position; between two samples, take the straight line.',
  ],
  [
    'nearest-rank',
    'const at = fraction * (ascending.length - 1);',
    'const at = Math.max(0, Math.ceil(fraction * ascending.length) - 1);',
    'quantile takes the nearest rank; between two samples, take the straight line.',
  ],
  [
    'position-of-n',
    'const at = fraction * (ascending.length - 1);',
    'const at = fraction * ascending.length;',
    'quantile takes fraction * n for the position; the last of n samples has position n - 1.',
  ],
  [
    'mean-of-all',
    'const at = fraction * (ascending.length - 1);',
    `if (fraction === 0.5) return ascending.reduce((sum, value) => sum + value, 0) / ascending.length;
  const at = Math.round(fraction * (ascending.length - 1));`,
    'quantile answers with the mean at 0.5; the median is the middle sample.',
  ],
  [
    'infinite-neighbour',
    'return left === right ? left : left + (right - left) * (at - Math.floor(at));',
    `const next = ascending[Math.min(Math.floor(at) + 1, ascending.length - 1)];
  return left + (next - left) * (at - Math.floor(at)) + 0 * right;`,
    'quantile multiplies an infinite neighbour by 0, which is NaN, where it is asked for a sample itself.',
  ],
  [
    'ends-not-included',
    'if (!(fraction >= 0 && fraction <= 1))',
    'if (!(fraction > 0 && fraction < 1))',
    'quantile refuses 0 and 1: they are the smallest and the largest sample.',
  ],
  [
    'empty-accepted',
    "  if (samples.length === 0) throw new RangeError('quantile: no samples');\n",
    '',
    'quantile answers without samples; throw a RangeError.',
  ],
  [
    'fraction-not-checked',
    '  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`quantile: fraction ${fraction}`);\n',
    '',
    'quantile accepts any fraction; throw a RangeError unless it lies in [0, 1].',
  ],
]);

const FILE = 'latency.ts';
const loop = `  for (let i = 0; i < warmup; i++) run();
  const times: number[] = [];
  while (times.length < samples) {
    const before = clock();
    run();
    times.push(clock() - before);
  }
  return summary(times);`;
const samplesCheck =
  '  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`samples: ${samples}`);\n';
const warmupCheck =
  '  if (!Number.isInteger(warmup) || warmup < 0) throw new RangeError(`warmup: ${warmup}`);\n';

const latencyMistakes: readonly Mistake[] = [
  ...inFile('14.4', FILE, [
    [
      'warmup-timed',
      loop,
      loop
        .replace('  for (let i = 0; i < warmup; i++) run();\n', '')
        .replace('times.length < samples', 'times.length < warmup + samples'),
      'measureLatency keeps the times of the runs that warm up; they are cold.',
    ],
    [
      'no-warmup',
      '  for (let i = 0; i < warmup; i++) run();\n',
      '',
      'measureLatency does not warm up: the first samples are cold.',
    ],
    [
      'one-time-for-all',
      loop,
      `  for (let i = 0; i < warmup; i++) run();
  const before = clock();
  for (let i = 0; i < samples; i++) run();
  const mean = (clock() - before) / samples;
  return summary(Array.from({ length: samples }, () => mean));`,
      'measureLatency times all runs together: that gives a mean, and no spread.',
    ],
    [
      'running-total',
      loop,
      loop
        .replace('    const before = clock();\n', '')
        .replace('  while', '  const before = clock();\n  while'),
      'measureLatency reads the start once: each sample contains all before it.',
    ],
    [
      'samples-sorted',
      'return summary(times);',
      'return summary(times.sort((x, y) => x - y));',
      'measureLatency sorts the samples; they are to be in the order they were taken.',
    ],
    [
      'own-clock',
      'clock = () => performance.now() }: LatencyOptions) {',
      `}: LatencyOptions) {
  const clock = () => ${NO_CLOCK};`,
      'measureLatency reads performance.now although it was given a clock.',
    ],
    [
      'defaults-swapped',
      'warmup = 10, samples = 50',
      'warmup = 50, samples = 10',
      'measureLatency warms up 50 times and takes 10 samples by default; it is 10 and 50.',
    ],
    [
      'samples-not-checked',
      samplesCheck,
      '',
      'measureLatency accepts 0 samples and half ones; throw a RangeError.',
    ],
    [
      'warmup-not-checked',
      warmupCheck,
      '',
      'measureLatency accepts a warmup that is no whole number >= 0; throw a RangeError.',
    ],
    [
      'refuses-too-late',
      `  const { warmup, samples, clock } = checked(options);
  for (let i = 0; i < warmup; i++) run();
  const times`,
      `  run();
  const { warmup, samples, clock } = checked({ ...options, warmup: (options.warmup ?? 10) - 1 });
  for (let i = 0; i < warmup; i++) run();
  const times`,
      'measureLatency runs the function before it looks at its options.',
    ],
    [
      'warmup-of-0-ignored',
      '  for (let i = 0; i < warmup; i++) run();\n  const times',
      '  for (let i = 0; i < (warmup || 10); i++) run();\n  const times',
      'measureLatency takes a warmup of 0 for none given; 0 means that nothing is to warm up.',
    ],
    [
      'no-samples-below-2',
      samplesCheck,
      samplesCheck.replace('samples < 1', 'samples < 2'),
      'measureLatency refuses a single sample.',
    ],
    [
      'max-as-p90',
      'p90Ms: quantile(samples, 0.9)',
      'p90Ms: quantile(samples, 1)',
      'p90Ms is the largest sample; the 90th percentile leaves a tenth above it.',
    ],
    [
      'mean-for-median',
      'medianMs: quantile(samples, 0.5)',
      'medianMs: samples.reduce((sum, ms) => sum + ms, 0) / samples.length',
      'medianMs is the mean: one stall moves it as far as it likes.',
    ],
  ]),
  {
    id: 'min-of-warmup',
    task: '14.4',
    sentence: 'minMs is the minimum over the warm-up too; it is that of the samples.',
    edits: [
      edit(
        FILE,
        loop,
        `  const all: number[] = [];
  while (all.length < warmup + samples) {
    const before = clock();
    run();
    all.push(clock() - before);
  }
  return { ...summary(all.slice(warmup)), minMs: Math.min(...all) };`,
      ),
    ],
  },
];

const pairLoop = `  for (let i = 0; i < warmup + samples; i++) {
    const start = clock();
    a();
    const middle = clock();
    b();
    const end = clock();
    if (i < warmup) continue;
    times.a.push(middle - start);
    times.b.push(end - middle);
  }`;

const compareMistakes: readonly Mistake[] = inFile('14.5', FILE, [
  [
    'a-then-b',
    pairLoop,
    '  times.a.push(...measureLatency(a, options).samples);\n  times.b.push(...measureLatency(b, options).samples);',
    'compareLatency times all of a and then all of b; what slows the machine in between falls on one of them.',
  ],
  [
    'b-first',
    '    const start = clock();\n    a();\n    const middle = clock();\n    b();\n    const end = clock();',
    '    const before = clock();\n    b();\n    const middle = before;\n    const end = clock();\n    a();\n    const start = middle - (clock() - end);',
    'compareLatency begins with b; the order is A B A B.',
  ],
  [
    'warmup-of-a-only',
    pairLoop,
    `  for (let i = 0; i < warmup; i++) a();
${pairLoop.replace('warmup + samples', 'samples').replace('    if (i < warmup) continue;\n', '')}`,
    'compareLatency warms up a only.',
  ],
  [
    'ratio-of-medians',
    'medianRatio: quantile(ratios, 0.5)',
    'medianRatio: quantile(times.a, 0.5) / quantile(times.b, 0.5)',
    'medianRatio is the ratio of the medians; take the ratio of each pair first, then their median.',
  ],
  [
    'ratio-inverted',
    'time / times.b[i]',
    'times.b[i] / time',
    'The ratios are b over a; they are a over b, below 1 where a is the faster.',
  ],
  [
    'percentiles-swapped',
    'p10Ratio: quantile(ratios, 0.1),\n    p90Ratio: quantile(ratios, 0.9),',
    'p10Ratio: quantile(ratios, 0.9),\n    p90Ratio: quantile(ratios, 0.1),',
    'p10Ratio and p90Ratio are swapped.',
  ],
  [
    'pairs-not-checked',
    `  const { warmup, samples, clock } = checked(options);
  const times = {`,
    `  const { warmup = 10, samples = 50, clock = () => performance.now() } = options;
  const times = {`,
    'compareLatency does not check its counts as measureLatency does.',
  ],
  [
    'counts-shared-out',
    pairLoop,
    pairLoop
      .replace('i < warmup + samples', 'i < (warmup + samples) / 2')
      .replace('i < warmup)', 'i < warmup / 2)'),
    'compareLatency shares the counts out; warmup and samples hold for each of the two.',
  ],
]);

export const timeMistakes: readonly Mistake[] = [
  ...quantileMistakes,
  ...latencyMistakes,
  ...compareMistakes,
];
