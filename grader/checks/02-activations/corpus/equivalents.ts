import type { Equivalents } from '../../../src/catalog/corpus.ts';

const PRECISE =
  'Values may be 2e-6 off; the series and the continued fraction are both far more precise than that around 2, and with a term more or less.';
const CHECKED_TWICE =
  'Of a tensor of rank 0, and of an empty axis, there is no maximum: the next line refuses them, too.';
const LAST_BIT =
  'The last bit of the largest float32 changes its logarithm by a billionth; answers are compared to that.';

/**
 * Mutants of the package that the checks of module 02 let pass, and why that is right. An entry whose
 * place is no longer in the package is an error.
 */
export const equivalents: readonly Equivalents[] = [
  {
    file: 'erfc.ts',
    within: '',
    was: 'const MIDDLE = 2;',
    became: ['const MIDDLE = 3;', 'const MIDDLE = 1;'],
    why: PRECISE,
  },
  {
    file: 'erfc.ts',
    within: '',
    was: 'const TERMS = 40;',
    became: ['const TERMS = 41;', 'const TERMS = 39;'],
    why: PRECISE,
  },
  {
    file: 'erfc.ts',
    within: 'erfc',
    was: 'return x < MIDDLE ? 1 - series(x) : fraction(x);',
    became: ['return x <= MIDDLE ? 1 - series(x) : fraction(x);'],
    why: PRECISE,
  },
  {
    file: 'erfc.ts',
    within: 'series',
    was: 'for (let n = 1; n < TERMS; n++) {',
    became: ['for (let n = 1; n <= TERMS; n++) {'],
    why: PRECISE,
  },
  {
    file: 'erfc.ts',
    within: 'erfc',
    was: 'if (x < 0) return 2 - erfc(-x);',
    became: ['if (x < (-1)) return 2 - erfc(-x);'],
    why: 'The series is odd: for small negative x it gives the same.',
  },
  {
    file: 'softmax.ts',
    within: 'softmaxValues',
    was: "requireLastAxis('softmax', x);",
    became: [';'],
    why: CHECKED_TWICE,
  },
  {
    file: 'softmax.ts',
    within: 'requireLastAxis',
    was: 'if (shape.length > 0 && shape[shape.length - 1] > 0) return;',
    became: [
      'if (true) return;',
      'if (shape.length > 0 || shape[shape.length - 1] > 0) return;',
      'if (shape.length >= 0 && shape[shape.length - 1] > 0) return;',
      'if (shape.length > (-1) && shape[shape.length - 1] > 0) return;',
      'if (shape.length > 0 && shape[shape.length - 1] >= 0) return;',
      'if (shape.length > 0 && shape[shape.length - 1] > (-1)) return;',
    ],
    why: CHECKED_TWICE,
  },
  {
    file: 'systems/activations.ts',
    within: '',
    was: 'const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;',
    became: [
      'const LARGEST_FLOAT32 = (2 - 3 ** -23) * 2 ** 127;',
      'const LARGEST_FLOAT32 = (2 - 2 ** -24) * 2 ** 127;',
      'const LARGEST_FLOAT32 = (2 - 2 ** -22) * 2 ** 127;',
    ],
    why: LAST_BIT,
  },
];
