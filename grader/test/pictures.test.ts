// Pictures are a module's data: they ask only for what is done by then, and decide nothing.
import { join } from 'node:path';
import { type Exports, inProcess } from '@tito/check';
import { expect, test } from 'vitest';
import { type AnyAlbum, loadAlbum } from '../src/catalog/album.ts';
import { readCatalog } from '../src/catalog/catalog.ts';
import { loadPacks } from '../src/catalog/packs.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { readFolder } from '../src/intake/from-folder.ts';
import type { ModuleSpec } from '../src/contracts.ts';
import { drawAlbum } from '../src/pictures/draw.ts';
import { WORKSPACE } from '../src/workspace.ts';
import {
  double,
  GOOD,
  hiddenChecks,
  removeScratch,
  scratchFolder,
  writeFiles,
} from './support/double.ts';

interface Illustrated {
  readonly module: ModuleSpec;
  readonly album: AnyAlbum;
  readonly reference: Exports;
  readonly given: Exports;
}

async function exportsOf(name: string): Promise<Exports> {
  return import(name);
}

/** The modules that have pictures. */
const illustrated: Illustrated[] = [];
for (const module of readCatalog(join(WORKSPACE, 'modules'))) {
  const album = await loadAlbum(module);
  if (album === null) continue;
  const { given } = (await loadPacks(module, join(WORKSPACE, 'grader/checks'))).public;
  const parts = [
    await exportsOf(module.reference),
    given === null ? {} : await exportsOf(given),
  ] as const;
  illustrated.push({ module, album, reference: parts[0], given: parts[1] });
}

/** The exports that a learner has when a task is done who goes through them in order. */
function upTo(task: string, { tasks }: ModuleSpec, all: Exports): Exports {
  const done = tasks.slice(0, tasks.findIndex(({ id }) => id === task) + 1);
  const names = new Set(done.flatMap(({ exports }) => exports));
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

test('module 15 has pictures, and no module has one of a task that it has not', () => {
  expect(illustrated.map(({ module }) => module.id)).toContain('15-quantization');
  for (const { module, album } of illustrated) {
    const tasks = module.tasks.map(({ id }) => id);
    expect(tasks).toEqual(expect.arrayContaining(album.pictures.map(({ task }) => task)));
  }
});

const pictures = illustrated.flatMap((of) => of.album.pictures.map(({ task }) => ({ task, of })));

test.each(pictures)(
  'the picture of $task is drawn with what is done by then',
  async ({ task, of }) => {
    const exports = upTo(task, of.module, of.reference);
    const transport = inProcess(exports, of.given);
    const [picture] = await drawAlbum(of.album, new Set([task]), transport);
    expect(picture).toMatchObject({ task, chart: { kind: expect.any(String) }, why: null });
    const again = await drawAlbum(of.album, new Set([task]), inProcess(exports, of.given));
    expect(again).toEqual([picture]); // the same data whenever it is looked at
  },
);

test('code that is not there, throws or returns nonsense is no picture, and keeps none from being drawn', async () => {
  const of = illustrated.find(({ module }) => module.id === '15-quantization');
  if (of === undefined) throw new Error('module 15 has pictures');
  const broken = {
    ...of.reference,
    quantizeInt8: () => {
      throw new TypeError('mine');
    },
    quantizePerChannel: () => ({
      data: new Int8Array(3),
      shape: [3],
      scales: new Float32Array(0),
      axis: 7,
    }),
    QuantizedLinear: undefined,
  };
  const tasks = new Set(of.album.pictures.map(({ task }) => task));
  const drawn = await drawAlbum(of.album, tasks, inProcess(broken, of.given));
  expect(drawn.map(({ task, why }) => [task, why])).toMatchObject([
    ['15.2', 'quantizeInt8() threw TypeError: mine'],
    ['15.3', 'quantizeInt8() threw TypeError: mine'],
    ['15.4', 'quantizeInt8() threw TypeError: mine'],
    ['15.5', 'quantizeInt8() threw TypeError: mine'],
    ['15.7', expect.stringContaining('QuantizedLinear')],
    ['15.8', null],
    ['15.10', null],
  ]);
});

test('another module has pictures by having a folder of them; they are drawn in the sandbox', async () => {
  const draw = async (files: Readonly<Record<string, string>>) => {
    const submission = await readFolder(double, writeFiles(scratchFolder(), files), {
      id: 'a',
      name: 'a',
    });
    if ('reason' in submission) throw new Error(submission.reason);
    return grader.draw({ subject: submission, tasks: ['99.1', '99.2'] });
  };
  const grader = await ModuleGrader.open(double, { checks: hiddenChecks });
  try {
    expect(await draw(GOOD)).toMatchObject([
      {
        task: '99.1',
        title: 'Twice as much',
        why: null,
        chart: { rows: [{ value: 2 }, { value: 42 }] },
      },
    ]);
    const reading =
      "import { readFileSync } from 'node:fs';\nexport const double = readFileSync;\n";
    expect(await draw({ ...GOOD, 'src/double.ts': reading })).toEqual([]); // refused, as in judging
    const throwing = 'export function double(): number {\n  throw new Error("\u001b[31m");\n}\n';
    const [picture] = await draw({ ...GOOD, 'src/double.ts': throwing });
    expect(picture).toMatchObject({ chart: null, why: expect.stringContaining('threw Error') });
  } finally {
    grader.close();
    removeScratch();
  }
});
