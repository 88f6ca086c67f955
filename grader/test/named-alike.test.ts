// Wrong answers that look alike from outside: each is called by a sentence that is true of it, or by none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, edit, type Edit } from '../src/author/edits.ts';
import { readSources, sourcesOf } from '../src/author/make-corpus.ts';
import { diagnosisOf, runPublic } from '../src/author/mistake-table.ts';
import { Workbench } from '../src/author/workbench.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { readMistakes } from '../src/diagnosis/table.ts';
import { WORKSPACE } from '../src/workspace.ts';

const HIDDEN = join(WORKSPACE, 'grader/checks');
const SOLUTION = join(HIDDEN, '15-quantization/corpus/solution');

const refusal = 'k * widest(aZeroPoint) * widest(bZeroPoint) >= 2 ** 31';
const widest = 'return Math.max(127 - zeroPoint, zeroPoint + 128);';
const distance = (formula: string) => edit('matmul-int8.ts', widest, `return ${formula};`);
const truncates = edit('quantize.ts', 'Math.round(value / scale)', 'Math.trunc(value / scale)');
const weight = 'codeOf(w.data[i], scales[channelOf(i)], 0)';
const ownTruncation = edit(
  'per-channel.ts',
  weight,
  'Math.max(-127, Math.trunc(w.data[i] / scales[channelOf(i)]))',
);

/** What is done wrong, and the one name that a task then has; none where no sentence is true. */
const PROGRAMS: readonly (readonly [what: string, edits: readonly Edit[], named: string])[] = [
  [
    'a sum of 2^31 is accepted',
    [edit('matmul-int8.ts', refusal, refusal.replace('>=', '>'))],
    '15.6 accepts-exactly-2-31',
  ],
  ['127 + |zeroPoint|', [distance('127 + Math.abs(zeroPoint)')], '15.6 widest-code-is-127'],
  [
    '127 where the zero point is 0',
    [distance('zeroPoint === 0 ? 127 : Math.max(127 - zeroPoint, zeroPoint + 128)')],
    '15.6 widest-code-is-127',
  ],
  ['only the upper end', [distance('127 - zeroPoint')], '15.6 distance-to-127-only'],
  ['only the lower end', [distance('zeroPoint + 128')], '15.6 distance-to-minus-128-only'],
  ['two slips in one bound', [edit('matmul-int8.ts', refusal, 'k * 128 * 128 > 2 ** 31')], ''],
  ['truncation in 15.4 alone', [ownTruncation], '15.4 weights-truncated'],
  ['truncation in 15.2 alone', [truncates], '15.2 truncates, 15.4 follows 15.2'],
  [
    'truncation in 15.2 and again in 15.4', // the same answers: so it "may" follow
    [truncates, ownTruncation],
    '15.2 truncates, 15.4 follows 15.2',
  ],
];

test.runIf(existsSync(SOLUTION))('each has its own name, and no false one', async () => {
  const module = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
  const bench = await Workbench.open(module, HIDDEN, { isRead: true });
  const table = readMistakes(module);
  const solution = readSources(SOLUTION);
  const named: string[] = [];
  try {
    for (const [what, edits] of PROGRAMS) {
      const files = sourcesOf(changed(solution, { edits }));
      const found = diagnosisOf(bench, table, await runPublic(bench, await bench.student(files)));
      const told = found
        .filter(({ task }) => ['15.2', '15.4', '15.6'].includes(task))
        .map(({ task, ids, from }) => `${task} ${from === null ? ids.join() : `follows ${from}`}`);
      named.push(`${what}: ${told.join(', ')}`);
    }
  } finally {
    bench.close();
  }
  expect(named).toEqual(PROGRAMS.map(([what, , told]) => `${what}: ${told}`));
});
