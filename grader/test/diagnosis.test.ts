// What names a mistake: equal answers up to rounding, all of a task's for certainty, and no guess.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply, Wire } from '@tito/check';
import { expect, test } from 'vitest';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { loadCorpus } from '../src/catalog/corpus.ts';
import type { CheckResult } from '../src/contracts.ts';
import { diagnose, type Diagnosis } from '../src/diagnosis/diagnose.ts';
import { type KnownMistake, readMistakes } from '../src/diagnosis/table.ts';
import { Trace } from '../src/diagnosis/trace.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { double } from './support/double.ts';

const HIDDEN = join(WORKSPACE, 'grader/checks');

function result(id: string, outcome: CheckResult['outcome'], isToDo = false): CheckResult {
  const [task = ''] = id.split('-');
  const words = { title: id, student: null, staff: null };
  return { id, task, pack: 'public', weight: 1, outcome, isToDo, finding: null, ...words };
}

function known(id: string, traces: KnownMistake['traces'], sentence = `${id}.`): KnownMistake {
  return { id, task: '99.2', sentence, check: '99.2-b', traces };
}

/** What is said of task 99.2, whose checks a, b and c were answered so; `ok` stands for a pass. */
function said(
  mistakes: readonly KnownMistake[],
  answers: Readonly<Record<string, string>>,
): readonly Diagnosis[] {
  const ended = Object.entries(answers).map(([id, answer]) =>
    result(`99.2-${id}`, answer === 'ok' ? 'passed' : answer === 'late' ? 'not-run' : 'failed'),
  );
  const traces = new Map(Object.entries(answers).map(([id, answer]) => [`99.2-${id}`, answer]));
  return diagnose({ schema: 2, mistakes }, double, ended, traces);
}

const floors = known('floors', { '99.2-a': 'low', '99.2-b': 'lower' });
const shifts = known('shifts', { '99.2-a': 'low', '99.2-c': 'far' });

test.each([
  { what: 'all answers', answers: { a: 'low', b: 'lower', c: 'ok' }, is: ['exact', 'floors'] },
  {
    what: 'the first failure',
    answers: { a: 'low', b: 'x', c: 'ok' },
    is: ['likely', 'floors'],
  },
  { what: 'less than is wrong', answers: { a: 'low', b: 'lower', c: 'x' }, is: null },
  { what: 'what did not pass', answers: { a: 'low', b: 'ok', c: 'x' }, is: ['likely', 'shifts'] },
  { what: 'not the first failure', answers: { a: 'x', b: 'lower', c: 'ok' }, is: null },
  {
    what: 'a check that did not run',
    answers: { a: 'low', b: 'lower', c: 'late' },
    is: ['likely', 'floors'],
  },
  { what: 'no answer', answers: { a: 'x', b: 'y', c: 'ok' }, is: null },
  { what: 'nothing that failed', answers: { a: 'ok', b: 'ok', c: 'ok' }, is: null },
])('$what of a mistake: $is', ({ answers, is }) => {
  const found = said([floors, shifts], answers);
  expect(found.map(({ certainty, ids }) => [certainty, ...ids])).toEqual(is === null ? [] : [is]);
});

test('it stands by the check that is there for the mistake, or else by the first that failed', () => {
  const both = [floors, shifts];
  expect(said(both, { a: 'low', b: 'lower', c: 'ok' })[0]?.check).toBe('99.2-b');
  expect(said(both, { a: 'low', b: 'ok', c: 'far' })[0]?.check).toBe('99.2-a');
});

test('two mistakes with the same answers are one of two; three are none; twins share a sentence', () => {
  const alike = (id: string, sentence?: string) => known(id, floors.traces, sentence);
  const answers = { a: 'low', b: 'lower', c: 'ok' };
  expect(said([floors, alike('cuts')], answers)[0]?.sentences).toEqual(['floors.', 'cuts.']);
  expect(said([floors, alike('cuts'), alike('drops')], answers)).toEqual([]);
  const twins = said([floors, alike('cuts', 'floors.'), alike('drops', 'floors.')], answers);
  expect(twins[0]).toMatchObject({ sentences: ['floors.'], ids: ['floors', 'cuts', 'drops'] });
});

