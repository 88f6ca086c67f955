import { attacks } from './attacks.ts';
import { changed, type Files } from '../../../src/author/edits.ts';
import { mistakes } from './mistakes.ts';
import { overfitted } from './overfitted.ts';
import { variants } from './variants.ts';

/** One submission of the invented class that the demo grades. */
export interface Sample {
  /** An invented name; some are hard on file names, CSV files and spreadsheets. */
  readonly student: string;
  readonly format: 'zip' | 'folder';
  readonly what: string;
  /** Ids of variants, mistakes or of an attack, made on the model solution in this order. */
  readonly variants?: readonly string[];
  readonly mistakes?: readonly string[];
  readonly attack?: string;
  /** The only files that are handed in; without it, all of them. */
  readonly partial?: readonly string[];
  /** Files of its own, in place of the solution's. */
  readonly files?: Files;
  /** The stubs as they are, in place of the solution. */
  readonly untouched?: true;
  /** An archive made by hand: an entry that leads out of it, or one that unpacks without end. */
  readonly hostile?: 'traversal' | 'bomb';
}

export const samples: readonly Sample[] = [
  { student: 'Ada Okafor', format: 'zip', what: 'full marks' },
  {
    student: 'Müller, Jörg',
    format: 'folder',
    what: 'full marks in another style',
    variants: ['half-to-even', 'arrow-exports', 'loops-instead-of-matmul'],
  },
  {
    student: '=SUM(A1:A9)',
    format: 'zip',
    what: 'the stubs as they were, from somebody whose name is a formula',
    untouched: true,
  },
  {
    student: '李小龍',
    format: 'zip',
    what: 'the first three tasks, the rest not handed in',
    partial: ['qparams.ts', 'quantize.ts'],
  },
  {
    student: "Siobhán O'Brien",
    format: 'folder',
    what: 'up to the product; nothing from the layer on',
    partial: ['qparams.ts', 'quantize.ts', 'per-channel.ts', 'calibrate.ts', 'matmul-int8.ts'],
  },
  {
    student: 'Priya Raghunathan',
    format: 'zip',
    what: 'the zero point of unsigned codes, codes that wrap around, and no layer yet',
    mistakes: ['uint8-zero-point', 'wraps-around'],
    partial: ['qparams.ts', 'quantize.ts', 'per-channel.ts', 'calibrate.ts', 'matmul-int8.ts'],
  },
  {
    student: 'محمد الأحمد',
    format: 'zip',
    what: 'keeps the float layer out of sight',
    mistakes: ['float-layer-kept-privately'],
  },
  {
    student: 'José Nuñez Ibarra',
    format: 'folder',
    what: 'calibrates every layer on the input of the model',
    mistakes: ['calibrates-on-model-input'],
  },
  {
    student: 'Wei Chen',
    format: 'zip',
    what: 'one scale for all channels, a float32 accumulator, and no layer yet',
    mistakes: ['one-scale-for-all', 'float32-accumulator'],
    partial: ['qparams.ts', 'quantize.ts', 'per-channel.ts', 'calibrate.ts', 'matmul-int8.ts'],
  },
  {
    student: 'Nan Fischer',
    format: 'zip',
    what: 'returns NaN, which no comparison finds too large, and hands in three tasks',
    mistakes: ['returns-nan'],
    partial: ['qparams.ts', 'quantize.ts'],
  },
  {
    student: 'Loop Jansen',
    format: 'zip',
    what: 'never returns from calibrate, and has no layer yet',
    attack: 'loops-in-calibration',
    partial: ['qparams.ts', 'quantize.ts', 'per-channel.ts', 'calibrate.ts', 'matmul-int8.ts'],
  },
  {
    student: 'Tabea Lindgren',
    format: 'zip',
    what: 'looks the answers to the public checks up in a table, and hands in three tasks',
    files: overfitted,
  },
  {
    student: 'Zoë Vandermeer',
    format: 'folder',
    what: 'ends the process when it is loaded',
    attack: 'exits-at-import',
  },
  {
    student: 'Dimitri Papadopoulos 🦉',
    format: 'zip',
    what: 'hands in the package',
    attack: 're-exports-the-reference',
  },
  {
    student: '../../etc/passwd',
    format: 'zip',
    what: 'an archive with an entry that leads out of it',
    hostile: 'traversal',
  },
  {
    student: 'Bo "Bomb" Lindqvist',
    format: 'zip',
    what: 'a small archive with an entry that unpacks without end',
    hostile: 'bomb',
  },
];

/** The files of its own that a sample hands in, by name below `src/`. */
export function sampleFiles(sample: Sample, solution: Files): Files {
  if (sample.files !== undefined) return sample.files;
  const chosen = [
    ...(sample.variants ?? []).map((id) => byId(variants, id)),
    ...(sample.mistakes ?? []).map((id) => byId(mistakes, id)),
    ...(sample.attack === undefined ? [] : [byId(attacks, sample.attack)]),
  ];
  const files = chosen.reduce(changed, solution);
  const { partial } = sample;
  if (partial === undefined) return files;
  return Object.fromEntries(Object.entries(files).filter(([name]) => partial.includes(name)));
}

function byId<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (found === undefined) throw new Error(`samples: there is no ${id}`);
  return found;
}
