import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'dropout.ts';
const drawLine = 'const isDropped = this.#random.uniform() < this.#p;';
const result = 'return isDropped ? 0 : value / (1 - this.#p);';
const guard = 'if (!training) return x;';
const range = 'if (!(p >= 0 && p < 1))';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'dropout-without-scale',
    result,
    'return isDropped ? 0 : value;',
    'What is left is not scaled: the values become smaller on average, by the factor 1 - p.',
  ],
  [
    'dropout-keeps-what-it-should-drop',
    drawLine,
    'const isDropped = this.#random.uniform() >= this.#p;',
    'Values are kept with probability p; p is the probability to drop one.',
  ],
  [
    'dropout-drops-at-p',
    drawLine,
    'const isDropped = this.#random.uniform() <= this.#p;',
    'A value whose number is p itself is dropped; it is dropped below p.',
  ],
  [
    'dropout-scales-by-p',
    result,
    'return isDropped ? 0 : value / this.#p;',
    'What is left is divided by p; the share that is left is 1 - p.',
  ],
  [
    'dropout-shrinks',
    result,
    'return isDropped ? 0 : value * (1 - this.#p);',
    'What is left is multiplied by 1 - p; divide by it, to make up for what is gone.',
  ],
  [
    'dropout-never',
    guard,
    'return x;',
    'Nothing is dropped while training: the second argument of forward says that it is.',
  ],
  [
    'dropout-always',
    guard,
    '',
    'Values are dropped without training, too: a model in use would answer by chance.',
  ],
  [
    'dropout-scales-later',
    guard,
    'if (!training) return map(x, (value) => value * (1 - this.#p));',
    'Without training the values are scaled. What is left was scaled while training, so that nothing is to do here.',
  ],
  [
    'dropout-draws-anyway',
    guard,
    'if (!training) return map(x, (value) => (this.#random.uniform() < 2 ? value : 0));',
    'Without training numbers are drawn, and the next training step gets other ones.',
  ],
  [
    'dropout-always-half',
    drawLine,
    'const isDropped = this.#random.uniform() < 0.5;',
    'Half of the values are dropped, whatever p is.',
  ],
  [
    'dropout-refuses-zero',
    range,
    'if (!(p > 0 && p < 1))',
    'p = 0 is refused; it is a probability, and drops nothing.',
  ],
  [
    'dropout-takes-one',
    range,
    'if (!(p >= 0 && p <= 1))',
    'p = 1 is accepted: 1 / (1 - p) is Infinity then. Throw a RangeError.',
  ],
  [
    'dropout-takes-negative',
    range,
    'if (!(p < 1))',
    'A negative p is accepted: it is no probability. Throw a RangeError.',
  ],
  [
    'dropout-takes-nan',
    range,
    'if (p < 0 || p >= 1)',
    'p = NaN is accepted: no comparison with NaN is true. Ask for what is right and refuse the rest.',
  ],
];

export const dropoutMistakes: readonly Mistake[] = [
  ...rows.map(([id, find, replace, sentence]) => ({
    id,
    task: '02.6',
    sentence,
    edits: [edit(FILE, find, replace)],
  })),
  {
    id: 'dropout-per-row',
    task: '02.6',
    sentence: 'One number is drawn for a whole row; every value has its own.',
    edits: [
      edit(
        FILE,
        'return map(x, (value) => {',
        'const width = x.shape.at(-1) ?? 1;\n    let [i, draw] = [0, 0];\n    return map(x, (value) => {\n      if (i++ % width === 0) draw = this.#random.uniform();',
      ),
      edit(FILE, drawLine, 'const isDropped = draw < this.#p;'),
    ],
  },
  {
    id: 'dropout-draws-backwards',
    task: '02.6',
    sentence: 'The numbers are drawn from the last value to the first; the order is row-major.',
    edits: [
      edit(
        FILE,
        'return map(x, (value) => {',
        'const draws = Array.from(x.data, () => this.#random.uniform());\n    return map(x, (value) => {',
      ),
      edit(FILE, drawLine, 'const isDropped = (draws.pop() ?? 1) < this.#p;'),
    ],
  },
  {
    id: 'dropout-same-mask',
    task: '02.6',
    sentence: 'Every call drops the same places: the numbers are drawn once and kept.',
    edits: [
      edit(FILE, 'readonly #p: number;', 'readonly #p: number;\n  readonly #drawn: number[] = [];'),
      edit(FILE, 'return map(x, (value) => {', 'let i = 0;\n    return map(x, (value) => {'),
      edit(
        FILE,
        drawLine,
        'const isDropped = (this.#drawn[i++] ??= this.#random.uniform()) < this.#p;',
      ),
    ],
  },
  {
    id: 'dropout-draws-only-to-drop',
    task: '02.6',
    sentence:
      'A value of every second call takes a number more than it should: one is drawn per value.',
    edits: [
      edit(
        FILE,
        'return map(x, (value) => {',
        'this.#random.uniform();\n    return map(x, (value) => {',
      ),
    ],
  },
  {
    id: 'dropout-remembers',
    task: '02.6',
    sentence:
      'Once the layer has been trained it goes on dropping: training is what forward is told, each time.',
    edits: [
      edit(FILE, 'readonly #p: number;', 'readonly #p: number;\n  #isTrained = false;'),
      edit(FILE, guard, 'this.#isTrained ||= training;\n    if (!this.#isTrained) return x;'),
    ],
  },
];
