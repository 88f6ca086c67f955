// Where a learner's modules are laid over packages, and how they come along with a submission.
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withBelow } from '../src/catalog/catalog.ts';
import type { ModuleSpec, StackLayer } from '../src/contracts.ts';
import { gradeBatch } from '../src/grade-batch.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { readFolder } from '../src/intake/from-folder.ts';
import { readRecord } from '../src/records/store.ts';
import { feedback } from '../src/reports/feedback.ts';
import { gradeRow } from '../src/reports/grade-row.ts';
import { reportPaths } from '../src/reports/write-reports.ts';
import { HARNESS_ENTRY, PACKAGES } from '../src/sandbox/given.ts';
import {
  faultInLayer,
  layStack,
  narrowedTo,
  type TranslatedLayer,
  translateLayers,
} from '../src/sandbox/stack.ts';
import { verifyRecord } from '../src/verify/verify.ts';
import {
  double,
  GOOD,
  hiddenChecks,
  removeScratch,
  scratchFolder,
  writeFiles,
} from './support/double.ts';
import { zipOf } from './support/raw-zip.ts';

afterAll(removeScratch);

function layer(module: string, over: string, js: string, imports: string[] = []): TranslatedLayer {
  const exports = { f: 'src/f.ts' };
  const laid: StackLayer = { module, over, exports, imports, files: [], sha256: 'a'.repeat(64) };
  return {
    layer: laid,
    files: [
      {
        path: 'src/f.ts',
        translated: { js, imports, exports: ['f'], exportsMore: false, named: [] },
      },
    ],
  };
}

const [tensor, nn, check] = ['tensor', 'nn', 'check'].map((name) => `${PACKAGES}${name}/index.ts`);
const given = {
  modules: {
    [HARNESS_ENTRY]: { source: 'h', imports: { '@tito/check': check ?? '' } },
    [check ?? '']: { source: 'c', imports: { '@tito/tensor': tensor ?? '' } },
    [tensor ?? '']: { source: 't', imports: {} },
    [nn ?? '']: { source: 'n', imports: { '@tito/tensor': tensor ?? '' } },
  },
  specifiers: { '@tito/tensor': tensor ?? '', '@tito/nn': nn ?? '' },
};

test('packages import through a layer, the harness and what it imports never do', () => {
  const { modules, specifiers } = layStack(given, [layer('01-t', '@tito/tensor', 'mine')]);
  expect(specifiers).toEqual({ '@tito/tensor': 'tito:///stack/01-t', '@tito/nn': nn });
  expect(modules[nn ?? '']?.imports).toEqual({ '@tito/tensor': 'tito:///stack/01-t' });
  expect(modules[check ?? '']?.imports).toEqual({ '@tito/tensor': tensor });
  expect(modules['tito:///stack/01-t']).toEqual({
    source: "export { f } from 'src/f.ts';\nexport * from 'package';",
    imports: { 'src/f.ts': 'tito:///stack/01-t/src/f.ts', package: tensor },
  });
});

test('of two layers over one package the later comes first and imports the earlier', () => {
  const two = [
    layer('02-a', '@tito/nn', 'a', ['@tito/nn']),
    layer('03-b', '@tito/nn', 'b', ['@tito/nn', '@tito/tensor', '@tito/none']),
  ];
  const { modules, specifiers } = layStack(given, two);
  expect(specifiers['@tito/nn']).toBe('tito:///stack/03-b');
  expect(modules['tito:///stack/03-b']?.imports['package']).toBe('tito:///stack/02-a');
  expect(modules['tito:///stack/02-a/src/f.ts']?.imports).toEqual({ '@tito/nn': nn });
  expect(modules['tito:///stack/03-b/src/f.ts']?.imports).toEqual({
    '@tito/nn': 'tito:///stack/02-a',
    '@tito/tensor': tensor,
  });
});

/** A layer of these files, the first of which has its export. */
function layerOfTexts(module: string, ...texts: readonly string[]): StackLayer {
  return {
    ...layer(module, '@tito/tensor', '').layer,
    files: texts.map((text, i) => ({ path: i === 0 ? 'src/f.ts' : `src/${i}.ts`, text })),
  };
}

test('what makes the parser fail is tried twice in a whole stack, and each file is of its layer', async () => {
  const tried: string[] = [];
  const translate = (file: { path: string; text: string }) => {
    tried.push(file.text);
    return Promise.resolve(
      file.text.startsWith('bomb')
        ? { error: 'makes the parser fail', isParserFault: true as const }
        : { js: file.text, imports: [], exports: [], exportsMore: false, named: [] },
    );
  };
  const stack = [
    layerOfTexts('01-a', 'a', 'bomb 1'),
    layerOfTexts('02-b', 'bomb 2', 'bomb 3'),
    layerOfTexts('03-c', 'c'),
  ];
  const translated = await translateLayers(stack, { translate });
  expect(tried).toEqual(['a', 'bomb 1', 'bomb 2']);
  expect(translated.map((each) => faultInLayer(each))).toEqual([
    null,
    'stack/02-b/src/f.ts, makes the parser fail',
    'stack/03-c/src/f.ts, was not translated: 2 other files make the parser fail',
  ]);
});