test('what an earlier task shows in is no mistake of its own; what is not written has none', () => {
  const early = {
    ...known('early', { '99.1-x': 'bad', '99.2-a': 'low', '99.2-b': 'lower' }),
    task: '99.1',
  };
  const results = [
    result('99.1-x', 'failed'),
    result('99.2-a', 'failed'),
    result('99.2-b', 'failed'),
  ];
  const traces = new Map([
    ['99.1-x', 'bad'],
    ['99.2-a', 'low'],
    ['99.2-b', 'lower'],
  ]);
  const table = { schema: 2, mistakes: [early, floors] } as const;
  const [first, second] = diagnose(table, double, results, traces);
  expect([first?.certainty, second?.certainty, second?.from]).toEqual(['exact', 'follows', '99.1']);
  const unknown = new Map([...traces, ['99.1-x', 'worse']]);
  expect(diagnose(table, double, results, unknown)).toEqual([]);
  const alone = diagnose({ ...table, mistakes: [floors] }, double, results, unknown);
  expect(alone).toMatchObject([{ task: '99.2', ids: ['floors'] }]);
  const toDo = [result('99.2-a', 'failed'), result('99.2-b', 'not-run', true)];
  expect(diagnose(table, double, toDo, traces)).toEqual([]);
});

function fingerprint(value: Wire, call = 'f()'): string {
  const trace = new Trace();
  trace.add({ call, args: [], reply: { ok: true, value } });
  return trace.fingerprint();
}

const codes = (...data: number[]): Wire => ({
  wire: 'array',
  type: 'Int8Array',
  data: Int8Array.from(data),
  spareBytes: 0,
});

test('rounding in the last digits is the same answer; another code, type or call is not', () => {
  expect(fingerprint(0.1 + 0.2)).toBe(fingerprint(Math.fround(0.3)));
  expect(fingerprint(-0)).toBe(fingerprint(5e-17));
  expect(fingerprint(58)).toBe(fingerprint(Math.fround(57.999997)));
  for (const between of [33.125, 0.00390625, 1.0005, 62.25]) {
    expect(fingerprint(between * (1 + 1e-7))).toBe(fingerprint(between * (1 - 1e-7)));
  }
  expect(fingerprint(3 / 255)).not.toBe(fingerprint(3 / 256));
  expect(fingerprint(33_032_065)).not.toBe(fingerprint(33_032_064));
  expect(fingerprint(codes(1, 2))).not.toBe(fingerprint(codes(1, 3)));
  expect(fingerprint(codes(1))).not.toBe(
    fingerprint({ ...(codes(1) as object), spareBytes: 3 } as Wire),
  );
  expect(fingerprint(1, 'f()')).not.toBe(fingerprint(1, 'g()'));
  expect(fingerprint(1, 'retainedBytes')).toBe(fingerprint(2, 'retainedBytes'));
});

function threw(name: string, message: string): string {
  const reply: Reply = { ok: false, fault: 'threw', name, message };
  const trace = new Trace();
  trace.add({ call: 'f()', args: [], reply });
  return trace.fingerprint('errored');
}

test('of a refusal its class counts, of a slip what the engine says was missing', () => {
  expect(threw('RangeError', 'too long')).toBe(threw('RangeError', 'zu lang'));
  expect(threw('ShapeError', 'too long')).toBe(threw('RangeError', 'too long'));
  expect(threw('RangeError', 'x')).not.toBe(threw('TypeError', 'x'));
  expect(threw('ReferenceError', 'rows is not defined')).not.toBe(
    threw('ReferenceError', 'performance is not defined'),
  );
  expect(threw('TypeError', "Cannot read properties of null (reading 'data')")).not.toBe(
    threw('TypeError', "Cannot read properties of undefined (reading 'shape')"),
  );
});

const module15 = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');

test.runIf(existsSync(join(HIDDEN, module15.id)))(
  'what was made in one process is recognised in the sandbox, in every part of a module',
  { timeout: 60_000 },
  async () => {
    const corpus = await loadCorpus(module15, HIDDEN);
    const table = readMistakes(module15);
    const grader = await ModuleGrader.open(module15);
    try {
      for (const id of [
        'truncates',
        'zero-point-off-by-one',
        'spreads-arguments',
        'quantizes-every-layer',
      ]) {
        const { files = [] } = corpus?.mistakes.find((mistake) => mistake.id === id) ?? {};
        const traces = new Map<string, string>();
        const subject = { id, name: id, sha256: '', files, ignored: [] };
        const { results } = await grader.grade({
          subject,
          packs: ['public'],
          origin: 'complete',
          onTrace: (check, trace) => traces.set(check, trace),
        });
        const [first, ...others] = diagnose(table, module15, results, traces);
        expect(first).toMatchObject({ certainty: 'exact', ids: [id] });
        for (const { certainty, from } of others) {
          expect([certainty, from]).toEqual(['follows', first?.task]);
        }
      }
    } finally {
      grader.close();
    }
  },
);
