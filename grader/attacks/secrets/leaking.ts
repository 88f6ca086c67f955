import { type Case, casesOf, loses, losesAs, publicChecksOnly } from '../case.ts';
import { inCounter, inDouble, inScale, inSigns, refusing } from '../programs.ts';

const { program } = casesOf('D');

/** Carrying a hidden input out of the grader, in what a learner gets to read. */
export const leakingCases: readonly Case[] = [
  program(
    61,
    'prints-inputs',
    'Prints the inputs that it is given.',
    inDouble(`${refusing}\nconsole.log('LEAKED', x);\nreturn 0;`),
    losesAs('failed', 1),
  ),
  program(
    61,
    'throws-inputs',
    'Throws its inputs as a message.',
    inDouble("throw new Error('LEAKED' + x);"),
    losesAs('errored', 1),
  ),
  program(
    407,
    'names-an-error-after-inputs',
    'Throws an error that is named after its input.',
    inDouble("throw Object.assign(new Error(), { name: 'LEAKED' + x });"),
    losesAs('errored', 1),
  ),
  program(
    408,
    'returns-inputs-as-text',
    'Returns its input as a text in place of a number.',
    inDouble("return 'LEAKED' + x;"),
    losesAs('failed', 1),
  ),
  program(
    409,
    'dtype-of-inputs',
    'Puts its inputs into the dtype of a tensor.',
    inScale("return { ...x, dtype: 'LEAKED' + x.data.join() };"),
    losesAs('failed', 2),
  ),
  program(
    410,
    'shape-of-inputs',
    'Puts its inputs into a shape.',
    inSigns("return { data, shape: ['LEAKED' + x.data.join()], zeros };"),
    losesAs('failed', 3),
  ),
  program(
    411,
    'lengths-of-inputs',
    'Returns an array whose length is the input.',
    inDouble('return new Array(Math.round(Math.abs(x)) % 1000);'),
    losesAs('failed', 1),
  ),
  program(
    412,
    'throws-inputs-while-it-waits',
    'Throws its inputs from a getter that is read later.',
    inCounter(
      "export class Counter { seen: any; constructor(n: number) { this.seen = n; } get total(): number { throw new Error('LEAKED' + this.seen); } add(n: number): number { throw new TypeError('LEAKED' + n); } }",
    ),
    losesAs('errored', 4),
  ),
  program(
    62,
    'one-bit-by-ending',
    'Tells one bit of a hidden input by how it ends: throwing, or answering wrongly.',
    inDouble(
      `${refusing}\nif (x === 1 || x === 3) return 2 * x;\nif (x > 500) throw new Error('LEAKED');\nreturn 0;`,
    ),
    publicChecksOnly,
  ),
  program(
    413,
    'not-written-by-bit',
    'Tells one bit by claiming to be a stub.',
    inDouble(
      "if (x > 500) throw Object.assign(new Error('LEAKED'), { name: 'NotImplementedError' });\nreturn 0;",
    ),
    loses(1),
  ),
];
