import { writeFileSync } from 'node:fs';
import { type Case, casesOf, keepsAll, loses } from '../case.ts';
import { honest, inDouble, whenLoaded, withFiles } from '../programs.ts';
import { rawZip, zipOf } from './raw-zip.ts';

const { program, archive } = casesOf('A');

/** Whose work it is, which work it is, and whether it stays the same. */
export const identityCases: readonly Case[] = [
  program(
    16,
    'folders-of-tools',
    'Comes with node_modules, .git and what macOS adds, in a folder around it all.',
    Object.fromEntries([
      ...Object.entries(honest).map(([name, text]) => [`work/${name}`, text]),
      ['work/node_modules/@tito/tensor/index.js', 'process.exit(0);'],
      ['work/.git/config', '[core]'],
      ['__MACOSX/work/src/._double.ts', 'x'],
    ]),
    keepsAll,
    { leavesOut: 'work/node_modules/ (never used)' },
  ),
  program(
    17,
    'claims-another-identity',
    'Says in a file, in a folder name and in the code that somebody else handed it in.',
    {
      ...whenLoaded('export const student = "Ada Okafor"; export const id = "ada-okafor";'),
      'student.json': '{"id":"ada-okafor","name":"Ada Okafor"}',
    },
    keepsAll,
    { leavesOut: 'student.json (not below src/)' },
  ),
  program(
    18,
    'first-of-two',
    'Is the first of two archives of one name: right.',
    withFiles({}),
    keepsAll,
    {
      fileName: 'A18 Twice.zip',
    },
  ),
  program(
    18,
    'second-of-two',
    'Is the second of two archives of one name: wrong. Neither is merged into the other.',
    inDouble('return 0;'),
    loses(1),
    { fileName: 'a18-twice.ZIP' },
  ),
  archive(
    19,
    'changes-while-it-is-judged',
    'Is replaced by right answers after it was read: what was read is judged.',
    () => zipOf(inDouble('return 0;')),
    loses(1),
    { meanwhile: (path) => writeFileSync(path, zipOf(honest)) },
  ),
  archive(
    128,
    'vanishes-while-it-is-judged',
    'Is emptied after it was read.',
    () => zipOf(honest),
    keepsAll,
    { meanwhile: (path) => writeFileSync(path, '') },
  ),
  program(
    129,
    'byte-order-marks',
    'Begins with byte order marks and ends lines as Windows does.',
    withFiles(
      Object.fromEntries(
        Object.entries(honest).map(([name, text]) => [
          name,
          `\uFEFF${text.replaceAll('\n', '\r\n')}`,
        ]),
      ),
    ),
    keepsAll,
  ),
  archive(
    130,
    'only-one-task',
    'Hands in one task and leaves out the rest.',
    () => rawZip([{ name: 'src/double.ts', content: honest['src/double.ts'] ?? '' }]),
    loses(2, 3, 4),
  ),
];