test('a package that is not given is not given by a layer over it either', () => {
  const { modules } = layStack(given, [layer('14-p', '@tito/profiling', 'p')]);
  expect(modules['tito:///stack/14-p']?.source).toBe("export { f } from 'src/f.ts';");
});

function spec(id: string, ...requires: string[]): ModuleSpec {
  return { ...double, id, requires };
}

test('what judges is what the harness and the layers lead to, whatever else a course has', () => {
  const { modules, specifiers } = narrowedTo(given, ['@tito/tensor']);
  expect(Object.keys(specifiers)).toEqual(['@tito/tensor']);
  expect(new Set(Object.keys(modules))).toEqual(new Set([HARNESS_ENTRY, check, tensor]));
});

test('what a module builds on is known through others too, and a circle ends', () => {
  const course = withBelow([
    spec('01-a', '04-d'),
    spec('02-b', '01-a', '00-given'),
    spec('03-c'),
    spec('04-d', '02-b'),
  ]);
  const below = Object.fromEntries(course.map((each) => [each.id, each.below.map(({ id }) => id)]));
  expect(below).toEqual({
    '01-a': ['02-b', '04-d'],
    '02-b': ['01-a', '04-d'],
    '03-c': [],
    '04-d': ['01-a', '02-b'],
  });
});

/** A module before 99 that stands for `sizeOf` of @tito/tensor. */
const shapes: ModuleSpec = {
  ...double,
  id: '98-shapes',
  number: 98,
  imports: [],
  tasks: [{ id: '98.1', title: 'Size', points: 1, file: 'src/size.ts', exports: ['sizeOf'] }],
  folder: '/nowhere',
};
const module: ModuleSpec = { ...double, requires: ['98-shapes'], below: [shapes] };
const USES_IT = {
  ...GOOD,
  'src/double.ts':
    "import { sizeOf } from '@tito/tensor';\nexport const double = (x: number) => sizeOf([2]) * x;\n",
};
const WRONG = { 'stack/98-shapes/src/size.ts': 'export const sizeOf = (): number => 3;\n' };

test('earlier modules come along in stack/, by the rules for all files; others do not', async () => {
  const folder = writeFiles(scratchFolder(), {
    ...USES_IT,
    ...WRONG,
    'stack/98-shapes/index.ts': '',
    'stack/98-shapes/src/notes.md': '',
    'stack/97-other/src/size.ts': '',
  });
  const submission = await readFolder(module, folder, { id: 'ada', name: 'Ada' });
  expect(submission).toMatchObject({
    files: [{ path: 'src/double.ts' }, { path: 'src/half.ts' }],
    stack: [{ module: '98-shapes', exports: { sizeOf: 'src/size.ts' }, files: [{}] }],
    ignored: [
      'stack/97-other/src/size.ts (module 99 does not build on it)',
      'stack/98-shapes/index.ts (not below src/)',
      'stack/98-shapes/src/notes.md (no TypeScript file)',
    ],
  });
  writeFiles(folder, { 'x/stack/98-shapes/src/size.ts': '' });
  expect(await readFolder(module, folder)).toMatchObject({
    reason: "'stack/98-shapes/src/size.ts' is there twice.",
  });
});

test('a class is judged on the packages and told of own parts; a record proves both', async () => {
  const folder = writeFiles(scratchFolder(), {
    'ada.zip': zipOf({ ...USES_IT, ...WRONG }),
    'bob.zip': zipOf(USES_IT),
  });
  const out = join(folder, 'graded');
  const grader = await ModuleGrader.open(module, { checks: hiddenChecks });
  const run = async () => {
    const batch = gradeBatch({ folder, out, module, grader, seed: 's' });
    for (;;) {
      const step = await batch.next();
      if (step.done === true) return step.value;
    }
  };
  const { records, reused } = await run();
  const again = await run();
  grader.close();
  expect([reused, again.reused]).toEqual([0, 2]);
  const [ada, bob] = records;
  if (ada === undefined || bob === undefined) throw new Error('two records were expected');
  expect([ada.verdict.points, bob.verdict.points]).toEqual([100, 100]);
  expect(gradeRow(module, ada)).toMatchObject({
    points: 100,
    ownParts: { modules: ['98-shapes'], status: 'failed', points: 40 },
  });
  expect(bob.ownParts).toBeNull();
  expect(feedback(module, ada)).toMatch(
    /own 98-shapes in place[^]*40 of 100 points[^]*not on yours:\n\n- ✗ failed: double\S+ is 6 \(public\)/,
  );
  const { submissions } = reportPaths(out);
  const verify = (record: typeof ada) =>
    verifyRecord({ record, module, submissions, checks: hiddenChecks });
  expect(await verify(ada)).toMatchObject({ outcome: 'identical', differences: [] });
  const kept = await readRecord(reportPaths(out).records, 'ada');
  expect(kept).toEqual(ada);
  const { ownParts } = ada;
  if (ownParts === null) throw new Error('own parts were expected');
  const better = { ...ownParts, verdict: { ...ownParts.verdict, points: 100 } };
  expect(await verify({ ...ada, ownParts: better })).toMatchObject({
    outcome: 'differs',
    differences: [{ of: 'own parts: verdict', what: 'points', recorded: '100', now: '40' }],
  });
});
