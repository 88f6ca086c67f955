import { type Case, casesOf, endless, keepsAll, loses } from '../case.ts';
import { inDouble, inScale, inSigns, whenLoaded } from '../programs.ts';

const { program } = casesOf('E');

/** Taking memory, in and outside the heap, and answering with too much of it. */
export const memoryCases: readonly Case[] = [
  program(
    66,
    'heap-bomb',
    'Fills the heap with objects.',
    inDouble('const kept: any[] = [];\nfor (;;) kept.push(new Array(1000).fill({ x, kept }));'),
    loses(1),
    endless,
  ),
  program(
    66,
    'text-bomb',
    'Fills the heap with text.',
    whenLoaded(
      "const kept: string[] = [];\nfor (;;) kept.push(Array.from({ length: 2 ** 16 }, () => kept.length).join('-'));",
    ),
    loses(1),
    endless,
  ),
  program(
    67,
    'array-buffer-bomb',
    'Fills memory outside the heap.',
    inDouble('const kept: any[] = [];\nfor (;;) kept.push(new Uint8Array(2 ** 26).fill(1));'),
    loses(1),
    endless,
  ),
  program(
    67,
    'resizable-buffer-bomb',
    'Grows one buffer to more than there is.',
    inDouble(
      'const buffer = new (ArrayBuffer as any)(0, { maxByteLength: 2 ** 33 });\nfor (let n = 2 ** 26; ; n += 2 ** 26) { buffer.resize(n); new Uint8Array(buffer, n - 2 ** 26).fill(1); }',
    ),
    loses(1),
    endless,
  ),
  program(
    67,
    'wasm-bomb',
    'Fills memory of WebAssembly, which is not there.',
    inDouble('new (globalThis as any).WebAssembly.Memory({ initial: 65_536 });'),
    loses(1),
  ),
  program(
    70,
    'fills-the-disk',
    'Writes files until the disk is full; there is nothing to write with.',
    whenLoaded(
      "for (;;) { const fs: any = await import('fs'.slice(0)); fs.writeFileSync('/tmp/x', 'x'.repeat(1e9)); }",
    ),
    loses(1),
  ),
  program(
    71,
    'output-flood',
    'Prints without end.',
    inDouble("for (;;) console.log('x'.repeat(4000));"),
    loses(1),
    endless,
  ),
  program(
    71,
    'one-long-line',
    'Prints one line of half a gigabyte.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nconsole.log('x'.repeat(2 ** 29 - 100));\nreturn 2 * x;",
    ),
    keepsAll,
  ),
  program(
    71,
    'prints-a-lot-and-answers',
    'Prints a million lines, and answers.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nfor (let i = 0; i < 1e6; i++) console.log('step', i);\nreturn 2 * x;",
    ),
    keepsAll,
  ),
  program(
    71,
    'huge-answer',
    'Returns twice as many bytes as a reply may hold.',
    inSigns('return { data: new Int8Array(2 ** 27), shape: [2 ** 27], zeros };'),
    loses(3),
  ),
  program(
    71,
    'huge-list',
    'Returns a shape of four billion sizes.',
    inSigns('return { data, shape: new Array(2 ** 32 - 1), zeros };'),
    loses(3),
  ),
  program(
    71,
    'deep-answer',
    'Returns an object a hundred thousand levels deep where numbers are asked for.',
    inSigns(
      'let deep: any = 1;\nfor (let i = 0; i < 1e5; i++) deep = [deep];\nreturn { data, shape: deep, zeros };',
    ),
    loses(3),
  ),
  program(
    71,
    'huge-message',
    'Throws a message of half a gigabyte.',
    inDouble("throw new Error('x'.repeat(2 ** 29 - 100));"),
    loses(1),
  ),
  program(
    511,
    'huge-dtype',
    'Returns a dtype of half a gigabyte.',
    inScale("return { ...x, dtype: 'f'.repeat(2 ** 29 - 100) };"),
    loses(2),
  ),
  program(
    512,
    'array-of-more-than-there-is',
    'Returns an array that is longer than memory, of which nothing was touched.',
    inScale('return { ...x, data: new Float32Array(2 ** 31) };'),
    loses(2),
    endless,
  ),
  program(
    513,
    'same-object-everywhere',
    'Returns ten thousand times the same list.',
    inSigns('return { data, shape: new Array(10_000).fill(1), zeros };'),
    loses(3),
  ),
  program(
    514,
    'prints-a-huge-object',
    'Prints an object of a million fields, again and again.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nfor (let i = 0; i < 20; i++) console.log(big);\nreturn 2 * x;",
      'const big: any = Array.from({ length: 1e5 }, (_, i) => ({ i }));',
    ),
    keepsAll,
  ),
  program(
    515,
    'keeps-references-to-results',
    'Keeps everything that it ever returned.',
    inScale(
      'const data = x.data.map((v: any) => v * factor);\nkept.push(data, x);\nreturn { ...x, data };',
      'const kept: any[] = [];',
    ),
    keepsAll,
  ),
];
