// The table is made of edits of one solution. Others write otherwise, and make the same mistakes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosisOf, runPublic } from '../src/author/mistake-table.ts';
import { Workbench } from '../src/author/workbench.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { loadCorpus } from '../src/catalog/corpus.ts';
import { readMistakes } from '../src/diagnosis/table.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { calibrate, matmulInt8, qparams, quantize } from './support/other-hand.ts';

const HIDDEN = join(WORKSPACE, 'grader/checks');
const module15 = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');

const FLOAT_SUMS =
  'const acc = new Float32Array(m * n); for (let i = 0; i < m; i++) for (let t = 0; t < k; t++) for (let j = 0; j < n; j++) acc[i * n + j]! += (a.data[i * k + t]! - za) * (b.data[t * n + j]! - zb); data.set(Int32Array.from(acc)); return { dtype: "int32", shape: [m, n], data };';
const OWN_RANGE = "chooseQParams(sorted[0]!, sorted[sorted.length - 1]!, 'asymmetric')";
const UPPER_TAIL = 'return chooseQParams(lo, at(1 - cut / 2), scheme);';
const WHOLE_TAILS =
  'if (lo >= 0) return chooseQParams(lo, at(1 - cut), scheme); return chooseQParams(at(cut), at(1 - cut), scheme);';

const PARAMETERS = 'src/qparams.ts';
const QUANTIZE = 'src/quantize.ts';
const PRODUCT = 'src/matmul-int8.ts';
const CALIBRATE = 'src/calibrate.ts';
const NOBODY = null;

type Case = readonly [named: string | null, certainty: string, Readonly<Record<string, string>>];

/** What is said first. Names of what is really wrong, or none. */
const CASES: readonly Case[] = [
  ['divides-by-256', 'likely', { [PARAMETERS]: qparams({ scale: '(b - a) / 256' }) }],
  ['uint8-zero-point', 'exact', { [PARAMETERS]: qparams({ zp: 'Math.round(-a / scale)' }) }],
  ['range-as-given', 'exact', { [PARAMETERS]: qparams({ widen: 'const a = min, b = max;' }) }],
  ['zeros-divide-by-zero', 'exact', { [PARAMETERS]: qparams({ zero: '' }) }],
  ['symmetric-over-128', 'exact', { [PARAMETERS]: qparams({ sym: 'Math.max(-a, b) / 128' }) }],
  ['truncates', 'likely', { [QUANTIZE]: quantize({ code: '((v / p.scale) | 0) + p.zeroPoint' }) }],
  [
    'rounds-down',
    'likely',
    { [QUANTIZE]: quantize({ code: 'Math.floor(v / p.scale + p.zeroPoint)' }) },
  ],
  ['wraps-around', 'exact', { [QUANTIZE]: quantize({ clip: '' }) }],
  [
    'saturates-at-minus-127',
    'exact',
    { [QUANTIZE]: quantize({ clip: 'c = Math.min(127, Math.max(-127, c));' }) },
  ],
  ['ignores-given-parameters', 'likely', { [QUANTIZE]: quantize({ p: OWN_RANGE }) }],
  [
    'zero-point-subtracted',
    'exact',
    { [QUANTIZE]: quantize({ code: 'Math.round(v / p.scale) - p.zeroPoint' }) },
  ],
  [
    'scale-before-zero-point',
    'exact',
    { [QUANTIZE]: quantize({ d: 'c * q.scale - q.zeroPoint' }) },
  ],
  ['zero-point-ignored', 'exact', { [QUANTIZE]: quantize({ d: 'c * q.scale' }) }],
  ['zero-points-ignored', 'exact', { [PRODUCT]: matmulInt8({ za: '0', zb: '0' }) }],
  ['float32-accumulator', 'exact', { [PRODUCT]: matmulInt8({ decl: FLOAT_SUMS }) }],
  [
    'last-batch-only',
    'exact',
    { [CALIBRATE]: calibrate({ all: '[...(samples.at(-1)?.data ?? [])]' }) },
  ],
  ['sorts-as-text', 'exact', { [CALIBRATE]: calibrate({ sort: '' }) }],
  [
    'percentile-ignored',
    'likely',
    { [CALIBRATE]: calibrate({ tails: 'return chooseQParams(lo, hi, scheme);' }) },
  ],
  ['each-tail-cut-whole', 'exact', { [CALIBRATE]: calibrate({ tails: WHOLE_TAILS }) }],
  // A mistake of the table that gives other values here: no name is better than a guess.
  [NOBODY, '', { [PARAMETERS]: qparams({ zp: 'Math.round(-128 + a / scale)' }) }],
  [NOBODY, '', { [PRODUCT]: matmulInt8({ bi: 'j * k + t' }) }],
  [NOBODY, '', { [CALIBRATE]: calibrate({ tails: UPPER_TAIL }) }],
  // Two at once: one of them, and not for certain.
  [
    'divides-by-256',
    'likely',
    {
      [PARAMETERS]: qparams({ scale: '(b - a) / 256' }),
      [QUANTIZE]: quantize({ code: '((v / p.scale) | 0) + p.zeroPoint' }),
    },
  ],
  [
    'rounds-down',
    'likely',
    { [QUANTIZE]: quantize({ clip: '', code: 'Math.floor(v / p.scale) + p.zeroPoint' }) },
  ],
  // In no table.
  [NOBODY, '', { [PARAMETERS]: qparams({ scale: '2 * (b - a) / 255' }) }],
  [NOBODY, '', { [QUANTIZE]: quantize({ code: 'Math.round(v / p.scale) + p.zeroPoint + 1' }) }],
  [NOBODY, '', { [PRODUCT]: matmulInt8({ za: 'zb', zb: 'za' }) }],
];

test.runIf(existsSync(join(HIDDEN, module15.id)))(
  'in another hand most mistakes are named, none by another name, and right code by none',
  { timeout: 60_000 },
  async () => {
    const corpus = await loadCorpus(module15, HIDDEN);
    const bench = await Workbench.open(module15, HIDDEN, { isRead: true });
    const right: Readonly<Record<string, string>> = {
      [PARAMETERS]: qparams(),
      [QUANTIZE]: quantize(),
      [PRODUCT]: matmulInt8(),
      [CALIBRATE]: calibrate(),
    };
    const firstOf = async (wrong: Readonly<Record<string, string>>) => {
      const files = (corpus?.solution ?? []).map(({ path, text }) => ({
        path,
        text: wrong[path] ?? right[path] ?? text,
      }));
      const run = await runPublic(bench, await bench.student(files));
      const [first] = diagnosisOf(bench, readMistakes(module15), run);
      return first === undefined ? [NOBODY, ''] : [first.ids[0], first.certainty];
    };
    try {
      expect(await firstOf({})).toEqual([NOBODY, '']);
      for (const [named, certainty, wrong] of CASES) {
        expect(await firstOf(wrong)).toEqual([named, certainty]);
      }
    } finally {
      bench.close();
    }
  },
);
