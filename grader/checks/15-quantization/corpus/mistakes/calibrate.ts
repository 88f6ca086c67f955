import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'calibrate.ts';
const task = '15.5';
const gather = 'const values = allValues(samples);';
const absolute = 'const peak = percentileOf(values.map(Math.abs).toSorted(), percentile);';
const upperSide =
  'if (min >= 0) return chooseQParams(min, percentileOf(values, percentile), scheme);';
const lowerSide = 'if (max <= 0) return chooseQParams(percentileOf(values, cut), max, scheme);';
const lower = 'const low = percentileOf(values, cut / 2);';
const upper = 'percentileOf(values, 100 - cut / 2)';

export const calibrateMistakes: readonly Mistake[] = [
  {
    id: 'last-batch-only',
    task,
    sentence: 'Only the last batch counts: the range is overwritten instead of carried on.',
    edits: [edit(FILE, gather, 'const values = allValues(samples.slice(-1));')],
  },
  {
    id: 'first-batch-only',
    task,
    sentence: 'Only the first batch counts: take the values of all samples.',
    edits: [edit(FILE, gather, 'const values = allValues(samples.slice(0, 1));')],
  },
  {
    id: 'averages-the-extremes',
    task,
    sentence:
      'The minima and maxima of the batches are averaged; the range has to hold the extremes of all of them.',
    edits: [
      edit(
        FILE,
        'const max = values[values.length - 1];',
        `const max = values[values.length - 1];
  if (percentile === 100 && samples.length > 1) {
    const each = samples.map((x) => allValues([x]).sort());
    const average = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
    return chooseQParams(average(each.map((x) => x[0])), average(each.map((x) => x[x.length - 1])), scheme);
  }`,
      ),
    ],
  },
  {
    id: 'sorts-as-text',
    task,
    sentence:
      'Array.prototype.sort compares as text, so 10 comes before 9: pass (a, b) => a - b, or sort a Float32Array.',
    edits: [edit(FILE, '  values.sort();', '  values.set(Array.from(values).sort());')],
  },
  {
    id: 'percentile-as-fraction',
    task,
    sentence: 'percentile is given in percent (99.9), and read as a fraction (0.999).',
    edits: [
      edit(
        FILE,
        '((sorted.length - 1) * percentile) / 100',
        'Math.min(sorted.length - 1, (sorted.length - 1) * percentile)',
      ),
    ],
  },
  {
    id: 'percent-taken-twice',
    task,
    sentence: 'percentile is divided by 100 twice: the range is almost empty.',
    edits: [
      edit(
        FILE,
        '((sorted.length - 1) * percentile) / 100',
        '((sorted.length - 1) * percentile) / 10000',
      ),
    ],
  },
  {
    id: 'one-tail-only',
    task,
    sentence: 'Only the upper tail is cut: take (100 - percentile) / 2 percent from each end.',
    edits: [
      edit(FILE, lower, 'const low = min;'),
      edit(FILE, upper, 'percentileOf(values, percentile)'),
    ],
  },
  {
    id: 'each-tail-cut-whole',
    task,
    sentence: 'All of (100 - percentile) is cut from both ends; each end gives half of it.',
    edits: [
      edit(FILE, lower, 'const low = percentileOf(values, cut);'),
      edit(FILE, upper, 'percentileOf(values, percentile)'),
    ],
  },
  {
    id: 'one-sided-data-cut-at-both-ends',
    task,
    sentence:
      'Data without negative values is cut at both ends: nothing is to be gained at 0, so all of the cut belongs to the far end.',
    edits: [edit(FILE, `  ${upperSide}\n`, ''), edit(FILE, `  ${lowerSide}\n`, '')],
  },
  {
    id: 'negative-data-not-mirrored',
    task,
    sentence: 'Data without positive values is cut at 0 instead of at its lower end.',
    edits: [
      edit(
        FILE,
        lowerSide,
        'if (max <= 0) return chooseQParams(min, percentileOf(values, percentile), scheme);',
      ),
    ],
  },
  {
    id: 'symmetric-percentile-of-signed',
    task,
    sentence:
      'The symmetric percentile is taken of x; take it of |x|, since both signs share one step.',
    edits: [
      edit(FILE, absolute, 'const peak = Math.abs(percentileOf(values.sort(), percentile));'),
    ],
  },
  {
    id: 'percentile-of-absolute',
    task,
    sentence:
      'The asymmetric range is cut by the percentile of |x|; cut each end of skewed data by itself.',
    edits: [
      edit(
        FILE,
        lower,
        'const reach = percentileOf(values.map(Math.abs).toSorted(), percentile);\n  const low = Math.max(min, -reach);',
      ),
      edit(FILE, upper, 'Math.min(max, reach)'),
    ],
  },
  {
    id: 'percentile-ignored',
    task,
    sentence:
      'The percentile has no effect: the range is always that of the smallest and largest value.',
    edits: [
      edit(FILE, 'const { percentile = 100, scheme', 'const percentile = 100;\n  const { scheme'),
    ],
  },
  {
    id: 'percentile-defaults-to-99-9',
    task,
    sentence:
      'Without options some values are cut off; the default is 100, which keeps all of them.',
    edits: [edit(FILE, 'percentile = 100, scheme', 'percentile = 99.9, scheme')],
  },
  {
    id: 'percentile-not-checked',
    task,
    sentence: 'A percentile of 0 or above 100 is accepted; throw a RangeError.',
    edits: [
      edit(
        FILE,
        'if (!(percentile > 0 && percentile <= 100)) {',
        'if (Number.isNaN(percentile)) {',
      ),
      edit(
        FILE,
        'const position = ((sorted.length - 1) * percentile) / 100;',
        'const position = ((sorted.length - 1) * Math.max(0, Math.min(100, percentile))) / 100;',
      ),
    ],
  },
  {
    id: 'symmetric-by-default',
    task,
    sentence: 'Without options the scheme is symmetric; activations are asymmetric by default.',
    edits: [edit(FILE, "scheme = 'asymmetric'", "scheme = 'symmetric'")],
  },
  {
    id: 'scheme-ignored',
    task,
    sentence: 'The scheme has no effect: the parameters are always asymmetric.',
    edits: [
      edit(
        FILE,
        "scheme = 'asymmetric' } = options",
        "scheme } = { ...options, scheme: 'asymmetric' as const }",
      ),
    ],
  },
  {
    id: 'empty-sample-refused',
    task,
    sentence: 'One sample without values among others is refused; there are values all the same.',
    edits: [
      edit(
        FILE,
        'if (values.length === 0)',
        'if (samples.length === 0 || samples.some(({ data }) => data.length === 0))',
      ),
    ],
  },
  {
    id: 'percentile-needs-two-values',
    task,
    sentence:
      'One value alone cannot be calibrated on: its percentile is that value, and there is no neighbour to read.',
    edits: [
      edit(
        FILE,
        'const below = Math.floor(position);\n  const above = Math.ceil(position);',
        'const below = Math.min(Math.floor(position), sorted.length - 2);\n  const above = below + 1;',
      ),
    ],
  },
  {
    id: 'nan-cut-away',
    task,
    sentence:
      'A NaN among the samples is sorted to the end and cut away unseen; throw a RangeError.',
    edits: [edit(FILE, 'if (values.every(Number.isFinite)) return values;', 'return values;')],
  },
];
